// Records that cannot become rows of a table: each a dead letter of its own, named by its place in the topic.
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { acceptDead } from '../../../ledger/accept-dead';
import type { Database } from '../../../ledger/ledger';
import { toMs } from '../../../model/duration';
import { failureOf, PenstockError, type ErrorCode } from '../../../model/errors';
import type { PenstockEvent } from '../../../model/event';
import { newUuid } from '../../../model/ids';
import type { Sink } from '../../../model/sink';
import type { KafkaSource } from '../../../model/source';
import type { PoisonLine } from '../../../iceberg/encode/lines';
import type { SpooledBatch } from '../batches/batch';
import { recordId } from '../events/record';

interface PoisonRecord {
  topic: string;
  partition: number;
  offset: number;
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
  const refused = batch.refused.map(({ record: { topic, partition, offset, value }, code, reason }) => ({
    topic,
    partition,
    offset,
    value: value ?? Buffer.alloc(0),
    code: code === 'badRequest' ? ('rowRefused' as const) : code,
    reason,
  }));
  const timeToLiveMs = toMs(sink.policy.deadLetterTimeToLive);
  const all = [...refused, ...(await readLines(batch, lines))];
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

async function readLines(batch: SpooledBatch, lines: PoisonLine[]): Promise<PoisonRecord[]> {
  if (lines.length === 0) return [];
  const reasons = new Map(lines.map(({ line, reason }) => [line, reason]));
  const found: PoisonRecord[] = [];
  let number = 0;
  // Bytes that are no text stay what they are.
  const stream = createReadStream(batch.file, { encoding: 'latin1' });
  for await (const line of createInterface({ input: stream, crlfDelay: 0 })) {
    number += 1;
    const reason = reasons.get(number);
    if (reason === undefined) continue;
    const value = Buffer.from(line, 'latin1');
    found.push({ ...batch.placeOf(number - 1), value, code: 'rowRefused', reason });
  }
  return found;
}

/** An event of this table's own: for the other sinks of the source the record may be an event like any other. */
function eventOf({ topic, partition, offset, value }: PoisonRecord, source: KafkaSource, sink: Sink): PenstockEvent {
  const uid = newUuid();
  return {
    uid,
    id: recordId({ topic, partition, offset }),
    source: `/sources/${source.id}/sinks/${sink.id}`,
    sourceId: source.id,
    type: source.config.eventType,
    datacontenttype: 'application/json',
    rootid: uid,
    depth: 0,
    extensions: {},
    receivedAt: new Date().toISOString(),
    headers: { 'kafka-topic': topic, 'kafka-partition': String(partition), 'kafka-offset': String(offset) },
    remoteAddress: '',
    body: value.subarray(0, mostKeptBytes),
  };
}
