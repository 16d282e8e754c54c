// Appends batches that the ledger has noted. What has gone in is known from the table, so that it may be called again, by
// anybody, whatever became of an earlier call.
import { appendBatches, type BatchAnswer } from '../iceberg/append/append-batches';
import type { Batch } from '../iceberg/append/batch';
import type { Table } from '../iceberg/open-table';
import {
  readOpenBatches,
  readSettledBatches,
  settleBatches,
  type BatchEnd,
  type TableBatch,
} from '../ledger/tables/batches';
import { noteTableUuid } from '../ledger/tables/standings';
import type { Database } from '../ledger/ledger';
import type { AppendAnswer, TableSink } from '../model/table-append';

/** What the ledger keeps of a batch that goes into an Iceberg table. */
export type TableContent = Pick<Batch, 'files' | 'ranges' | 'sequence'>;

export type Appended = Exclude<AppendAnswer, { state: 'stopped' }>;

/**
 * Appends the batches that are open, and settles them; answers for all, by id. Throws what may be tried again, and
 * `tableRecreated`, `tableRolledBack` and their like.
 */
export async function appendNoted(
  db: Database,
  sink: TableSink,
  table: Table,
  ids: string[],
  signal?: AbortSignal,
): Promise<Map<string, Appended>> {
  const open = await readOpenBatches(db, ids);
  const answers = await appendOpen(db, sink, table, open, signal);
  if (answers.size > 0)
    await settleBatches(
      db,
      [...answers].map(([id, answer]) => ({ id, ...endOf(answer) })),
    );
  // An earlier call has come further than was heard of it.
  for (const { id, ...end } of await readSettledBatches(
    db,
    ids.filter((one) => !answers.has(one)),
  )) {
    answers.set(id, end.state === 'committed' ? end : { state: 'outOfStep', reason: end.reason });
  }
  return answers;
}

/** Appends, and leaves the settling to the caller. */
export async function appendOpen(
  db: Database,
  sink: TableSink,
  table: Table,
  batches: TableBatch[],
  signal?: AbortSignal,
): Promise<Map<string, Appended>> {
  if (batches.length === 0) return new Map();
  const answers = await appendBatches(table, batches.map(batchOf), signal);
  const uuid = batches.flatMap(({ content }) => (content as TableContent).files).at(0)?.tableUuid;
  if (uuid !== undefined && answers.some(isIn)) await noteTableUuid(db, sink, uuid);
  return new Map(answers.map((answer) => [answer.id, appendedOf(answer)]));
}

export const endOf = (answer: Appended): BatchEnd =>
  answer.state === 'committed' ? answer : { state: 'dropped', reason: answer.reason };

const batchOf = ({ id, content, rows, poison }: TableBatch): Batch => ({
  id,
  rows,
  poison,
  ...(content as TableContent),
});

const isIn = ({ state }: BatchAnswer): boolean => state === 'committed' || state === 'alreadyIn';

function appendedOf(answer: BatchAnswer): Appended {
  switch (answer.state) {
    case 'committed':
      return { state: 'committed', snapshotId: answer.snapshotId };
    case 'alreadyIn':
      // Rows are counted with the batch that brought them.
      if (answer.byAnother) return { state: 'outOfStep', reason: 'its records are in the table by a batch of another' };
      return { state: 'committed' };
    case 'encodeAgain':
      return { state: 'encodeAgain', reason: answer.reason };
    case 'wait':
    case 'stale':
      return { state: 'outOfStep', reason: `the table is at ${JSON.stringify(answer.watermarks)}` };
    case 'notPinned':
      return { state: 'outOfStep', reason: `the table has no beginning for ${answer.keys.join(', ')}` };
  }
}
