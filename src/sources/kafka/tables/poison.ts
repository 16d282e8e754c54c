// Records that cannot become rows of a table: each a dead letter of its own, named by its place in the topic.
import { acceptDead, ownSourceOf, type DeadEvent } from '../../../ledger/accept-dead';
import type { Database } from '../../../ledger/ledger';
import { toMs } from '../../../model/duration';
import { failureOf, PenstockError, type ErrorCode } from '../../../model/errors';
import type { PenstockEvent } from '../../../model/event';
import { newUuid } from '../../../model/ids';
import { headersOfPlace } from '../../../model/kafka-place';
import type { Sink } from '../../../model/sink';
import type { KafkaSource } from '../../../model/source';
import { linesOf, type PoisonLine } from '../../../iceberg/encode/lines';
import type { SpooledBatch } from '../batches/batch';
import { OriginalValues } from '../batches/original-values';
import { timeOf } from '../events/plain-value';
import { recordId } from '../events/record';
import { keyOf, type BesideLine } from './kept-beside';

interface PoisonRecord {
  topic: string;
  partition: number;
  offset: number;
  /** Undefined where nothing but values was kept. */
  timestampMs: number | undefined;
  /** Of the event that the record is for others, where columns have them. */
  type?: string | undefined;
  timeMs?: number | undefined;
  key: Buffer | null;
  value: Buffer;
  code: ErrorCode;
  reason: string;
}

/** Longer values are kept by their beginning, and the reason says so. */
const mostKeptBytes = 4 * 1024 * 1024;
const isCut = `its first ${mostKeptBytes} bytes are kept`;

/** Written by one statement at most: all of a batch may be poison, where a column is named wrongly. */
const mostAtOnce = 500;
const mostBytesAtOnce = 8 * 1024 * 1024;

/** Keeps all poison of a batch; twice is as once. */
export async function keepPoison(
  db: Database,
  source: KafkaSource,
  sink: Sink,
  batch: SpooledBatch,
  lines: PoisonLine[],
): Promise<void> {
  const timeToLiveMs = toMs(sink.policy.deadLetterTimeToLive);
  let some: DeadEvent[] = [];
  let bytes = 0;
  const keep = async () => {
    await acceptDead(db, some);
    some = [];
    bytes = 0;
  };
  for await (const record of poisonOf(batch, lines)) {
    const event = eventOf(record, source, sink);
    const reason = record.value.length > mostKeptBytes ? `${record.reason}; ${isCut}` : record.reason;
    const failure = failureOf(new PenstockError(record.code, reason));
    some.push({ event, sourceId: source.id, sinkId: sink.id, failure, timeToLiveMs });
    bytes += event.body.length;
    if (some.length >= mostAtOnce || bytes >= mostBytesAtOnce) await keep();
  }
  await keep();
}

async function* poisonOf(batch: SpooledBatch, lines: PoisonLine[]): AsyncGenerator<PoisonRecord> {
  for (const { record, code, reason } of batch.refused) {
    const value = record.value ?? Buffer.alloc(0);
    yield { ...record, value, code: code === 'badRequest' ? 'rowRefused' : code, reason };
  }
  if (lines.length === 0) return;
  const reasons = new Map(lines.map(({ line, reason }) => [line, reason]));
  const besides = batch.besideFile === undefined ? undefined : linesOf(batch.besideFile);
  const originals = batch.originalsFile === undefined ? undefined : new OriginalValues(batch.originalsFile);
  try {
    for await (const { line, bytes } of linesOf(batch.file)) {
      const found = await besides?.next();
      const reason = reasons.get(line);
      if (reason === undefined) continue;
      const beside = found && !found.done ? (JSON.parse(String(found.value.bytes)) as BesideLine) : undefined;
      yield {
        ...batch.placeOf(line - 1),
        timestampMs: beside?.['kafka.timestamp'] ?? undefined,
        type: beside?.['event.type'],
        timeMs: beside?.['event.time'],
        key: beside ? keyOf(beside) : null,
        value: (await originals?.of(line - 1)) ?? Buffer.from(bytes),
        code: 'rowRefused',
        reason,
      };
    }
  } finally {
    await besides?.return(undefined);
    await originals?.close();
  }
}

/** An event of this table's own: for the other sinks of the source the record may be an event like any other. */
function eventOf(record: PoisonRecord, source: KafkaSource, sink: Sink): PenstockEvent {
  const uid = newUuid();
  const time = timeOf(record.timeMs ?? record.timestampMs ?? -1);
  return {
    uid,
    id: recordId(record),
    source: ownSourceOf({ sourceId: source.id, sinkId: sink.id }),
    sourceId: source.id,
    type: record.type ?? source.config.eventType,
    ...(time !== undefined && { time }),
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
