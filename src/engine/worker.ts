// The worker: runs the delivery workflows and makes their attempts.
import { Worker, type NativeConnection } from '@temporalio/worker';
import { createActivities } from '../../activities';
import { AttemptGate } from '../../activities/attempt-gate';
import type { ActivityDependencies } from '../../activities/dependencies';
import { taskQueue } from '../dispatch/start-delivery';
import { compiledPath } from '../model/compiled-path';

/** Attempts may go on this long after a stop was asked for, then they are broken off, uncounted (rule 10). */
const breakOffAfterMs = 5000;
/** By then the worker has stopped, whatever its activities do. */
const stopWithinMs = 8000;
/** Workflow tasks at the same time; half of them may be held by local attempts (rule 5). */
const workflowTaskSlots = 40;
/** Attempts at the same time. Each sink's own concurrency keeps one slow target from taking them all. */
const attemptSlots = 500;

export interface RunningWorker {
  /** Settled when the worker has stopped, with an error when it was not asked to. */
  ended: Promise<void>;
  stop(): Promise<void>;
}

export async function startWorker(
  connection: NativeConnection,
  namespace: string,
  dependencies: Omit<ActivityDependencies, 'gate' | 'stopping'>,
): Promise<RunningWorker> {
  const stopping = new AbortController();
  const activities = createActivities({
    ...dependencies,
    gate: new AttemptGate(workflowTaskSlots / 2),
    stopping: stopping.signal,
  });
  const worker = await Worker.create({
    connection,
    namespace,
    taskQueue,
    activities,
    workflowBundle: { codePath: compiledPath('workflow-bundle.js') },
    maxConcurrentWorkflowTaskExecutions: workflowTaskSlots,
    maxConcurrentActivityTaskExecutions: attemptSlots,
    maxConcurrentLocalActivityExecutions: attemptSlots,
    shutdownGraceTime: breakOffAfterMs,
    shutdownForceTime: stopWithinMs,
  });
  const ended = worker.run();
  return {
    ended,
    async stop() {
      if (worker.getState() === 'RUNNING') worker.shutdown();
      const breakOff = setTimeout(() => stopping.abort(), breakOffAfterMs);
      await ended.finally(() => clearTimeout(breakOff));
    },
  };
}
