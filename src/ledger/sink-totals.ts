// Numbers of every sink at once, for metrics.
import { sql } from 'drizzle-orm';
import type { DeliveryState } from '../model/delivery';
import { rows, type Database } from './ledger';
import type { Statistics } from './statistics';

export interface SinkTotals extends Omit<Statistics, 'open' | 'firstAcceptedAt' | 'lastAcceptedAt'> {
  sourceId: string;
  sinkId: string;
}

/** Totals since the beginning, by sink. Reads a row per sink and hour. */
export async function readSinkTotals(db: Database): Promise<SinkTotals[]> {
  return rows<SinkTotals>(
    db,
    sql`
      select source_id as "sourceId", sink_id as "sinkId", sum(accepted)::float8 as accepted,
        sum(delivered)::float8 as delivered, sum(dead)::float8 as dead, sum(discarded)::float8 as discarded,
        sum(skipped)::float8 as skipped, sum(expired)::float8 as expired,
        sum(failed_attempts)::float8 as "failedAttempts", sum(bytes)::float8 as bytes
      from statistics group by source_id, sink_id`,
  );
}

export interface OpenDeliveries {
  sourceId: string;
  sinkId: string;
  state: DeliveryState;
  count: number;
}

/** Deliveries that are neither settled nor dead, by sink and state. Reads only those. Index: deliveries_by_state. */
export async function countOpenDeliveries(db: Database): Promise<OpenDeliveries[]> {
  return rows<OpenDeliveries>(
    db,
    sql`
      select source_id as "sourceId", sink_id as "sinkId", state, count(*)::float8 as count
      from deliveries where state in ('pending', 'parked', 'running', 'waiting') group by source_id, sink_id, state`,
  );
}
