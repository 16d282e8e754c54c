import { sql } from 'drizzle-orm';
import type { DeliveryState } from '../model/delivery';
import type { PenstockEvent } from '../model/event';
import { rows, uuidOf, type Database } from './ledger';
import { inChain } from './read-events';
import { isWithin, type Within } from './within';

/** An event in its chain, with what became of it. */
export interface ChainedEvent extends Pick<
  PenstockEvent,
  'uid' | 'sourceId' | 'id' | 'type' | 'subject' | 'depth' | 'receivedAt'
> {
  /** The delivery in this chain that led to it; absent when its sender named none, or one of another chain. */
  causeid?: string;
  deliveries: {
    id: string;
    sinkId: string;
    state: DeliveryState;
    reason: string | null;
    attempts: number;
    settledAt: string | null;
  }[];
}

/** A page of the events of a chain, in the order they came in. Index: events_by_root, deliveries_by_event. */
export async function listChain(
  db: Database,
  { rootid, within, afterId, limit }: { rootid: string; within: Within; afterId?: string; limit: number },
): Promise<ChainedEvent[]> {
  const found = await rows<
    Omit<ChainedEvent, 'subject' | 'causeid'> & { subject: string | null; causeid: string | null }
  >(
    db,
    sql`
      select e.uid, e.source_id as "sourceId", e.id, e.type, e.subject, e.depth, rfc3339(e.received_at) as "receivedAt",
        (select c.id from deliveries c join events p on p.uid = c.event_uid
          where c.id = ${uuidOf(sql`e.causeid`)}
            and p.rootid = e.rootid and ${isWithin(sql`c.source_id`, within)}) as causeid,
        (select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'sinkId', d.sink_id, 'state', d.state,
            'reason', d.reason, 'attempts', d.attempts, 'settledAt', rfc3339(d.settled_at)) order by d.id), '[]')
          from deliveries d where d.event_uid = e.uid) as deliveries
      from events e where ${inChain(rootid)} and ${isWithin(sql`e.source_id`, within)}
        ${afterId === undefined ? sql`` : sql`and e.uid > ${afterId}::uuid`}
      order by e.uid limit ${limit}`,
  );
  return found.map(({ subject, causeid, ...event }) => ({
    ...event,
    ...(subject !== null && { subject }),
    ...(causeid !== null && { causeid }),
  }));
}
