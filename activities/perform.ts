// One try of a sink, its time limited, its end as data.
import { setTimeout as delay } from 'node:timers/promises';
import type { AttemptEnd, AttemptRequest, Receipt } from '../src/model/delivery';
import { DeliveryError, failureOf, PenstockError } from '../src/model/errors';
import type { AttemptMaterial } from '../src/ledger/load-attempt';
import type { SinkContext } from '../src/sinks/define-sink';
import { sinkType } from '../src/sinks/registry';
import type { ActivityDependencies } from './dependencies';

/** The worker stops, and the attempt was broken off: it does not count. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
  constructor() {
    super('the worker stops; the attempt is made again by another');
  }
}

/** Makes the attempt. Throws only `Interrupted`. */
export function perform(
  dependencies: ActivityDependencies,
  request: AttemptRequest,
  material: AttemptMaterial,
  heartbeat: () => void,
): Promise<AttemptEnd> {
  const { attemptTimeLimitMs } = request.delivery.policy;
  return ending(dependencies, AbortSignal.timeout(attemptTimeLimitMs), attemptTimeLimitMs, async (signal) => {
    const { type, ...given } = sinkRequest(request, material);
    const performed = await type.perform(given, sinkContext(dependencies, signal, heartbeat));
    return { kind: performed.follow ? 'accepted' : 'delivered', receipt: performed.receipt };
  });
}

/** Follows work that the target took on, to its end. Throws only `Interrupted`. */
export function follow(
  dependencies: ActivityDependencies,
  request: AttemptRequest,
  material: AttemptMaterial,
  accepted: Receipt,
  heartbeat: () => void,
): Promise<AttemptEnd> {
  return ending(dependencies, undefined, 0, async (signal) => {
    const { type, ...given } = sinkRequest(request, material);
    if (!type.follow) throw new PenstockError('internal', `sinks of type ${type.type} have nothing to follow`);
    const receipt = await type.follow(given, accepted, sinkContext(dependencies, signal, heartbeat));
    return { kind: 'delivered', receipt };
  });
}

async function ending(
  { stopping }: ActivityDependencies,
  timeLimit: AbortSignal | undefined,
  timeLimitMs: number,
  attempt: (signal: AbortSignal) => Promise<AttemptEnd>,
): Promise<AttemptEnd> {
  const signal = timeLimit ? AbortSignal.any([stopping, timeLimit]) : stopping;
  try {
    return await attempt(signal);
  } catch (error) {
    if (stopping.aborted && signal.reason === stopping.reason) throw new Interrupted();
    const failure = timeLimit?.aborted
      ? new DeliveryError('timeout', `no answer within ${timeLimitMs / 1000} s`, { cause: error })
      : error;
    return { kind: 'failed', failure: failureOf(failure) };
  }
}

/** Throws `sinkBroken` when the stored settings no longer fit their type. */
function sinkRequest({ delivery, number }: AttemptRequest, { event, sink, secrets }: AttemptMaterial) {
  const type = sinkType(sink.type);
  const config = type.config.safeParse(sink.config);
  if (!config.success) {
    throw new PenstockError('sinkBroken', `sink "${delivery.sinkId}": stored config: ${config.error.message}`);
  }
  return { type, event, deliveryId: delivery.id, attempt: number, config: config.data, secrets };
}

function sinkContext({ http, render }: ActivityDependencies, signal: AbortSignal, heartbeat: () => void): SinkContext {
  return {
    http,
    render,
    signal,
    heartbeat,
    sleep: (ms) => delay(ms, undefined, { signal }),
  };
}
