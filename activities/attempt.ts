// The attempt as Temporal runs it: ask the ledger, perform, record.
import type { AttemptEnd, AttemptRequest, AttemptResult } from '../src/model/delivery';
import { failureOf, PenstockError } from '../src/model/errors';
import type { AttemptKey, Material, Permission } from '../src/ledger/attempts/begin-attempt';
import type { AttemptMaterial } from '../src/ledger/attempts/load-attempt';
import { pauseTroubledSink } from '../src/ledger/flow/pause-sink';
import { forgetAttempt } from '../src/ledger/attempts/record-attempt';
import { restoreDelivery } from '../src/ledger/attempts/restore-delivery';
import { openSecrets } from '../src/ledger/secrets/secrets';
import { giveBackAttempt } from '../src/ledger/flow/turns';
import type { ActivityDependencies } from './dependencies';
import { Interrupted, perform, tryOf } from './perform';
import { writeEnd } from './record-end';

export const attemptKey = ({ delivery, number }: AttemptRequest): AttemptKey => ({
  id: delivery.id,
  run: delivery.run,
  number,
});

/**
 * Makes one attempt, unless the ledger says otherwise. Throws before the target is asked (the ledger is away) or when
 * the worker stops (`Interrupted`), never once the target has answered.
 */
export async function attempt(
  dependencies: ActivityDependencies,
  request: AttemptRequest,
  heartbeat: () => void,
): Promise<AttemptResult> {
  const permission = await ask(dependencies, request);
  if (permission.verdict !== 'go') return refusal(permission);
  if (permission.material.isLimited && !(await comesToItsTurn(dependencies, request))) return outOfTurn;
  const began = performance.now();
  const end = await endOf(dependencies, request, permission.material, heartbeat);
  const durationMs = performance.now() - began;
  const { sourceId, sinkId } = request.delivery;
  dependencies.gate.note(`${sourceId}/${sinkId}`, { durationMs, failed: end.kind === 'failed' });
  if (end.kind === 'failed' && end.failure.code === 'targetGone') await pause(dependencies, request.delivery);
  try {
    return await writeEnd(dependencies, attemptKey(request), end, durationMs);
  } catch {
    return { kind: 'unrecorded', end };
  }
}

/** A target that says it is gone for good (410) is asked no more until somebody resumes its sink. */
export async function pause(
  { db }: ActivityDependencies,
  { sourceId, sinkId }: { sourceId: string; sinkId: string },
): Promise<void> {
  // Should the ledger be away now, the next attempt pauses it.
  await pauseTroubledSink(db, sourceId, sinkId, 'its target answered 410: it is gone for good').catch(() => undefined);
}

async function ask({ db, beginAttempt }: ActivityDependencies, request: AttemptRequest): Promise<Permission> {
  const { delivery, scheduleFrom } = request;
  const terms = { ...attemptKey(request), scheduleFrom, timeLimitMs: delivery.policy.attemptTimeLimitMs };
  const permission = await beginAttempt(terms);
  if (permission.verdict !== 'unknown' || !(await restoreDelivery(db, delivery))) return permission;
  return beginAttempt(terms);
}

function refusal(permission: Exclude<Permission, { verdict: 'go' }>): AttemptResult {
  switch (permission.verdict) {
    case 'delivered':
      return { kind: 'delivered', receipt: permission.receipt };
    case 'accepted':
      return { kind: 'accepted', receipt: permission.receipt };
    case 'failed':
      return { kind: 'failed', failure: permission.failure };
    case 'parked':
      return { kind: 'parked', reason: permission.reason };
    case 'sinkDeleted':
      return { kind: 'sinkDeleted' };
    case 'superseded':
    case 'unknown':
      return { kind: 'superseded' };
  }
}

/** One whose turn is further off, in ms, waits for it in the ledger, and in nobody's way here. */
const mostTurnWaitMs = 1000;
const outOfTurn: AttemptResult = { kind: 'parked', reason: 'limit' };

/** Answers false when the delivery went back to the ledger. Throws like the attempt itself. */
async function comesToItsTurn(dependencies: ActivityDependencies, request: AttemptRequest): Promise<boolean> {
  const { db, takeTurn, stopping } = dependencies;
  const waitMs = await takeTurn(request.delivery);
  if (waitMs > mostTurnWaitMs) {
    await giveBackAttempt(db, { ...request.delivery, ...attemptKey(request) }, waitMs);
    return false;
  }
  try {
    await stopping.wait(waitMs);
    return true;
  } catch {
    await forgetAttempt(db, attemptKey(request)).catch(() => undefined);
    throw new Interrupted();
  }
}

/** A sink that cannot be read as it stands is a failed attempt. */
async function endOf(
  dependencies: ActivityDependencies,
  request: AttemptRequest,
  found: Material,
  heartbeat: () => void,
): Promise<AttemptEnd> {
  let material: AttemptMaterial;
  try {
    material = { ...found, secrets: openSecrets(dependencies.keyring, request.delivery, found.sealed) };
  } catch (error) {
    if (error instanceof PenstockError) return { kind: 'failed', failure: failureOf(error) };
    throw error;
  }
  try {
    return await perform(dependencies, tryOf(request), material, heartbeat);
  } catch (error) {
    if (error instanceof Interrupted) await forgetAttempt(dependencies.db, attemptKey(request)).catch(() => undefined);
    throw error;
  }
}
