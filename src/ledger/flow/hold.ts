import { sql } from 'drizzle-orm';
import { rows, type Database } from '../ledger';

/** Why nothing of a sink may be attempted. */
export type Hold = 'paused' | 'breaker' | 'sink deleted';

/** A column with the `Hold` of a sink `s` (left joined) with its `sink_flow f`; null when there is none. */
export const hold = sql`
  case when s.id is null then 'sink deleted' when s.state = 'paused' then 'paused'
    when f.breaker <> 'closed' then 'breaker' end`;

export async function readHold(db: Database, of: { sourceId: string; sinkId: string }): Promise<Hold | undefined> {
  const [row] = await rows<{ hold: Hold | null }>(
    db,
    sql`
      select ${hold} as hold from (select) one
        left join sinks s on s.source_id = ${of.sourceId} and s.id = ${of.sinkId}
        left join sink_flow f on f.source_id = s.source_id and f.sink_id = s.id`,
  );
  return row?.hold ?? undefined;
}
