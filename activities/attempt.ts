// The attempt as Temporal runs it: ask the ledger, perform, record.
import type { AttemptEnd, AttemptRequest, AttemptResult } from '../src/model/delivery';
import { failureOf, PenstockError } from '../src/model/errors';
import { beginAttempt, type AttemptKey, type Permission } from '../src/ledger/begin-attempt';
import { loadAttempt, type AttemptMaterial } from '../src/ledger/load-attempt';
import { pauseSink } from '../src/ledger/pause-sink';
import { forgetAttempt } from '../src/ledger/record-attempt';
import { restoreDelivery } from '../src/ledger/restore-delivery';
import type { ActivityDependencies } from './dependencies';
import { Interrupted, perform } from './perform';
import { recordEnd } from './record-end';

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
  const { db } = dependencies;
  const permission = await ask(dependencies, request);
  if (permission.verdict !== 'go') return refusal(permission);
  const end = await endOf(dependencies, request, heartbeat);
  if (!end) return { kind: 'sinkDeleted' };
  if (end.kind === 'failed' && end.failure.code === 'targetGone') await pause(dependencies, request);
  try {
    return await recordEnd(db, attemptKey(request), end);
  } catch {
    return { kind: 'unrecorded', end };
  }
}

/** A target that says it is gone for good (410) is asked no more until somebody resumes its sink. */
async function pause({ db }: ActivityDependencies, { delivery }: AttemptRequest): Promise<void> {
  // Should the ledger be away now, the next attempt pauses it.
  await pauseSink(db, delivery.sourceId, delivery.sinkId).catch(() => undefined);
}

async function ask({ db }: ActivityDependencies, request: AttemptRequest): Promise<Permission> {
  const { delivery, scheduleFrom } = request;
  const terms = { scheduleFrom, timeLimitMs: delivery.policy.attemptTimeLimitMs };
  const permission = await beginAttempt(db, attemptKey(request), terms);
  if (permission.verdict !== 'unknown' || !(await restoreDelivery(db, delivery))) return permission;
  return beginAttempt(db, attemptKey(request), terms);
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

/** Undefined when the sink has been deleted. A sink that cannot be read as it stands is a failed attempt. */
async function endOf(
  dependencies: ActivityDependencies,
  request: AttemptRequest,
  heartbeat: () => void,
): Promise<AttemptEnd | undefined> {
  let material;
  try {
    material = await loadAttempt(dependencies.db, dependencies.keyring, request.delivery.id);
  } catch (error) {
    if (error instanceof PenstockError) return { kind: 'failed', failure: failureOf(error) };
    throw error;
  }
  return material && performed(dependencies, request, material, heartbeat);
}

async function performed(
  dependencies: ActivityDependencies,
  request: AttemptRequest,
  material: AttemptMaterial,
  heartbeat: () => void,
): Promise<AttemptEnd> {
  const began = performance.now();
  try {
    const end = await perform(dependencies, request, material, heartbeat);
    const { sourceId, sinkId } = request.delivery;
    dependencies.gate.note(`${sourceId}/${sinkId}`, {
      durationMs: performance.now() - began,
      failed: end.kind === 'failed',
    });
    return end;
  } catch (error) {
    if (error instanceof Interrupted) await forgetAttempt(dependencies.db, attemptKey(request)).catch(() => undefined);
    throw error;
  }
}
