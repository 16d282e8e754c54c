// What a caller is answered who has waited for the outcome of a delivery. Pure.
import type { Standing } from '../../ledger/sync/outcomes';
import { errorTable, type ErrorCode } from '../../model/errors';

export interface OutcomeAnswer {
  status: number;
  /** Absent when it was delivered. */
  error?: { code: ErrorCode; message: string };
  /** With 503. */
  retryAfterSeconds?: number;
}

const badGateway = 502;
const gatewayTimeout = 504;

/** `isDuplicate`: the event was known before, and is not delivered again for this request. */
export function outcomeAnswer(standing: Standing | undefined, isDuplicate: boolean): OutcomeAnswer {
  if (!standing) return refusal('notDelivered', 'there is no delivery of this event to the sink that answers');
  const { id, state, reason, failure } = standing;
  switch (state) {
    case 'delivered':
      return { status: 200 };
    case 'abandoned':
      return isDuplicate
        ? refusal('stateConflict', `${nameOf(id)} of this event was abandoned: retry it`)
        : abandoned(standing);
    case 'dead':
    case 'discarded':
      return failure
        ? failed(failure)
        : refusal('notDelivered', `${nameOf(id)} was discarded: ${reason ?? 'no reason was given'}`);
    case 'skipped':
    case 'expired':
      return refusal('notDelivered', `${nameOf(id)} is ${state}: ${reason ?? 'no reason was given'}`);
    case 'pending':
    case 'parked':
    case 'running':
    case 'waiting':
      return refusal('noOutcomeInTime', `${nameOf(id)} is ${state}; its outcome will be there`);
  }
}

const nameOf = (id: string): string => `delivery "${id}"`;

const refusal = (code: ErrorCode, message: string): OutcomeAnswer => ({
  status: errorTable[code].status,
  error: { code, message },
});

function abandoned({ id, sinkId, reason }: Standing): OutcomeAnswer {
  const isHeld = reason === 'paused' || reason === 'breaker';
  const why = isHeld ? heldBecause[reason] : `was ${reason ?? 'not begun'}`;
  const error = { code: 'abandoned', message: `${nameOf(id)} to sink "${sinkId}" ${why}` } as const;
  return { status: errorTable.abandoned.status, error, retryAfterSeconds: isHeld ? heldForSeconds : 1 };
}

const heldBecause = {
  paused: 'was not begun: its sink is paused',
  breaker: "was not begun: its sink's breaker is open",
};
/** Longest time between two probes of a broken sink is a minute; the first come sooner. */
const heldForSeconds = 5;

function failed({ code, message, retryable, retryAfterMs }: NonNullable<Standing['failure']>): OutcomeAnswer {
  const error = { code, message };
  if (code === 'timeout') return { status: gatewayTimeout, error };
  if (code === 'targetBusy' || retryAfterMs !== undefined) {
    return { status: 503, error, retryAfterSeconds: Math.max(1, Math.ceil((retryAfterMs ?? 0) / 1000)) };
  }
  return { status: !retryable && errorTable[code].status === 422 ? 422 : badGateway, error };
}
