// Records that cannot become events, where tables get their rows by events: a dead letter of each such table, as poison is
// of one that takes the records themselves.
import type { ConfiguredSource } from '../../../ledger/configuration';
import type { Database } from '../../../ledger/ledger';
import type { KafkaSource } from '../../../model/source';
import { recordTable } from '../../../sinks/iceberg/takes-records';
import type { RefusedRecord, SpooledBatch } from '../batches/batch';
import { keepPoison } from './poison';

/**
 * Twice is as once. Whether a filter would have wanted a record nobody knows: it cannot be read. Tables that take the
 * records themselves have it from their own batch.
 */
export async function keepRefused(
  db: Database,
  { source, sinks }: { source: KafkaSource; sinks: ConfiguredSource['sinks'] },
  refused: RefusedRecord[],
): Promise<void> {
  if (refused.length === 0) return;
  for (const sink of sinks) {
    if (sink.type !== 'iceberg' || recordTable(source.type, sink)) continue;
    await keepPoison(db, source, sink, withoutLines(refused), []);
  }
}

/** A batch in which no record has become a line. */
const withoutLines = (refused: RefusedRecord[]): SpooledBatch => ({
  ...{ id: '', file: '', rows: 0, bytes: 0, ranges: [], refused },
  firstTimestampMs: undefined,
  lastTimestampMs: undefined,
  placeOf: (line) => {
    throw new RangeError(`there is no line ${line}`);
  },
});
