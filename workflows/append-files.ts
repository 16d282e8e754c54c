// Batches of rows on their way into one table: whatever is ready goes in by one commit, and one commit is under way at a
// time. Ends when nothing comes any more; the next batch starts it again.
import {
  allHandlersFinished,
  condition,
  continueAsNew,
  proxyActivities,
  setCurrentDetails,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import type { Activities } from '../activities';
import type { AppendAnswer, NotedBatch, TableSink } from '../src/model/table-append';
import { appendUpdate, appendingQuery } from './messages';

const idleMs = 60_000;
/** Their files are listed in one commit. */
const mostTogether = 20;

export async function appendFiles(sink: TableSink): Promise<void> {
  const waiting: NotedBatch[] = [];
  const answers = new Map<string, AppendAnswer>();
  let underWay: NotedBatch[] = [];

  setHandler(appendingQuery, () => ({ underWay, waiting }));
  setHandler(appendUpdate, async (batch) => {
    waiting.push(batch);
    await condition(() => answers.has(batch.id));
    const answer = answers.get(batch.id);
    answers.delete(batch.id);
    return answer!;
  });

  while (await condition(() => waiting.length > 0, idleMs)) {
    underWay = waiting.splice(0, mostTogether);
    const rows = underWay.reduce((sum, batch) => sum + batch.rows, 0);
    const { appendToTable } = proxyActivities<Activities>({
      startToCloseTimeout: '10m',
      heartbeatTimeout: '7s',
      retry: { initialInterval: '500ms', maximumInterval: '30s' },
      summary: `${rows} rows: ${underWay.map(({ summary }) => summary).join('; ')}`,
    });
    const answered = await appendToTable(
      sink,
      underWay.map(({ id }) => id),
    );
    for (const { id } of underWay) {
      answers.set(id, answered[id] ?? { state: 'outOfStep', reason: 'the ledger does not know the batch' });
    }
    underWay = [];
    if (workflowInfo().continueAsNewSuggested) {
      await condition(() => answers.size === 0);
      if (waiting.length === 0 && allHandlersFinished()) await continueAsNew<typeof appendFiles>(sink);
    }
  }
  setCurrentDetails('No batch has come for a minute.');
  await condition(allHandlersFinished);
}
