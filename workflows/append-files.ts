// Batches of rows on their way into one table: whatever is ready goes in by one commit, and one commit is under way at a
// time. Ends when nothing comes any more; the next batch starts it again.
import {
  allHandlersFinished,
  ApplicationFailure,
  condition,
  continueAsNew,
  proxyActivities,
  setCurrentDetails,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import type { Activities } from '../activities';
import type { AppendAnswer, NextRunSoon, NotedBatch, TableSink } from '../src/model/table-append';
import { appendUpdate, appendingQuery } from './messages';

const idleMs = 60_000;
/** Their files are listed in one commit. */
const mostTogether = 20;

export async function appendFiles(sink: TableSink): Promise<void> {
  const waiting: NotedBatch[] = [];
  const answers = new Map<string, AppendAnswer>();
  /** How many wait for the answer of a batch: an engine that was away may bring one twice. */
  const askers = new Map<string, number>();
  let underWay: NotedBatch[] = [];

  setHandler(appendingQuery, () => ({ underWay, waiting }));
  const appendWhenReady = async (batch: NotedBatch): Promise<AppendAnswer> => {
    const { id } = batch;
    waiting.push(batch);
    askers.set(id, (askers.get(id) ?? 0) + 1);
    await condition(() => answers.has(id));
    const answer = answers.get(id)!;
    const others = askers.get(id)! - 1;
    askers.set(id, others);
    if (others === 0) {
      askers.delete(id);
      answers.delete(id);
    }
    return answer;
  };
  setHandler(appendUpdate, appendWhenReady, { validator: refuseWhenLong });

  // One may come as the minute ends.
  while ((await condition(() => waiting.length > 0 || isLong(), idleMs)) || waiting.length > 0) {
    if (waiting.length > 0) await commitTogether(waiting.splice(0, mostTogether));
    if (isLong()) {
      await condition(() => answers.size === 0);
      await condition(() => waiting.length > 0 || allHandlersFinished());
      if (waiting.length === 0) await continueAsNew<typeof appendFiles>(sink);
    }
  }
  setCurrentDetails('No batch has come for a minute.');
  await condition(allHandlersFinished);

  async function commitTogether(batches: NotedBatch[]): Promise<void> {
    underWay = batches;
    const rows = batches.reduce((sum, batch) => sum + batch.rows, 0);
    const { appendToTable } = proxyActivities<Activities>({
      startToCloseTimeout: '10m',
      heartbeatTimeout: '7s',
      retry: { initialInterval: '500ms', maximumInterval: '30s' },
      summary: `${rows} rows: ${batches.map(({ summary }) => summary).join('; ')}`,
    });
    const answered = await appendToTable(
      sink,
      batches.map(({ id }) => id),
    );
    for (const { id } of batches) {
      if (askers.has(id))
        answers.set(id, answered[id] ?? { state: 'outOfStep', reason: 'the ledger does not know the batch' });
    }
    underWay = [];
  }
}

const isLong = (): boolean => workflowInfo().continueAsNewSuggested;

/** Where batches keep coming there is always one that waits: none is let in any more, so that the next run can begin. */
function refuseWhenLong({ id }: NotedBatch): void {
  if (!isLong()) return;
  const type: NextRunSoon = 'nextRunSoon';
  throw ApplicationFailure.create({ type, message: `batch ${id} is for the next run of this workflow` });
}
