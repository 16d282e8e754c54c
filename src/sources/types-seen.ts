// Which types of events come in: noted beside the events, not with every one.
import { noteSeenTypes } from '../ledger/event-types';
import type { Database } from '../ledger/ledger';
import type { PenstockEvent } from '../model/event';

type SeenEvent = Pick<PenstockEvent, 'sourceId' | 'type' | 'uid'>;

const noteAgainAfterMs = 60_000;
const mostRemembered = 10_000;

/**
 * Notes the types of events that were accepted; a type that this process has noted within the last minute costs nothing.
 * What cannot be noted is left for the next event of the type.
 */
export function createTypesSeen(db: Database): (events: SeenEvent[]) => Promise<void> {
  const notedAt = new Map<string, number>();

  return async (events) => {
    const now = Date.now();
    const fresh = new Map<string, SeenEvent>();
    for (const event of events) {
      const key = JSON.stringify([event.sourceId, event.type]);
      if (now - (notedAt.get(key) ?? 0) >= noteAgainAfterMs) fresh.set(key, event);
    }
    if (fresh.size === 0) return;
    if (notedAt.size > mostRemembered) notedAt.clear();
    // Before it is done, so that concurrent requests do not note the same.
    for (const key of fresh.keys()) notedAt.set(key, now);
    const seen = [...fresh.values()].map(({ sourceId, type, uid }) => ({ sourceId, type, exampleUid: uid }));
    await noteSeenTypes(db, seen).catch(() => {
      for (const key of fresh.keys()) notedAt.delete(key);
    });
  };
}
