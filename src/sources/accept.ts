// From events that a source has read to events the ledger keeps, with a delivery for each sink that wants them.
import { acceptEvents, type Accepted, type NewEvent } from '../ledger/accept-events';
import { ConfigurationChanged, type ConfiguredSource } from '../ledger/configuration';
import { isItemsFault } from '../ledger/database-error';
import { groupCommit } from '../ledger/group-commit';
import type { Database } from '../ledger/ledger';
import { PenstockError } from '../model/errors';
import type { PenstockEvent } from '../model/event';
import { Intakes } from '../model/intakes';
import { giveTemplateKeys, hasTemplateKeys } from './template-keys';
import { recordTable } from '../sinks/iceberg/takes-records';
import { checkTypes } from './check-types';
import { logSkipped, type SkipLog } from './log-skipped';
import { newDelivery, wants } from './new-delivery';
import { keepPlaces, type Places } from './places';
import { refused } from './refused';
import { createTypesSeen } from './types-seen';

/** A caller waits for the outcome of the events' deliveries to one sink, for so many ms. */
export interface CallerWaits {
  sinkId: string;
  waitMs: number;
}

/**
 * Accepts the events of one request, all or none; answers after the commit, in their order. Rejects with
 * `ConfigurationChanged` when `source` is no longer what the ledger says, with `schemaViolation` when an event's type is
 * enforced and its data does not match, with `payloadTooLarge` when several make too many deliveries, and with
 * `ledgerUnavailable` when nothing was written because the ledger is away.
 */
export type Accept = (source: ConfiguredSource, events: PenstockEvent[], caller?: CallerWaits) => Promise<Accepted[]>;

/** `intakes`: groups of this process, which take in what they have room for. */
export function createAccept(db: Database, log: SkipLog, intakes = new Intakes()): Accept {
  const commit = groupCommit<NewEvent[], (Accepted | 'stale')[]>(
    async (requests) => {
      const newEvents = requests.flat();
      const accepted = await acceptEvents(db, newEvents);
      logSkipped(log, newEvents, accepted);
      return requests.map((events) => accepted.splice(0, events.length));
    },
    isItemsFault,
    bytesOf,
    rowsOf,
  );
  const acceptInto = async (places: Places, newEvents: NewEvent[]): Promise<Accepted[]> => {
    try {
      const accepted = (await commit(newEvents)).map((one) => {
        // All of a request were read by the same settings: none of them is written then.
        if (one === 'stale') throw new ConfigurationChanged();
        return one;
      });
      places.settle(accepted);
      return accepted;
    } catch (error) {
      places.giveUp();
      throw error;
    }
  };
  const noteTypes = createTypesSeen(db);
  return async (source, sent, caller) => {
    try {
      const events = await checkTypes(source, sent);
      const { configurationVersion } = source;
      const newEvents = events.map((event) => {
        const deliveries = newDeliveries(source, event);
        const answering = caller && deliveries.find(({ sinkId }) => sinkId === caller.sinkId);
        if (answering) answering.waitMs = caller.waitMs;
        return { event, deliveries, configurationVersion };
      });
      refuseTooMany(newEvents);
      if (hasTemplateKeys(source)) await giveTemplateKeys([source], newEvents);
      const written = await acceptInto(keepPlaces(intakes, source, newEvents), newEvents);
      await noteTypes(events.map(({ sourceId, type }, at) => ({ sourceId, type, uid: written[at]?.uid ?? '' })));
      return written;
    } catch (error) {
      throw refused(error, 'event');
    }
  };
}

/** One request writes so many deliveries at most: more take seconds, in which nobody else's events are written. */
const mostDeliveries = 20_000;

/** An event alone may have as many as there are sinks. */
function refuseTooMany(events: NewEvent[]): void {
  const deliveries = events.reduce((sum, { deliveries }) => sum + deliveries.length, 0);
  if (events.length === 1 || deliveries <= mostDeliveries) return;
  const fitting = Math.floor((events.length * mostDeliveries) / deliveries);
  throw new PenstockError(
    'payloadTooLarge',
    `the batch makes ${deliveries} deliveries to the sinks of its source, and may make ${mostDeliveries}: send it in ` +
      `several, of about ${Math.max(1, fitting)} events`,
  );
}

/** Events; each of its deliveries is one more where there are several. */
const rowsOf = (events: NewEvent[]): number =>
  events.reduce((sum, { deliveries }) => sum + Math.max(1, deliveries.length), 0);

/** Headers and attributes of an event are counted with so much. */
const bytesBesideBody = 2048;
/** A small event may have many deliveries, which are what its statement takes long and much memory for. */
export const bytesPerDelivery = 512;
const bytesOf = (events: NewEvent[]): number =>
  events.reduce(
    (sum, { event, deliveries }) => sum + event.body.length + bytesBesideBody + deliveries.length * bytesPerDelivery,
    0,
  );

/**
 * One for each sink that wants the event, but not as a record: those get it in the batches of the source. Keys that
 * templates give are not in it yet.
 */
export const newDeliveries = ({ source, sinks }: ConfiguredSource, event: PenstockEvent): NewEvent['deliveries'] =>
  sinks.filter((sink) => wants(sink, event) && !recordTable(source.type, sink)).map((sink) => newDelivery(sink, event));
