// Records that cannot become rows of a table: each a dead letter of its own, named by its place in the topic.
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { acceptDead } from '../../../ledger/accept-dead';
import type { Database } from '../../../ledger/ledger';
import { toMs } from '../../../model/duration';
import { failureOf, PenstockError, type ErrorCode } from '../../../model/errors';
import type { PenstockEvent } from '../../../model/event';
import { newUuid } from '../../../model/ids';
import { headersOfPlace, type KafkaPlace } from '../../../model/kafka-place';
import type { Sink } from '../../../model/sink';
import type { KafkaSource } from '../../../model/source';
import type { PoisonLine } from '../../../iceberg/encode/lines';
import type { SpooledBatch } from '../batches/batch';
import { recordId } from '../events/record';

interface PoisonRecord {
  topic: string;
  partition: number;
  offset: number;
  /** Undefined where nothing but values was kept. */
  timestampMs: number | undefined;
  key: Buffer | null;
  value: Buffer;
  code: ErrorCode;
  reason: string;
}

/** Longer values are kept by their beginning. */
const mostKeptBytes = 4 * 1024 * 1024;

/** Keeps all poison of a batch; twice is as once. */
export async function keepPoison(
  db: Database,
  source: KafkaSource,
  sink: Sink,
  batch: SpooledBatch,
  lines: PoisonLine[],
): Promise<void> {
  const refused = batch.refused.map(({ record, code, reason }) => ({
    ...record,
    value: record.value ?? Buffer.alloc(0),
    code: code === 'badRequest' ? ('rowRefused' as const) : code,
    reason,
  }));
  const timeToLiveMs = toMs(sink.policy.deadLetterTimeToLive);
  const all = [...refused, ...(await readPoison(batch, lines))];
  await acceptDead(
    db,
    all.map((record) => ({
      event: eventOf(record, source, sink),
      sourceId: source.id,
      sinkId: sink.id,
      failure: failureOf(new PenstockError(record.code, record.reason)),
      timeToLiveMs,
    })),
  );
}

async function readPoison(batch: SpooledBatch, lines: PoisonLine[]): Promise<PoisonRecord[]> {
  if (lines.length === 0) return [];
  const named = new Set(lines.map(({ line }) => line));
  const values = await readLines(batch.file, named);
  const besides = batch.besideFile === undefined ? undefined : await readLines(batch.besideFile, named);
  return lines.map(({ line, reason }) => {
    const beside = besides && (JSON.parse(String(besides.get(line))) as KafkaPlace);
    const key = beside?.['kafka.key'] ?? null;
    return {
      ...batch.placeOf(line - 1),
      timestampMs: beside?.['kafka.timestamp'] ?? undefined,
      key: key === null ? null : Buffer.from(key),
      value: values.get(line) ?? Buffer.alloc(0),
      code: 'rowRefused',
      reason,
    };
  });
}

/** The named lines, counted from 1. */
async function readLines(file: string, named: ReadonlySet<number>): Promise<Map<number, Buffer>> {
  const found = new Map<number, Buffer>();
  let number = 0;
  // Bytes that are no text stay what they are.
  const stream = createReadStream(file, { encoding: 'latin1' });
  for await (const line of createInterface({ input: stream, crlfDelay: 0 })) {
    number += 1;
    if (named.has(number)) found.set(number, Buffer.from(line, 'latin1'));
  }
  return found;
}

/** An event of this table's own: for the other sinks of the source the record may be an event like any other. */
function eventOf(record: PoisonRecord, source: KafkaSource, sink: Sink): PenstockEvent {
  const uid = newUuid();
  return {
    uid,
    id: recordId(record),
    source: `/sources/${source.id}/sinks/${sink.id}`,
    sourceId: source.id,
    type: source.config.eventType,
    datacontenttype: 'application/json',
    rootid: uid,
    depth: 0,
    extensions: {},
    receivedAt: new Date().toISOString(),
    headers: headersOfPlace(record),
    remoteAddress: '',
    body: record.value.subarray(0, mostKeptBytes),
  };
}
