// The worker: runs the delivery workflows and makes their attempts.
import { Worker, type NativeConnection } from '@temporalio/worker';
import { createActivities } from '../../activities';
import { AttemptGate } from '../../activities/attempt-gate';
import type { ActivityDependencies } from '../../activities/dependencies';
import { Stopping } from '../../activities/stopping';
import { createBeginAttempt } from '../ledger/begin-attempt';
import { taskQueue } from '../dispatch/workflow-keys';
import type { Conversion } from './codec/conversion';

/** Attempts may go on this long after a stop was asked for, then they are broken off, uncounted (rule 10). */
const breakOffAfterMs = 5000;
/** By then the worker has stopped, whatever its activities do. */
const stopWithinMs = 8000;
/** Workflow tasks at the same time; half of them may be held by local attempts (rule 5). */
const workflowTaskSlots = 100;
/** Attempts at the same time. Each sink's own concurrency keeps one slow target from taking them all. */
const attemptSlots = 500;

export interface RunningWorker {
  /** Whether an attempt of this sink may be made locally, as its attempts in this process have gone. */
  isProvenFast: (sourceId: string, sinkId: string) => boolean;
  /** Settled when the worker has stopped, with an error when it was not asked to. */
  ended: Promise<void>;
  stop(): Promise<void>;
}

export async function startWorker(
  connection: NativeConnection,
  namespace: string,
  { dataConverter, bundlePath }: Conversion,
  dependencies: Omit<ActivityDependencies, 'gate' | 'stopping' | 'beginAttempt'>,
): Promise<RunningWorker> {
  const stopping = new AbortController();
  const gate = new AttemptGate(workflowTaskSlots / 2);
  const activities = createActivities({
    ...dependencies,
    beginAttempt: createBeginAttempt(dependencies.db),
    gate,
    stopping: new Stopping(stopping.signal),
  });
  const worker = await Worker.create({
    connection,
    namespace,
    taskQueue,
    activities,
    dataConverter,
    workflowBundle: { codePath: bundlePath },
    maxConcurrentWorkflowTaskExecutions: workflowTaskSlots,
    maxConcurrentActivityTaskExecutions: attemptSlots,
    maxConcurrentLocalActivityExecutions: attemptSlots,
    shutdownGraceTime: breakOffAfterMs,
    shutdownForceTime: stopWithinMs,
  });
  const ended = worker.run();
  return {
    isProvenFast: (sourceId, sinkId) => gate.isProvenFast(`${sourceId}/${sinkId}`),
    ended,
    async stop() {
      if (worker.getState() === 'RUNNING') worker.shutdown();
      const breakOff = setTimeout(() => stopping.abort(), breakOffAfterMs);
      await ended.finally(() => clearTimeout(breakOff));
    },
  };
}
