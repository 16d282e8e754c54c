// One attempt as a workflow makes it, and the writes that must not be lost.
import { ActivityFailure, proxyActivities, proxyLocalActivities, TimeoutFailure } from '@temporalio/workflow';
import type { Activities } from '../activities';
import type {
  Amendment,
  AttemptEnd,
  AttemptResult,
  Delivery,
  Receipt,
  Settled,
  Settlement,
} from '../src/model/delivery';
import type { DeliveryControl } from './delivery-control';
import { syncTaskQueue } from './task-queues';

/** How much longer than its time limit an attempt may take, with its questions to a slow ledger. */
const marginMs = 45_000;

/** The ledger may be away for long: these writes are tried until they succeed, and the UI shows why they wait. */
const untilWritten = proxyActivities<Activities>({
  startToCloseTimeout: '30s',
  retry: { initialInterval: '500ms', maximumInterval: '30s' },
});

const writeAtOnce = proxyLocalActivities<Activities>({ startToCloseTimeout: '5s', retry: { maximumAttempts: 1 } });

/** What an attempt that was made came to, once the ledger knows it. */
type Attempted = Exclude<AttemptResult, { kind: 'unrecorded' | 'declined' | 'accepted' }>;

/** Makes the next attempt, counted when it ended. Work that the target only took on is followed to its end. */
export async function attemptOnce(control: DeliveryControl): Promise<Attempted> {
  const began = Date.now();
  return seenToItsEnd(control, began, await perform(control));
}

/** Of the one attempt that a caller waits for: there was none, or nobody knows how far it came. */
type NotMade = { kind: 'notBegun' } | { kind: 'brokenOff' };

/** The one attempt of a delivery that a caller waits for: begun in time or never, and in no case made again. */
export async function attemptForCaller(control: DeliveryControl, beginWithinMs: number): Promise<Attempted | NotMade> {
  const { delivery, attempts, scheduleFrom } = control;
  const sync = proxyActivities<Activities>({
    taskQueue: syncTaskQueue,
    scheduleToStartTimeout: beginWithinMs,
    startToCloseTimeout: delivery.policy.attemptTimeLimitMs + marginMs,
    heartbeatTimeout: '15s',
    retry: { maximumAttempts: 1 },
    summary: 'the attempt that a caller waits for',
  });
  const began = Date.now();
  let result: AttemptResult | { kind: 'notBegun' };
  try {
    result = await sync.attemptForCaller({ delivery, number: attempts + 1, scheduleFrom });
  } catch (error) {
    return { kind: isNotBegun(error) ? 'notBegun' : 'brokenOff' };
  }
  return result.kind === 'notBegun' ? result : seenToItsEnd(control, began, result);
}

const isNotBegun = (error: unknown): boolean =>
  error instanceof ActivityFailure &&
  error.cause instanceof TimeoutFailure &&
  error.cause.timeoutType === 'SCHEDULE_TO_START';

async function seenToItsEnd(control: DeliveryControl, began: number, made: AttemptResult): Promise<Attempted> {
  let result = await recorded(control, made);
  if (result.kind === 'accepted') result = await recorded(control, await follow(control, result.receipt));
  if (result.kind === 'delivered' || result.kind === 'failed') {
    control.attempts += 1;
    control.scheduleBeganMs ??= began;
  }
  return result as Attempted;
}

/** The first attempt may be a local activity, if the worker finds the target fast (rule 5); others never are. */
async function perform(control: DeliveryControl): Promise<AttemptResult> {
  const { delivery, attempts } = control;
  const { attemptTimeLimitMs } = delivery.policy;
  const request = { delivery, number: attempts + 1, scheduleFrom: control.scheduleFrom };
  if (delivery.mayAttemptLocally && attempts === delivery.attempts && !delivery.takenOver) {
    const local = proxyLocalActivities<Activities>({
      startToCloseTimeout: attemptTimeLimitMs + marginMs,
      retry: { maximumAttempts: 1 },
      summary: `attempt ${request.number}`,
    });
    const result = await local.attemptLocally(request).catch(() => ({ kind: 'declined' }) as const);
    if (result.kind !== 'declined') return result;
  }
  const regular = proxyActivities<Activities>({
    startToCloseTimeout: attemptTimeLimitMs + marginMs,
    heartbeatTimeout: '15s',
    retry: { initialInterval: '500ms', maximumInterval: '30s' },
    summary: `attempt ${request.number}`,
  });
  return regular.attempt(request);
}

function follow({ delivery, attempts, scheduleFrom }: DeliveryControl, accepted: Receipt): Promise<AttemptResult> {
  const { followAttempt } = proxyActivities<Activities>({
    startToCloseTimeout: '7d',
    heartbeatTimeout: '60s',
    retry: { initialInterval: '500ms', maximumInterval: '30s' },
    summary: `following attempt ${attempts + 1}`,
  });
  return followAttempt({ delivery, number: attempts + 1, scheduleFrom }, accepted);
}

/** The target has answered and must not be asked again: only the writing is repeated. */
async function recorded({ delivery, attempts }: DeliveryControl, result: AttemptResult): Promise<AttemptResult> {
  if (result.kind !== 'unrecorded') return result;
  const end: AttemptEnd = result.end;
  await untilWritten.recordAttempt(delivery, attempts + 1, end);
  return end;
}

/** Writes the decision with the least ceremony, and until it is written if that fails. */
export async function settle(delivery: Delivery, settlement: Settlement): Promise<Settled> {
  try {
    return await writeAtOnce.settle(delivery, settlement);
  } catch {
    return untilWritten.settle(delivery, settlement);
  }
}

export const discardParked = (id: string, reason: string): Promise<boolean> => untilWritten.discardParked(id, reason);

export async function writeAmendment({ id, run }: Delivery, amendment: Amendment): Promise<void> {
  await untilWritten.amend({ id, run }, amendment);
}
