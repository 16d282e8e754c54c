// What became of deliveries whose callers wait.
import { sql } from 'drizzle-orm';
import type { DeliveryState, Receipt } from '../../model/delivery';
import type { Failure } from '../../model/errors';
import { rows, uuids, type Database } from '../ledger';

export interface Standing {
  id: string;
  sinkId: string;
  state: DeliveryState;
  /** Why it was discarded, skipped, abandoned or expired. */
  reason: string | null;
  failure: Failure | null;
  receipt: Receipt | null;
}

const columns = sql`id, sink_id as "sinkId", state, reason, failure, receipt`;

/** Those that have an outcome, noted as told to whoever has waited for them. By primary key. */
export function takeOutcomes(db: Database, ids: string[]): Promise<Standing[]> {
  return rows(
    db,
    sql`
      with ended as materialized (
        select ${columns}, answered from deliveries
        where id = any(${uuids(ids)}) and state in ('dead', 'delivered', 'discarded', 'skipped', 'abandoned', 'expired')
      ), told as (
        update deliveries d set answered = true from ended
        where d.id = any(${uuids(ids)}) and d.id = ended.id and ended.answered = false
      )
      select id, "sinkId", state, reason, failure, receipt from ended`,
  );
}

/** As it stands, whether it has an outcome or not. */
export async function readStanding(db: Database, id: string): Promise<Standing | undefined> {
  const [row] = await rows<Standing>(db, sql`select ${columns} from deliveries where id = ${id}`);
  return row;
}
