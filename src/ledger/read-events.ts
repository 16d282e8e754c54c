import { sql, type SQL } from 'drizzle-orm';
import type { DeliveryState } from '../model/delivery';
import type { PenstockEvent } from '../model/event';
import { redact } from '../model/redact';
import type { AcceptedBetween } from '../model/accepted-between';
import { acceptedAt, idsAround } from './accepted-within';
import { rows, type Database } from './ledger';
import { validate as isUuid } from 'uuid';
import { attributeColumns, eventColumns, attributesOf, eventOf, type EventRow } from './rows-to-model';
import { isWithin, type Within } from './within';

/** An event without its body, as lists show it. */
export type ListedEvent = Omit<PenstockEvent, 'body' | 'headers' | 'remoteAddress'> & {
  bytes: number;
  deliveries: { id: string; sinkId: string; state: DeliveryState }[];
};

export interface EventQuery extends AcceptedBetween {
  sourceId?: string;
  within?: Within;
  type?: string;
  /** The CloudEvents id. */
  id?: string;
  rootid?: string;
  /** Only those whose data does not match the schema of their type. */
  flagged?: boolean;
  /** Uid of the last event of the page before. */
  afterId?: string;
  limit: number;
}

const deliveriesOf = sql`(select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'sinkId', d.sink_id, 'state', d.state)
  order by d.id), '[]') from deliveries d where d.event_uid = e.uid)`;

/** The first event of a chain is named by it: only the others are in events_by_root. */
export const inChain = (rootid: string): SQL =>
  isUuid(rootid)
    ? sql`((e.rootid = ${rootid} and e.rootid <> e.uid::text) or (e.uid = ${rootid} and e.rootid = ${rootid}))`
    : sql`(e.rootid = ${rootid} and e.rootid <> e.uid::text)`;

/** Paths into the bodies of a source's events, also while it is deleted; null when there are none. */
const redactOf = (sourceId: SQL): SQL => sql`
  (select config -> 'redact' from (select id, config from sources union all select id, config from deleted_sources) of_any
    where of_any.id = ${sourceId})`;

/** Newest first. Index: the primary key, events_by_source, events_by_type, events_by_root or events_flagged. */
export async function listEvents(db: Database, query: EventQuery): Promise<ListedEvent[]> {
  const conditions: SQL[] = [sql`true`];
  if (query.sourceId !== undefined) conditions.push(sql`e.source_id = ${query.sourceId}`);
  if (query.within) conditions.push(isWithin(sql`e.source_id`, query.within));
  if (query.type !== undefined) conditions.push(sql`e.type = ${query.type}`);
  if (query.id !== undefined) conditions.push(sql`e.id = ${query.id}`);
  if (query.rootid !== undefined) conditions.push(inChain(query.rootid));
  if (query.flagged === true) conditions.push(sql`e.violation is not null`);
  conditions.push(...acceptedAt(sql`e.received_at`, query), ...idsAround(sql`e.uid`, query));
  if (query.afterId !== undefined) conditions.push(sql`e.uid < ${query.afterId}::uuid`);
  const found = await rows<
    Omit<EventRow, 'body' | 'headers' | 'remote_address'> & { bytes: number; deliveries: ListedEvent['deliveries'] }
  >(
    db,
    sql`
      select ${attributeColumns}, octet_length(e.body) as bytes,
        ${deliveriesOf} as deliveries
      from events e where ${sql.join(conditions, sql` and `)}
      order by e.uid desc limit ${query.limit}`,
  );
  return found.map((row) => ({ ...attributesOf(row), bytes: row.bytes, deliveries: row.deliveries }));
}

/** With the body as it may be shown. */
export async function findEvent(
  db: Database,
  uid: string,
): Promise<{ event: PenstockEvent; deliveries: ListedEvent['deliveries'] } | undefined> {
  const [row] = await rows<EventRow & { deliveries: ListedEvent['deliveries']; redact: string[] | null }>(
    db,
    sql`
      select ${eventColumns}, ${deliveriesOf} as deliveries, ${redactOf(sql`e.source_id`)} as redact
      from events e where e.uid = ${uid}`,
  );
  if (!row) return undefined;
  const event = eventOf(row);
  return { event: { ...event, body: redact(event.body, row.redact ?? []) }, deliveries: row.deliveries };
}
