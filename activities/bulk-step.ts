// A step of a request for many deliveries: the next few are taken up.
import { nextDeliveries } from '../src/ledger/bulk/matching';
import { PenstockError } from '../src/model/errors';
import { penstockItself } from '../src/model/change';
import type { BulkFailure, BulkOrder, BulkStep } from '../src/model/bulk';
import type { ActivityDependencies } from './dependencies';

type Dependencies = Pick<ActivityDependencies, 'db' | 'takeUp' | 'reconcile' | 'nextReplays'>;

/** Each may have taken as long as an answer is waited for: what is left is for the next step, within the time of an activity. */
const mostUnanswered = 3;

/**
 * Made twice it does nothing twice: each delivery is asked under the order's id. One whose workflow takes no messages, such
 * as one that is paused in the engine, is a failure like others. Throws while ledger or engine is away.
 */
export async function bulkStep(
  { db, takeUp, reconcile, nextReplays }: Dependencies,
  order: BulkOrder,
  afterId: string | undefined,
  limit: number,
): Promise<BulkStep> {
  const next = await nextOf({ db, nextReplays }, order, afterId, limit);
  const what = order.verb === 'discard' ? { verb: order.verb, reason: order.reason } : ({ verb: 'retry' } as const);
  // Who began it is recorded with the operation.
  const by = { ...penstockItself, reason: `bulk/${order.id}` };
  const failures: BulkFailure[] = [];
  let seen = 0;
  let skipped = 0;
  let unanswered = 0;
  for (const { toTakeUp, isSkipped, failure } of next) {
    if (unanswered === mostUnanswered) break;
    seen += 1;
    if (isSkipped) skipped += 1;
    if (failure) failures.push(failure);
    if (toTakeUp === undefined) continue;
    try {
      await takeUp(toTakeUp, what, requestIdOf(order), by);
    } catch (error) {
      if (!(error instanceof PenstockError)) throw error;
      if (error.code === 'engineUnavailable') {
        await throwIfAway(error, () => reconcile(toTakeUp));
        unanswered += 1;
      }
      failures.push({ id: toTakeUp, error: error.code, message: error.message });
    }
  }
  const last = next[seen - 1];
  return {
    done: seen - skipped - failures.length,
    ...(skipped > 0 && { skipped }),
    failures,
    ...(last && { afterId: last.place }),
    isLast: seen === next.length && next.length < limit,
  };
}

/** The engine may have said nothing of one workflow, and be there: it is asked about that. */
async function throwIfAway(error: PenstockError, askAgain: () => Promise<void>): Promise<void> {
  try {
    await askAgain();
  } catch {
    throw error;
  }
}

interface Next {
  /** Where the next step goes on: after this. */
  place: string;
  /** A delivery. Of a replay absent where nothing is left to do: it is done, skipped or failed by having been looked at. */
  toTakeUp?: string;
  isSkipped?: true;
  failure?: BulkFailure;
}

async function nextOf(
  { db, nextReplays }: Pick<Dependencies, 'db' | 'nextReplays'>,
  order: BulkOrder,
  afterId: string | undefined,
  limit: number,
): Promise<Next[]> {
  if (order.verb !== 'replay') {
    const ids = await nextDeliveries(db, order, afterId, limit);
    return ids.map((id) => ({ place: id, toTakeUp: id }));
  }
  const { filter, asOf } = order;
  const replay = { filter: { ...filter, sinkId: filter.sinkId ?? '' }, asOf, requestId: requestIdOf(order) };
  const replayed = await nextReplays(replay, afterId, limit);
  return replayed.map((one): Next => {
    const place = one.eventUid;
    if (one.kind === 'known') return { place, toTakeUp: one.deliveryId };
    if (one.kind === 'skipped') return { place, isSkipped: true };
    return one.kind === 'failed' ? { place, failure: one.failure } : { place };
  });
}

const requestIdOf = ({ id }: BulkOrder): string => `bulk:${id}`;
