// A step of a request for many deliveries: the next few are taken up.
import { nextDeliveries, nextReplays } from '../src/ledger/bulk/matching';
import { PenstockError } from '../src/model/errors';
import { penstockItself } from '../src/model/change';
import type { BulkFailure, BulkOrder, BulkStep } from '../src/model/bulk';
import type { ActivityDependencies } from './dependencies';

type Dependencies = Pick<ActivityDependencies, 'db' | 'takeUp'>;

/** Made twice it does nothing twice: each delivery is asked under the order's id. Throws while ledger or engine is away. */
export async function bulkStep(
  { db, takeUp }: Dependencies,
  order: BulkOrder,
  afterId: string | undefined,
  limit: number,
): Promise<BulkStep> {
  const { places, toTakeUp, done } = await nextOf(db, order, afterId, limit);
  const failures: BulkFailure[] = [];
  // Who began it is recorded with the operation.
  const by = { ...penstockItself, reason: `bulk/${order.id}` };
  for (const id of toTakeUp) {
    try {
      const what = order.verb === 'discard' ? { verb: order.verb, reason: order.reason } : ({ verb: 'retry' } as const);
      await takeUp(id, what, `bulk:${order.id}`, by);
    } catch (error) {
      if (!(error instanceof PenstockError) || error.code === 'engineUnavailable') throw error;
      failures.push({ id, error: error.code, message: error.message });
    }
  }
  const last = places.at(-1);
  return {
    done: done + toTakeUp.length - failures.length,
    failures,
    ...(last !== undefined && { afterId: last }),
    isLast: places.length < limit,
  };
}

interface Next {
  /** Where the next step goes on: after the last of these. */
  places: string[];
  toTakeUp: string[];
  /** What is done by having been found. */
  done: number;
}

async function nextOf(
  db: Dependencies['db'],
  order: BulkOrder,
  afterId: string | undefined,
  limit: number,
): Promise<Next> {
  if (order.verb !== 'replay') {
    const ids = await nextDeliveries(db, order, afterId, limit);
    return { places: ids, toTakeUp: ids, done: 0 };
  }
  const replays = await nextReplays(db, order, afterId, limit);
  const known = replays.filter(({ isNew }) => !isNew);
  return {
    places: replays.map(({ uid }) => uid),
    toTakeUp: known.map(({ deliveryId }) => deliveryId),
    done: replays.length - known.length,
  };
}
