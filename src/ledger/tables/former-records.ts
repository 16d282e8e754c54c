// Dead letters of records whose places in a topic other records have by now: it was made anew, or cut off.
import { sql } from 'drizzle-orm';
import { ownSourceOf } from '../accept-dead';
import { jsonb } from '../jsonb';
import { rows, type Database } from '../ledger';
import type { SinkKey } from '../../model/sink';

interface Place {
  topic: string;
  partition: number;
  offset: number;
}

/** Renamed by one statement. */
const mostAtOnce = 1000;

/**
 * Gives those of a sink from these places on another name: a record that is there now would pass for one of them, and be no
 * dead letter. Twice is as once. Index: events_source_id_source_id_key.
 */
export async function renameFormerRecords(db: Database, sink: SinkKey, from: Place[]): Promise<void> {
  let renamed: unknown[];
  do {
    renamed = await rows(
      db,
      sql`
        update events set id = id || '/former-' || uid::text where uid in (
          select e.uid from events e
            join jsonb_to_recordset(${jsonb(from)}) as f(topic text, partition integer, "offset" bigint)
              on e.headers ->> 'kafka-topic' = f.topic and e.headers ->> 'kafka-partition' = f.partition::text
                and (e.headers ->> 'kafka-offset')::bigint >= f."offset"
          where e.source_id = ${sink.sourceId} and e.source = ${ownSourceOf(sink)}
            and e.id = f.topic || '/' || f.partition || '/' || (e.headers ->> 'kafka-offset')
          limit ${mostAtOnce})
        returning uid`,
    );
  } while (renamed.length === mostAtOnce);
}
