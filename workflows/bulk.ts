// Many deliveries taken up, one after the other, at a pace that somebody has chosen.
import {
  allHandlersFinished,
  condition,
  continueAsNew,
  proxyActivities,
  setCurrentDetails,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import type { Activities } from '../activities';
import type { BulkOrder, BulkProgress } from '../src/model/bulk';
import { bulkProgressQuery, cancelBulkUpdate } from './messages';

/** A step takes about a second, or this many deliveries. */
const mostPerStep = 100;
const mostFailuresShown = 20;

const { bulkStep } = proxyActivities<Activities>({
  startToCloseTimeout: '10m',
  heartbeatTimeout: '15s',
  retry: { initialInterval: '500ms', maximumInterval: '30s' },
});

export async function bulk(order: BulkOrder, before?: Partial<BulkProgress>): Promise<BulkProgress> {
  // One that was begun by an earlier version has not all of it.
  let progress: BulkProgress = { state: 'running', done: 0, failed: 0, skipped: 0, failures: [], ...before };
  let isCancelled = false;
  setHandler(bulkProgressQuery, () => progress);
  setHandler(cancelBulkUpdate, () => {
    isCancelled = true;
    return progress;
  });
  const limit = Math.max(1, Math.min(mostPerStep, Math.round(order.perSecond)));
  while (!isCancelled) {
    const began = Date.now();
    const step = await bulkStep(order, progress.afterId, limit);
    progress = {
      ...progress,
      ...(step.afterId !== undefined && { afterId: step.afterId }),
      done: progress.done + step.done,
      failed: progress.failed + step.failures.length,
      skipped: progress.skipped + (step.skipped ?? 0),
      failures: [...progress.failures, ...step.failures].slice(0, mostFailuresShown),
    };
    setCurrentDetails(detailsOf(order, progress));
    if (step.isLast) return (progress = { ...progress, state: 'ended' });
    const waitMs = (limit / order.perSecond) * 1000 - (Date.now() - began);
    if (waitMs > 0) await condition(() => isCancelled, waitMs);
    if (workflowInfo().continueAsNewSuggested && !isCancelled && allHandlersFinished()) {
      await continueAsNew<typeof bulk>(order, progress);
    }
  }
  await condition(allHandlersFinished);
  return (progress = { ...progress, state: 'cancelled' });
}

const detailsOf = ({ matches }: BulkOrder, { done, failed, skipped }: BulkProgress): string =>
  `${done} of ${matches} done, ${failed} refused${skipped > 0 ? `, ${skipped} not for the sink` : ''}.`;
