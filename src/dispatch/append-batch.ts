// Hands a noted batch to the workflow of its table, and waits until it is known what became of it.
import { setTimeout as pause } from 'node:timers/promises';
import { WithStartWorkflowOperation, WorkflowUpdateFailedError, type Client } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import {
  appendWorkflowId,
  type AppendAnswer,
  type NextRunSoon,
  type NotedBatch,
  type TableSink,
} from '../model/table-append';
import { engineError } from './engine-errors';
import { taskQueue, workflowKeys } from './workflow-keys';

/** Throws `engineUnavailable`: the batch may have gone in, and is to be handed over again. */
export type AppendBatch = (sink: TableSink, batch: NotedBatch) => Promise<AppendAnswer>;

export const createAppendBatch =
  (client: Client): AppendBatch =>
  async (sink, batch) => {
    for (;;) {
      try {
        return await handOver(client, sink, batch);
      } catch (error) {
        if (!isForNextRun(error)) throw engineError(error, `the engine did not append batch ${batch.id}`);
      }
      await pause(nextRunMs);
    }
  };

/** The run that ends finishes the commit under way and those that wait for it. */
const nextRunMs = 100;

const isForNextRun = (error: unknown): boolean =>
  error instanceof WorkflowUpdateFailedError &&
  error.cause instanceof ApplicationFailure &&
  error.cause.type === ('nextRunSoon' satisfies NextRunSoon);

function handOver(client: Client, sink: TableSink, batch: NotedBatch): Promise<AppendAnswer> {
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
  return client.workflow.executeUpdateWithStart<never, AppendAnswer, [NotedBatch]>('append', {
    args: [batch],
    startWorkflowOperation: start as never,
  });
}
