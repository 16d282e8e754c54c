// Hands a noted batch to the workflow of its table, and waits until it is known what became of it.
import { WithStartWorkflowOperation, type Client } from '@temporalio/client';
import { appendWorkflowId, type AppendAnswer, type NotedBatch, type TableSink } from '../model/table-append';
import { engineError } from './engine-errors';
import { taskQueue, workflowKeys } from './workflow-keys';

/** Throws `engineUnavailable`: the batch may have gone in, and is to be handed over again. */
export type AppendBatch = (sink: TableSink, batch: NotedBatch) => Promise<AppendAnswer>;

export const createAppendBatch =
  (client: Client): AppendBatch =>
  async (sink, batch) => {
    const { sourceId, sinkId } = sink;
    const start = new WithStartWorkflowOperation('appendFiles', {
      taskQueue,
      workflowId: appendWorkflowId(sink),
      workflowIdConflictPolicy: 'USE_EXISTING',
      args: [sink],
      typedSearchAttributes: [
        { key: workflowKeys.source, value: sourceId },
        { key: workflowKeys.sink, value: sinkId },
      ],
      staticSummary: `rows from ${sourceId} to the table of ${sinkId}`,
    });
    try {
      return await client.workflow.executeUpdateWithStart<never, AppendAnswer, [NotedBatch]>('append', {
        args: [batch],
        startWorkflowOperation: start as never,
      });
    } catch (error) {
      throw engineError(error, `the engine did not append batch ${batch.id}`);
    }
  };
