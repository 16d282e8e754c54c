// Where a delivery stands, in a sentence: what it waits for, why, and until when.
import type { components } from '../../client/index';
import type { Look } from './look';
import { ahead, isAhead, lengthOf } from './times';

type ListedDelivery = components['schemas']['Delivery'];
type Failure = NonNullable<ListedDelivery['failure']>;
type Receipt = NonNullable<ListedDelivery['receipt']>;

export function standing(delivery: ListedDelivery, { now }: Look): string | undefined {
  const { state, attempts, reason, failure, receipt, nextAttemptAt, expiresAt } = delivery;
  switch (state) {
    case 'pending':
      return attempts === 0 ? 'due: waits for the dispatcher' : `due again after ${told(failure)}`;
    case 'parked':
      return held(delivery, now);
    case 'running':
      // While the engine is away it is not under way, and nobody here knows.
      return `with the engine: attempt ${attempts + 1} is next, or under way`;
    case 'waiting':
      return `attempt ${attempts + 1} ${isAhead(nextAttemptAt, now) ? ahead(nextAttemptAt, now) : 'is next'}, after ${told(failure)}`;
    case 'dead':
      return `${told(failure)}; ${delivery.resolution === 'handler_failed' ? 'its handler failed; ' : ''}${until(expiresAt, now)}`;
    case 'delivered':
      return forCaller(receipt && answered(receipt), delivery);
    case 'abandoned':
      return `${reason ?? 'nobody waits for it any more'}: never begun, and not begun by itself`;
    case 'discarded':
      return forCaller(delivery.answered !== null && failure ? `${told(failure)}; ${reason}` : reason, delivery);
    case 'skipped':
    case 'expired':
      return reason ?? undefined;
  }
}

/** The outcome, and that the caller who has waited for it never heard it. */
function forCaller(outcome: string | null | undefined, { answered: wasTold }: ListedDelivery): string | undefined {
  const parts = [outcome ?? undefined, wasTold === false ? 'the caller who waited was not told' : undefined];
  return parts.filter((part) => part !== undefined).join('; ') || undefined;
}

/** Why it is parked, and since when. */
function held({ reason, parkedSince, attempts, nextAttemptAt }: ListedDelivery, now: Date): string {
  const why = reason === null ? 'held back' : (holds[reason] ?? `held back: ${reason}`);
  const next = isAhead(nextAttemptAt, now)
    ? `, attempt ${attempts + 1} no sooner than ${ahead(nextAttemptAt, now)}`
    : '';
  const since = parkedSince === null ? '' : `; parked for ${lengthOf(now.getTime() - Date.parse(parkedSince))}`;
  return why + next + since;
}

const holds: Record<string, string> = {
  paused: 'its sink is paused: "penstock sinks resume"',
  breaker: "its sink's breaker is open: it goes on when the target answers a probe",
  limit: 'its sink has as many workflows as it may: it is attempted together with others',
};

const told = (failure: Failure | null): string => (failure ? `${failure.code}: ${failure.message}` : 'a failure');

const until = (expiresAt: string | null, now: Date): string =>
  expiresAt === null
    ? 'waits for retry, amend or discard'
    : `expires ${ahead(expiresAt, now)} unless retried, amended or discarded`;

/** `answered 200 in 12 ms` */
export function answered({ status, durationMs }: Receipt): string | undefined {
  const took =
    durationMs === undefined ? '' : ` in ${durationMs < 1000 ? `${Math.round(durationMs)} ms` : lengthOf(durationMs)}`;
  return status === undefined ? undefined : `answered ${status}${took}`;
}
