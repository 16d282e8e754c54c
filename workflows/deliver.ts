// One event on its way to one sink, until it is settled.
import {
  allHandlersFinished,
  ApplicationFailure,
  CancellationScope,
  CancelledFailure,
  condition,
  continueAsNew,
  setCurrentDetails,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import type { Delivery, DeliveryState, FinalState, Outcome, TakenOver } from '../src/model/delivery';
import type { Failure } from '../src/model/errors';
import { attemptForCaller, attemptOnce, discardParked, settle, writeAmendment } from './attempt';
import { afterFailure, type Next } from './classify';
import { DeliveryControl } from './delivery-control';
import { tooDeep } from './depth';
import { describeDeadLetter, describeWait, waitSummary } from './describe';
import { stateAttribute } from './search-attributes';

export async function deliver(delivery: Delivery): Promise<Outcome> {
  const control = new DeliveryControl(delivery, (amendment) => writeAmendment(delivery, amendment));
  // A cancel in the UI is a discard: what the target was already asked to do is seen to its end first.
  let cancelled = false;
  CancellationScope.current().cancelRequested.catch(() => {
    cancelled = true;
    control.discard('cancelled');
  });
  return CancellationScope.nonCancellable(async () => {
    const outcome = await carry(control);
    showState(control, outcome.state, control.hasWaited ? `Settled: ${outcome.state}.` : undefined);
    control.closed = true;
    await condition(allHandlersFinished);
    if (outcome.state === 'expired') throw expiredFailure(control);
    if (outcome.state === 'discarded' && cancelled) throw new CancelledFailure('discarded: cancelled');
    return outcome;
  });
}

async function carry(control: DeliveryControl): Promise<Outcome> {
  const { delivery } = control;
  const tooDeepBecause = tooDeep(delivery);
  if (tooDeepBecause !== undefined) return finish(control, 'skipped', tooDeepBecause);

  if (delivery.beginWithinMs !== undefined) return answerCaller(control, delivery.beginWithinMs);
  if (delivery.takenOver) {
    const settled = await takeOver(control, delivery.takenOver);
    if (settled) return settled;
  }
  for (;;) {
    if (control.discarded) return finish(control, 'discarded', control.reason ?? 'by request');
    if (control.hasWaited) showState(control, 'running', 'An attempt is under way.');
    const result = await attemptOnce(control);
    switch (result.kind) {
      case 'delivered':
        return { state: 'delivered', attempts: control.attempts, receipt: result.receipt };
      case 'parked':
        return givenBack(control, result.reason);
      case 'superseded':
        return { state: 'superseded' };
      case 'sinkDeleted':
        return finish(control, 'discarded', 'sink deleted');
      case 'failed':
        control.failure = result.failure;
        if (delivery.isHandler)
          return finish(control, 'discarded', `handler failed: ${result.failure.message.slice(0, 400)}`);
    }
    if (control.discarded) continue;
    const next = afterFailure(delivery.policy, standing(control, result.failure));
    const settled = await (next.kind === 'retry' ? waitOut(control, next) : deadLetter(control, next, result.failure));
    if (settled) return settled;
    await continueAsNewIfSuggested(control);
  }
}

/** A caller waits: one attempt, never made again, and no dead letter that waits for somebody. */
async function answerCaller(control: DeliveryControl, beginWithinMs: number): Promise<Outcome> {
  if (control.discarded) return finish(control, 'discarded', control.reason ?? 'by request');
  const result = await attemptForCaller(control, beginWithinMs);
  switch (result.kind) {
    case 'delivered':
      return { state: 'delivered', attempts: control.attempts, receipt: result.receipt };
    case 'parked':
      return { state: 'abandoned', attempts: control.attempts, reason: result.reason };
    case 'superseded':
      return { state: 'superseded' };
    case 'sinkDeleted':
      return finish(control, 'discarded', 'sink deleted');
    case 'notBegun':
      return finish(control, 'abandoned', 'not begun in time');
    case 'brokenOff':
      return finish(control, 'discarded', 'its one attempt was broken off');
    case 'failed':
      control.failure = result.failure;
      return finish(control, 'discarded', 'a caller waited for it: not tried again');
  }
}

/** A group has attempted it in vain, and the ledger knows what follows: the wait is gone through here. */
async function takeOver(control: DeliveryControl, { failure, ...then }: TakenOver): Promise<Outcome | undefined> {
  control.failure = failure;
  if (then.state === 'waiting') return wait(control, then.delayMs);
  return waitAsDeadLetter(control, then.timeToLiveMs, 'its attempt in a group was the last', failure);
}

/** Waits for the next attempt. Answers an outcome only when another run has taken over. */
async function waitOut(control: DeliveryControl, next: Next & { kind: 'retry' }): Promise<Outcome | undefined> {
  const { written } = await settle(control.delivery, { state: 'waiting', delayMs: next.delayMs });
  if (!written) return { state: 'superseded' };
  return wait(control, next.delayMs);
}

async function wait(control: DeliveryControl, delayMs: number): Promise<undefined> {
  showState(control, 'waiting', describeWait(control, delayMs));
  await control.waitFor('waiting', delayMs, waitSummary(control, delayMs));
  return undefined;
}

/** Waits for a person or a service. Answers an outcome when nobody came, or the ledger keeps the dead letter alone. */
async function deadLetter(
  control: DeliveryControl,
  next: Next & { kind: 'dead' },
  failure: Failure,
): Promise<Outcome | undefined> {
  const timeToLiveMs = control.delivery.policy.deadLetterTimeToLiveMs;
  const settled = await settle(control.delivery, { state: 'dead', failure, timeToLiveMs });
  if (!settled.written && settled.state !== 'dead') return { state: 'superseded' };
  if (!settled.written || !settled.live) return { state: 'dead', attempts: control.attempts, failure };
  return waitAsDeadLetter(control, timeToLiveMs, next.reason, failure);
}

async function waitAsDeadLetter(
  control: DeliveryControl,
  timeToLiveMs: number,
  because: string,
  failure: Failure,
): Promise<Outcome | undefined> {
  showState(control, 'dead', describeDeadLetter(control, because, failure));
  const decision = await control.waitFor('dead', timeToLiveMs, `dead letter: ${because}`);
  if (decision === undefined) return finish(control, 'expired', 'time to live');
  if (decision === 'retry') {
    control.scheduleFrom = control.attempts;
    control.scheduleBeganMs = undefined;
  }
  return undefined;
}

/** The ledger has taken the delivery back; a discard that came meanwhile is carried out there. */
async function givenBack(control: DeliveryControl, because: string): Promise<Outcome> {
  const { attempts, delivery, reason = 'by request' } = control;
  if (control.discarded && (await discardParked(delivery.id, reason))) return { state: 'discarded', attempts, reason };
  return { state: 'parked', attempts, reason: because };
}

async function finish(
  control: DeliveryControl,
  state: Exclude<FinalState, 'delivered'>,
  reason: string,
): Promise<Outcome> {
  const { written } = await settle(control.delivery, { state, reason });
  if (!written) return { state: 'superseded' };
  control.reason = reason;
  return { state, attempts: control.attempts, reason };
}

function standing(control: DeliveryControl, failure: Failure) {
  return {
    failure,
    failures: control.attempts - control.scheduleFrom,
    elapsedMs: Date.now() - (control.scheduleBeganMs ?? Date.now()),
    random: Math.random(),
  };
}

/** Makes the state visible where an operator looks: search attribute, and details of the workflow. */
function showState(control: DeliveryControl, state: DeliveryState | 'superseded', details?: string): void {
  if (state !== 'superseded') control.state = state;
  upsertSearchAttributes([{ key: stateAttribute, value: state }]);
  if (details !== undefined) setCurrentDetails(details);
}

async function continueAsNewIfSuggested(control: DeliveryControl): Promise<void> {
  if (!workflowInfo().continueAsNewSuggested) return;
  await condition(allHandlersFinished);
  if (control.discarded) return;
  const delivery = { ...control.delivery };
  delete delivery.takenOver;
  await continueAsNew<typeof deliver>({
    ...delivery,
    attempts: control.attempts,
    scheduleFrom: control.scheduleFrom,
    ...(control.scheduleBeganMs !== undefined && { scheduleBeganMs: control.scheduleBeganMs }),
  });
}

function expiredFailure({ delivery, failure }: DeliveryControl): ApplicationFailure {
  return ApplicationFailure.create({
    type: 'Expired',
    nonRetryable: true,
    message: `dead letter expired: nobody took up delivery ${delivery.id} in time; it failed with ${failure?.message ?? 'no error'}`,
  });
}
