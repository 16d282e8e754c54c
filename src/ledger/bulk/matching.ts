// The deliveries, or the events, that a request for many means.
import { sql, type SQL } from 'drizzle-orm';
import type { BulkFilter, BulkVerb } from '../../model/bulk';
import { ownSourceOf } from '../accept-dead';
import { acceptedAt } from '../accepted-within';
import { rows, type Database } from '../ledger';

export interface Matching {
  filter: BulkFilter;
  asOf: string;
}

/** The ledger's time, by which what is accepted later is not meant. */
export async function readNow(db: Database): Promise<string> {
  const [row] = await rows<{ now: string }>(
    db,
    sql`select to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as now`,
  );
  return row?.now ?? '';
}

/**
 * How many there are; of a replay those too that the sink's filter does not take. Index: deliveries_by_sink,
 * deliveries_by_state or events_source_id_source_id_key.
 */
export async function countMatching(db: Database, matching: Matching & { verb: BulkVerb }): Promise<number> {
  const [row] = await rows<{ count: number }>(
    db,
    matching.verb === 'replay'
      ? sql`select count(*)::integer as count from events e where ${ofEvents(matching)}`
      : sql`select count(*)::integer as count from deliveries d join events e on e.uid = d.event_uid where ${ofDeliveries(matching)}`,
  );
  return row?.count ?? 0;
}

/** Ids of deliveries in their order, from after `afterId`. */
export async function nextDeliveries(
  db: Database,
  matching: Matching,
  afterId: string | undefined,
  limit: number,
): Promise<string[]> {
  const found = await rows<{ id: string }>(
    db,
    sql`
      select d.id from deliveries d join events e on e.uid = d.event_uid
      where ${ofDeliveries(matching)} ${afterId === undefined ? sql`` : sql`and d.id > ${afterId}::uuid`}
      order by d.id limit ${limit}`,
  );
  return found.map(({ id }) => id);
}

function ofDeliveries({ filter, asOf }: Matching): SQL {
  const { sourceId, sinkId, state = 'dead', eventType } = filter;
  return sql.join(
    [
      sql`d.source_id = ${sourceId} and d.state = ${state} and d.accepted_at <= ${asOf}::timestamptz`,
      ...(sinkId === undefined ? [] : [sql`d.sink_id = ${sinkId}`]),
      ...(eventType === undefined ? [] : [sql`e.type = ${eventType}`]),
      ...acceptedAt(sql`d.accepted_at`, filter),
    ],
    sql` and `,
  );
}

/** Of events `e`. */
export function ofEvents({ filter, asOf }: Matching): SQL {
  const { sourceId, sinkId = '', eventType } = filter;
  return sql.join(
    [
      // A dead letter of a table that takes records is an event of that sink alone: the others have the record's own.
      sql`(e.source = ${ownSourceOf({ sourceId, sinkId })} or not starts_with(e.source, ${ownSourceOf({ sourceId, sinkId: '' })}))`,
      sql`e.source_id = ${sourceId} and e.received_at <= ${asOf}::timestamptz`,
      ...(eventType === undefined ? [] : [sql`e.type = ${eventType}`]),
      ...acceptedAt(sql`e.received_at`, filter),
    ],
    sql` and `,
  );
}
