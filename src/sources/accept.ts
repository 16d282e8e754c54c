// From events that a source has read to events the ledger keeps, with a delivery for each sink that wants them.
import { acceptEvents, type Accepted, type NewEvent } from '../ledger/accept-events';
import type { ConfiguredSource } from '../ledger/configuration';
import type { Database } from '../ledger/ledger';
import { PenstockError } from '../model/errors';
import type { PenstockEvent } from '../model/event';
import { newUuid } from '../model/ids';
import { matchesFilter } from '../model/matches-filter';
import { groupCommit } from './group-commit';

/**
 * Accepts the events of one request, all or none; answers after the commit, in their order. Rejects with
 * `ledgerUnavailable` when nothing was written because the ledger is away.
 */
export type Accept = (source: ConfiguredSource, events: PenstockEvent[]) => Promise<Accepted[]>;

export function createAccept(db: Database): Accept {
  const commit = groupCommit<NewEvent[], Accepted[]>(
    async (requests) => {
      const accepted = await acceptEvents(db, requests.flat());
      return requests.map((events) => accepted.splice(0, events.length));
    },
    isItemsFault,
    bytesOf,
  );
  return async (source, events) => {
    try {
      return await commit(events.map((event) => ({ event, deliveries: wantedBy(source, event) })));
    } catch (error) {
      throw refused(error);
    }
  };
}

/** Headers and attributes of an event are counted with so much. */
const bytesBesideBody = 2048;
const bytesOf = (events: NewEvent[]): number =>
  events.reduce((sum, { event }) => sum + event.body.length + bytesBesideBody, 0);

const wantedBy = ({ sinks }: ConfiguredSource, event: PenstockEvent) =>
  sinks
    .filter((sink) => !sink.filter || matchesFilter(sink.filter, event))
    .map((sink) => ({ id: newUuid(), sinkId: sink.id }));

/** SQLSTATE of the error, or what else is known of it. */
function databaseError(error: unknown): { code: string; message: string } {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  const { code, message } = cause as { code?: unknown; message?: unknown };
  return { code: typeof code === 'string' ? code : '', message: typeof message === 'string' ? message : String(cause) };
}

/** Classes 22 (data), 23 (constraint), 40 (rolled back) and 54 (limit) come of what was written, not of the database. */
const isItemsFault = (error: unknown): boolean => /^(22|23|40|54)...$/.test(databaseError(error).code);

function refused(error: unknown): unknown {
  if (error instanceof PenstockError) return error;
  const { code, message } = databaseError(error);
  if (/^(22|54)/.test(code)) {
    return new PenstockError('badRequest', `the event cannot be stored: ${message}`, { cause: error });
  }
  return new PenstockError('ledgerUnavailable', `the ledger did not take the event: ${message}`, { cause: error });
}
