// Which batches are of transactions that were given up. kafkajs begins one such transaction for each message it sees, in the order
// in which the broker names them, that of their ends: of several at the same time it shows records.
import { readRecords, type RecordBatch } from './record-batch';

export interface AbortedTransaction {
  producerId: bigint;
  firstOffset: number;
}

/** `batches`: of one fetch, whose records are not compressed any more. `aborted`: those that reach into it. */
export function abortedBatches(batches: RecordBatch[], aborted: AbortedTransaction[]): Set<RecordBatch> {
  const toCome = [...aborted].sort((a, b) => a.firstOffset - b.firstOffset);
  const giveUp = new Set<bigint>();
  const found = new Set<RecordBatch>();
  for (const batch of batches) {
    while (toCome[0] && toCome[0].firstOffset <= batch.lastOffset) giveUp.add(toCome.shift()!.producerId);
    if (isAbortMarker(batch)) giveUp.delete(batch.producerId);
    else if (batch.inTransaction && giveUp.has(batch.producerId)) found.add(batch);
  }
  return found;
}

/** The key of a control record: a version, and a type, which is 0 where the transaction was given up. */
function isAbortMarker(batch: RecordBatch): boolean {
  const key = batch.isControl ? readRecords(batch, { withHeaders: false })[0]?.key : undefined;
  return key?.readInt16BE(2) === 0;
}
