// What the ledger says, asked of it directly: while the deliveries go, and when they are settled.
import { sql } from 'drizzle-orm';
import { rows, type Database } from '../ledger/ledger';
import { readStatistics, type Statistics } from '../ledger/statistics';
import type { DeliveryState } from '../model/delivery';

/** Deliveries of one sink by where they are. */
export interface Progress {
  sinkId: string;
  accepted: number;
  /** With its workflow, or about to be. */
  underWay: number;
  /** For the time of the next attempt. */
  waiting: number;
  delivered: number;
  /** Attempted more than once, whatever came of it. */
  retried: number;
  dead: number;
  skipped: number;
}

/** In the order in which the sinks were made. */
export async function readProgress(db: Database): Promise<Progress[]> {
  return rows<Progress>(
    db,
    sql`
      select s.id as "sinkId", count(d.id)::integer as accepted,
        count(*) filter (where d.state in ('pending', 'parked', 'running'))::integer as "underWay",
        count(*) filter (where d.state = 'waiting')::integer as waiting,
        count(*) filter (where d.state = 'delivered')::integer as delivered,
        count(*) filter (where d.attempts > 1)::integer as retried,
        count(*) filter (where d.state = 'dead')::integer as dead,
        count(*) filter (where d.state = 'skipped')::integer as skipped
      from sinks s left join deliveries d on d.source_id = s.source_id and d.sink_id = s.id
      group by s.source_id, s.id, s.created_at order by s.created_at, s.id`,
  );
}

export interface LedgerDelivery {
  id: string;
  sinkId: string;
  state: DeliveryState;
  /** CloudEvents id of its event. */
  eventId: string;
  /** Ids that the target gave it: of a job, of a set of suggestions. */
  targetIds: string[];
  /** What went wrong last. */
  failure: string | null;
}

export interface LedgerSays {
  events: { uid: string; id: string; bodyHash: string }[];
  deliveries: LedgerDelivery[];
  statistics: Statistics;
}

export async function readLedger(db: Database): Promise<LedgerSays> {
  return {
    events: await rows(db, sql`select uid, id, encode(sha256(body), 'hex') as "bodyHash" from events`),
    deliveries: await rows(
      db,
      sql`
        select d.id, d.sink_id as "sinkId", d.state, e.id as "eventId", d.failure ->> 'message' as failure,
          (select coalesce(jsonb_agg(coalesce(data ->> 'jobId', data ->> 'suggestionSessionId')), '[]')
            from (select a.receipt -> 'data' as data from attempts a where a.delivery_id = d.id) receipts
            where data ?| array['jobId', 'suggestionSessionId']) as "targetIds"
        from deliveries d join events e on e.uid = d.event_uid order by d.id`,
    ),
    statistics: await readStatistics(db),
  };
}
