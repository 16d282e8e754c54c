// Records that cannot become events, kept as they came.
import { sql } from 'drizzle-orm';
import { encodeBody, type EncodedBody } from '../../model/event';
import { redactedText } from '../../model/redact';
import { storableText } from '../../model/storable-text';
import { ConfigurationChanged } from '../configuration';
import { jsonb } from '../jsonb';
import { rows, type Database } from '../ledger';

/** Larger values are not kept: the record is in Kafka, at its offset. */
const mostBytesKept = 4 * 1024 * 1024;

export interface NewRejectedRecord {
  sourceId: string;
  topic: string;
  partition: number;
  offset: number;
  timestampMs: number;
  headers: [name: string, value: Buffer][];
  key: Buffer | null;
  value: Buffer | null;
  /** Code of src/model/errors.ts. */
  code: string;
  reason: string;
}

export interface RejectedRecord {
  sourceId: string;
  topic: string;
  partition: number;
  offset: number;
  code: string;
  reason: string;
  recordAt: string;
  rejectedAt: string;
  headers: { name: string; value: EncodedBody }[];
  key: EncodedBody | null;
  /** Null: the record has none, or, when `bytes` says otherwise, is too large to be kept. */
  value: EncodedBody | null;
  /** Size of the value; null when the record has none. */
  bytes: number | null;
}

/**
 * Keeps the records; one that is known already is written anew, with the reason of now. Throws `ConfigurationChanged`
 * when the source is gone: should it come back, it takes them in again.
 */
export async function keepRejected(db: Database, records: NewRejectedRecord[]): Promise<void> {
  for (const record of records) {
    const { value } = record;
    const isKept = value !== null && value.length <= mostBytesKept;
    const headers = record.headers.map(([name, bytes]) => [storableText(name), bytes.toString('base64')]);
    const kept = await rows(
      db,
      sql`
      insert into rejected_records (source_id, topic, topic_partition, record_offset, code, reason, record_at, headers,
          key, value, bytes)
        select id, ${record.topic}, ${record.partition}, ${record.offset}, ${record.code},
          ${storableText(record.reason)}, to_timestamp(${Math.max(0, record.timestampMs) / 1000}::float8), ${jsonb(headers)},
          decode(${record.key?.toString('base64') ?? null}::text, 'base64'),
          decode(${isKept ? value.toString('base64') : null}::text, 'base64'), ${value?.length ?? null}::integer
        from sources where id = ${record.sourceId}
      on conflict (source_id, topic, topic_partition, record_offset) do update set
        code = excluded.code, reason = excluded.reason, rejected_at = now(), record_at = excluded.record_at,
        headers = excluded.headers, key = excluded.key, value = excluded.value, bytes = excluded.bytes
      returning topic`,
    );
    if (kept.length === 0) throw new ConfigurationChanged();
  }
}

/** Where a page begins: after this record. */
export interface RecordPlace {
  topic: string;
  partition: number;
  offset: number;
}

/** By topic, partition and offset. */
export async function listRejected(
  db: Database,
  sourceId: string,
  { after, limit }: { after?: RecordPlace; limit: number },
): Promise<RejectedRecord[]> {
  const beyond = after
    ? sql`and (topic, topic_partition, record_offset) > (${after.topic}, ${after.partition}, ${after.offset})`
    : sql``;
  const found = await rows<RejectedRow>(
    db,
    sql`
      select source_id as "sourceId", topic, topic_partition as partition, record_offset::float8 as offset, code, reason,
        rfc3339(record_at) as "recordAt", rfc3339(rejected_at) as "rejectedAt", headers, key, value, bytes,
        exists (select from sources where id = source_id and config -> 'redact' <> '[]') as "isRedacted"
      from rejected_records where source_id = ${sourceId} ${beyond}
      order by topic, topic_partition, record_offset limit ${limit}`,
  );
  return found.map(({ headers, key, value, isRedacted, ...row }) => ({
    ...row,
    headers: headers.map(([name, base64]) => ({ name, value: encodeBody(Buffer.from(base64, 'base64')) })),
    key: key && encodeBody(Buffer.from(key)),
    // It could not be read: what is to be redacted in it cannot be told from the rest.
    value: value && (isRedacted ? { text: redactedText } : encodeBody(Buffer.from(value))),
  }));
}

interface RejectedRow extends Omit<RejectedRecord, 'headers' | 'key' | 'value'> {
  headers: [name: string, base64: string][];
  isRedacted: boolean;
  key: Uint8Array | null;
  value: Uint8Array | null;
}

/** By source id; sources without any are left out. */
export async function countRejected(db: Database): Promise<Map<string, number>> {
  const counts = await rows<{ id: string; count: number }>(
    db,
    sql`select source_id as id, count(*)::integer as count from rejected_records
      where source_id in (select id from sources) group by source_id`,
  );
  return new Map(counts.map(({ id, count }) => [id, count]));
}
