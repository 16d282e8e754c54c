import { sql } from 'drizzle-orm';
import type { CheckedType, EventType, NewEventType } from '../model/event-type';
import { jsonb } from './jsonb';
import { rows, type Database } from './ledger';

/** Of one source; more that are seen are not noted: their names may be made up by whoever sends. */
export const mostTypesNoted = 1000;

const columns = sql`type, mode, schema, rfc3339(first_seen_at) as "firstSeenAt", rfc3339(last_seen_at) as "lastSeenAt",
  example_uid as "exampleUid"`;

type Row = { [Field in keyof Required<EventType>]: EventType[Field] | null };

const eventTypeOf = (row: Row): EventType =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as unknown as EventType;

/** By type. */
export async function listEventTypes(
  db: Database,
  sourceId: string,
  { afterId, limit }: { afterId?: string; limit: number },
): Promise<EventType[]> {
  const found = await rows<Row>(
    db,
    sql`
      select ${columns} from event_types
      where source_id = ${sourceId} and type collate "C" > ${afterId ?? ''} order by type collate "C" limit ${limit}`,
  );
  return found.map(eventTypeOf);
}

export async function findEventType(db: Database, sourceId: string, type: string): Promise<EventType | undefined> {
  const [row] = await rows<Row>(
    db,
    sql`select ${columns} from event_types where source_id = ${sourceId} and type = ${type}`,
  );
  return row && eventTypeOf(row);
}

export async function setEventType(
  db: Database,
  sourceId: string,
  type: string,
  { mode, schema }: NewEventType,
): Promise<void> {
  await db.execute(sql`
    insert into event_types (source_id, type, mode, schema)
      values (${sourceId}, ${type}, ${mode}, ${schema === undefined ? null : jsonb(schema)})
    on conflict (source_id, type) do update set mode = excluded.mode, schema = excluded.schema`);
}

/** What was seen of it as well. */
export async function deleteEventType(db: Database, sourceId: string, type: string): Promise<void> {
  await db.execute(sql`delete from event_types where source_id = ${sourceId} and type = ${type}`);
}

export type CheckedTypes = ReadonlyMap<string, CheckedType>;

/** Those that are checked, by source id and type. */
export async function readCheckedTypes(db: Database): Promise<Map<string, CheckedTypes>> {
  const found = await rows<CheckedType & { sourceId: string; type: string }>(
    db,
    sql`select source_id as "sourceId", type, mode, schema::text from event_types where mode <> 'ignore'`,
  );
  const bySource = new Map<string, Map<string, CheckedType>>();
  for (const { sourceId, type, ...checked } of found) {
    bySource.set(sourceId, (bySource.get(sourceId) ?? new Map<string, CheckedType>()).set(type, checked));
  }
  return bySource;
}

export interface SeenType {
  sourceId: string;
  type: string;
  exampleUid: string;
}

/** Each at most once in `seen`. */
export async function noteSeenTypes(db: Database, seen: SeenType[]): Promise<void> {
  await db.execute(sql`
    insert into event_types as known (source_id, type, first_seen_at, last_seen_at, example_uid)
      select "sourceId", type, now(), now(), "exampleUid"
      from jsonb_to_recordset(${JSON.stringify(seen)}::jsonb) as s("sourceId" text, type text, "exampleUid" uuid)
      where (select count(*) from event_types one where one.source_id = s."sourceId") < ${mostTypesNoted}
        or exists (select from event_types one where one.source_id = s."sourceId" and one.type = s.type)
      order by 1, 2
    on conflict (source_id, type) do update set first_seen_at = coalesce(known.first_seen_at, excluded.first_seen_at),
      last_seen_at = excluded.last_seen_at, example_uid = excluded.example_uid`);
}
