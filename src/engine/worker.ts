// The worker: runs the delivery workflows and makes their attempts.
import { Worker, type NativeConnection } from '@temporalio/worker';
import { createActivities } from '../../activities';
import { AttemptGate } from '../../activities/attempt-gate';
import type { ActivityDependencies } from '../../activities/dependencies';
import { Stopping } from '../../activities/stopping';
import { createBeginAttempt } from '../ledger/attempts/begin-attempt';
import { createCloseGroup } from '../ledger/groups/close-groups';
import { createTakeTurn } from '../ledger/flow/turns';
import { taskQueue } from '../dispatch/workflow-keys';
import { syncTaskQueue } from '../../workflows/task-queues';
import { attemptSlots, AttemptSlots, type SlotKind, type SlotUse } from './attempt-slots';
import type { Conversion } from './codec/conversion';

/** Attempts may go on this long after a stop was asked for, then they are broken off, uncounted (rule 10). */
const breakOffAfterMs = 5000;
/** By then the worker has stopped, whatever its activities do. */
const stopWithinMs = 8000;
/** Workflow tasks at the same time; half of them may be held by local attempts (rule 5). */
const workflowTaskSlots = 100;
/** Tasks of workflows that a worker has in memory wait so long for it: after a kill, nobody comes for them. */
const waitForMemoryMs = 5000;
/** Questions to the engine for attempts that callers wait for, at the same time. */
const syncPolls = 4;

export interface RunningWorker {
  /** Whether an attempt of this sink may be made locally, as its attempts in this process have gone. */
  isProvenFast: (sourceId: string, sinkId: string) => boolean;
  /** Whether a local attempt of this sink would be let in now. */
  mayAttemptLocally: (sourceId: string, sinkId: string) => boolean;
  /** Its attempts under way as regular activities, and how many there may be. */
  slotUse: () => SlotUse;
  /** Settled when the worker has stopped, with an error when it was not asked to. */
  ended: Promise<void>;
  stop(): Promise<void>;
}

/** `slotsKeptForSync`: of the slots for attempts, those that only attempts get that callers wait for. */
export async function startWorker(
  connection: NativeConnection,
  namespace: string,
  { dataConverter, bundlePath }: Conversion,
  dependencies: Omit<ActivityDependencies, 'gate' | 'stopping' | 'beginAttempt' | 'closeGroup' | 'takeTurn'>,
  slotsKeptForSync: number,
): Promise<RunningWorker> {
  const breakingOff = new AbortController();
  const stopping = new Stopping(breakingOff.signal);
  const gate = new AttemptGate(workflowTaskSlots / 2);
  const activities = createActivities({
    ...dependencies,
    beginAttempt: createBeginAttempt(dependencies.db),
    takeTurn: createTakeTurn(dependencies.db),
    closeGroup: createCloseGroup(dependencies.db),
    gate,
    stopping,
  });
  const slots = new AttemptSlots(attemptSlots, slotsKeptForSync);
  const fixed = (numSlots: number) => ({ type: 'fixed-size', numSlots }) as const;
  const common = {
    connection,
    namespace,
    activities,
    dataConverter,
    shutdownGraceTime: breakOffAfterMs,
    shutdownForceTime: stopWithinMs,
  };
  const tuner = (kind: SlotKind) => ({
    workflowTaskSlotSupplier: fixed(workflowTaskSlots),
    activityTaskSlotSupplier: slots.supplier(kind),
    localActivityTaskSlotSupplier: fixed(attemptSlots),
    nexusTaskSlotSupplier: fixed(1),
  });
  const workflowBundle = { codePath: bundlePath };
  const workers = [
    await Worker.create({
      ...common,
      taskQueue,
      workflowBundle,
      tuner: tuner('async'),
      stickyQueueScheduleToStartTimeout: waitForMemoryMs,
    }),
    // Its polls hold slots while they wait for work.
    await Worker.create({
      ...common,
      taskQueue: syncTaskQueue,
      tuner: tuner('sync'),
      maxConcurrentActivityTaskPolls: syncPolls,
    }),
  ];
  const ended = Promise.all(workers.map((worker) => worker.run())).then(() => undefined);
  return {
    isProvenFast: (sourceId, sinkId) => gate.isProvenFast(`${sourceId}/${sinkId}`),
    mayAttemptLocally: (sourceId, sinkId) => gate.mayEnter(`${sourceId}/${sinkId}`),
    slotUse: () => slots.use,
    ended,
    async stop() {
      stopping.begin();
      for (const worker of workers) if (worker.getState() === 'RUNNING') worker.shutdown();
      const breakOff = setTimeout(() => breakingOff.abort(), breakOffAfterMs);
      await ended.finally(() => clearTimeout(breakOff));
    },
  };
}
