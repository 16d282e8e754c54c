// The next events of a replay: which of them the sink takes, each with its delivery.
import type { NewDelivery } from '../ledger/accept-events';
import {
  makeReplays,
  nextEvents,
  type EventToReplay,
  type Replay,
  type ReplayedDelivery,
} from '../ledger/bulk/replays';
import { hasSoundFilter } from '../ledger/configuration';
import type { Database } from '../ledger/ledger';
import { findSink } from '../ledger/resources/sinks';
import type { BulkFailure, Replayed } from '../model/bulk';
import type { PenstockEvent } from '../model/event';
import type { Sink } from '../model/sink';
import { giveTemplateKey, newDelivery, wants } from './new-delivery';

/** Their bodies are in memory. */
const mostEventsAtOnce = 20;

export const createNextReplays =
  (db: Database) =>
  async (replay: Replay, afterUid: string | undefined, limit: number): Promise<Replayed[]> => {
    const sink = await findTarget(db, replay);
    const found: Replayed[] = [];
    for (let isLast = false; !isLast && found.length < limit;) {
      const most = Math.min(mostEventsAtOnce, limit - found.length);
      const events = await nextEvents(db, replay, found.at(-1)?.eventUid ?? afterUid, most);
      found.push(
        ...('error' in sink
          ? events.map(({ event }) => failed(event, sink))
          : await replayTo(sink, events, db, replay)),
      );
      isLast = events.length < most;
    }
    return found;
  };

/** Why events cannot be delivered. */
type Fault = Pick<BulkFailure, 'error' | 'message'>;

async function findTarget(db: Database, { filter: { sourceId, sinkId } }: Replay): Promise<Sink | Fault> {
  const sink = await findSink(db, sourceId, sinkId);
  const named = `sink "${sinkId}" of source "${sourceId}"`;
  if (!sink) return { error: 'sinkNotFound', message: `${named} is no longer there` };
  if (hasSoundFilter(sink)) return sink;
  return { error: 'sinkBroken', message: `the stored filter of ${named} does not parse` };
}

async function replayTo(sink: Sink, events: EventToReplay[], db: Database, replay: Replay): Promise<Replayed[]> {
  const unknown: { eventUid: string; delivery: NewDelivery }[] = [];
  const decided = new Map<string, Replayed>();
  const decide = (replayed: Replayed) => decided.set(replayed.eventUid, replayed);
  for (const { event, delivery } of events) {
    if (!wants(sink, event)) decide({ eventUid: event.uid, kind: 'skipped' });
    else if (delivery) decide(replayed(event.uid, delivery));
    else {
      const made = newDelivery(sink, event);
      await giveTemplateKey(made, sink.policy, event);
      if (made.dead) decide(failed(event, { error: made.dead.failure.code, message: made.dead.failure.message }));
      else unknown.push({ eventUid: event.uid, delivery: made });
    }
  }
  const made = unknown.length === 0 ? undefined : await makeReplays(db, replay, unknown);
  return events.map(({ event: { uid } }) => decided.get(uid) ?? replayed(uid, made?.get(uid)));
}

function replayed(eventUid: string, delivery: ReplayedDelivery | undefined): Replayed {
  if (!delivery) return { eventUid, kind: 'skipped' };
  return delivery.isDone ? { eventUid, kind: 'done' } : { eventUid, kind: 'known', deliveryId: delivery.id };
}

const failed = ({ uid }: PenstockEvent, fault: Fault): Replayed => ({
  eventUid: uid,
  kind: 'failed',
  failure: { id: uid, ...fault },
});
