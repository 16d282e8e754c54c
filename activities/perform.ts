// One try of a sink, its time limited, its end as data.
import { setTimeout as delay } from 'node:timers/promises';
import type { AttemptEnd, AttemptRequest, Receipt } from '../src/model/delivery';
import { DeliveryError, failureOf, PenstockError } from '../src/model/errors';
import type { AttemptMaterial } from '../src/ledger/attempts/load-attempt';
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

/** One attempt of one delivery, whether its workflow is its own or a group's. */
export interface Try {
  deliveryId: string;
  sinkId: string;
  number: number;
  attemptTimeLimitMs: number;
}

export const tryOf = ({ delivery, number }: AttemptRequest): Try => ({
  deliveryId: delivery.id,
  sinkId: delivery.sinkId,
  number,
  attemptTimeLimitMs: delivery.policy.attemptTimeLimitMs,
});

/** Makes the attempt. Throws only `Interrupted`. */
export function perform(
  dependencies: ActivityDependencies,
  attempt: Try,
  material: AttemptMaterial,
  heartbeat: () => void,
): Promise<AttemptEnd> {
  return ending(dependencies, attempt.attemptTimeLimitMs, async (clock) => {
    const { type, ...given } = sinkRequest(attempt, material);
    const performed = await type.perform(given, sinkContext(dependencies, clock, heartbeat));
    return { kind: performed.follow ? 'accepted' : 'delivered', receipt: performed.receipt };
  });
}

/** Follows work that the target took on, to its end. Throws only `Interrupted`. */
export function follow(
  dependencies: ActivityDependencies,
  attempt: Try,
  material: AttemptMaterial,
  accepted: Receipt,
  heartbeat: () => void,
): Promise<AttemptEnd> {
  return ending(dependencies, undefined, async (clock) => {
    const { type, ...given } = sinkRequest(attempt, material);
    if (!type.follow) throw new PenstockError('internal', `sinks of type ${type.type} have nothing to follow`);
    const receipt = await type.follow(given, accepted, sinkContext(dependencies, clock, heartbeat));
    return { kind: 'delivered', receipt };
  });
}

type Clock = Pick<SinkContext, 'signal' | 'offTheClock'>;

async function ending(
  { stopping }: ActivityDependencies,
  timeLimitMs: number | undefined,
  attempt: (clock: Clock) => Promise<AttemptEnd>,
): Promise<AttemptEnd> {
  const limit = new AbortController();
  const release = stopping.add(limit);
  let timer: NodeJS.Timeout | undefined;
  const startClock = () => {
    if (timeLimitMs !== undefined) timer = setTimeout(() => limit.abort(timedOut), timeLimitMs);
  };
  const offTheClock = async <T>(wait: Promise<T>): Promise<T> => {
    clearTimeout(timer);
    return wait.finally(startClock);
  };
  startClock();
  try {
    return await attempt({ signal: limit.signal, offTheClock });
  } catch (error) {
    if (limit.signal.aborted && limit.signal.reason !== timedOut) throw new Interrupted();
    const failure = limit.signal.aborted
      ? new DeliveryError('timeout', `no answer within ${(timeLimitMs ?? 0) / 1000} s`, { cause: error })
      : error;
    return { kind: 'failed', failure: failureOf(failure) };
  } finally {
    clearTimeout(timer);
    release();
  }
}

/** Why an attempt was broken off at its time limit. */
const timedOut = new Error('the time limit of the attempt is over');

/** Throws `sinkBroken` when the stored settings no longer fit their type. */
function sinkRequest({ deliveryId, sinkId, number }: Try, { event, sink, secrets }: AttemptMaterial) {
  const type = sinkType(sink.type);
  if ('gathers' in type) throw new PenstockError('internal', `a delivery of type ${sink.type} never goes alone`);
  let config = read.get(sink.config);
  if (config === undefined) {
    const parsed = type.config.safeParse(sink.config);
    if (!parsed.success) {
      throw new PenstockError('sinkBroken', `sink "${sinkId}": stored config: ${parsed.error.message}`);
    }
    read.set(sink.config, (config = parsed.data));
  }
  return { type, event, deliveryId, attempt: number, config, secrets, principal: sink.principal };
}

/** Settings as they were read, by the stored ones: those of a group are the same for all of its members. */
const read = new WeakMap<object, unknown>();

function sinkContext(
  { http, render, inward, workflows, functionsDirectory }: ActivityDependencies,
  { signal, offTheClock }: Clock,
  heartbeat: () => void,
): SinkContext {
  return {
    http,
    render,
    inward,
    workflows,
    functionsDirectory,
    offTheClock,
    signal,
    heartbeat,
    sleep: (ms) => delay(ms, undefined, { signal }),
  };
}
