// Requests for many deliveries, each a workflow: begun, asked how far it is, cancelled.
import { setTimeout as pause } from 'node:timers/promises';
import {
  WorkflowExecutionAlreadyStartedError,
  WorkflowFailedError,
  WorkflowNotFoundError,
  type Client,
  type WorkflowHandle,
} from '@temporalio/client';
import { bulkWorkflowId, type BulkOrder, type BulkProgress } from '../model/bulk';
import { PenstockError } from '../model/errors';
import { askForCaller } from './ask-engine';
import { engineError } from './engine-errors';
import { taskQueue, workflowKeys } from './workflow-keys';

const endsWithinMs = 3000;

export interface BulkStanding {
  order: BulkOrder;
  progress: BulkProgress;
}

/** All throw `engineUnavailable`; the latter two `bulkNotFound`. */
export interface Bulk {
  /** Twice under the same id is once. */
  begin: (order: BulkOrder) => Promise<void>;
  /** The newest, at most, of sources that are meant. */
  list: (limit: number, isMeant: (sourceId: string) => boolean) => Promise<BulkOrder[]>;
  find: (id: string) => Promise<BulkStanding>;
  cancel: (id: string) => Promise<BulkStanding>;
}

export function createBulk(client: Client): Bulk {
  const standing = async (
    id: string,
    ask: (handle: WorkflowHandle) => Promise<BulkProgress>,
  ): Promise<BulkStanding> => {
    const handle = client.workflow.getHandle(bulkWorkflowId(id));
    try {
      return await askForCaller(client, async () => {
        const { status, memo } = await handle.describe();
        const { order } = memo as { order: BulkOrder };
        const isOpen = status.name === 'RUNNING';
        const progress = isOpen ? await ask(handle) : await endOf(handle);
        // One that ended in an earlier version does not say it.
        return { order, progress: { ...progress, skipped: progress.skipped ?? 0 } };
      });
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) {
        throw new PenstockError('bulkNotFound', `there is no bulk operation "${id}"`, { cause: error });
      }
      throw engineError(error, `the engine did not say how bulk operation "${id}" stands`);
    }
  };

  return {
    async begin(order) {
      const { id, verb, filter } = order;
      try {
        await askForCaller(client, () =>
          client.workflow.start('bulk', {
            taskQueue,
            workflowId: bulkWorkflowId(id),
            workflowIdReusePolicy: 'REJECT_DUPLICATE',
            workflowIdConflictPolicy: 'USE_EXISTING',
            args: [order],
            memo: { order },
            typedSearchAttributes: [
              { key: workflowKeys.source, value: filter.sourceId },
              ...(filter.sinkId === undefined ? [] : [{ key: workflowKeys.sink, value: filter.sinkId }]),
            ],
            staticSummary: `${verb} of ${order.matches}, ${order.perSecond} a second`,
          }),
        );
      } catch (error) {
        if (error instanceof WorkflowExecutionAlreadyStartedError) return;
        throw engineError(error, `the engine did not begin the ${verb}`);
      }
    },

    async list(limit, isMeant) {
      const found: BulkOrder[] = [];
      try {
        for await (const { memo } of client.workflow.list({ query: "WorkflowType = 'bulk'" })) {
          const { order } = memo as { order: BulkOrder };
          if (isMeant(order.filter.sourceId)) found.push(order);
          if (found.length >= limit) break;
        }
      } catch (error) {
        throw engineError(error, 'the engine did not list bulk operations');
      }
      return found;
    },

    find: (id) => standing(id, askProgress),
    cancel: (id) =>
      standing(id, async (handle) => {
        const progress = await handle.executeUpdate<BulkProgress, []>('cancel', { updateId: 'cancel' });
        // A step under way is done to its end, which may take longer than a caller waits.
        return Promise.race([endOf(handle), pause(endsWithinMs, progress, { ref: false })]);
      }),
  };
}

async function endOf(handle: WorkflowHandle): Promise<BulkProgress> {
  try {
    return (await handle.result()) as BulkProgress;
  } catch (error) {
    if (!(error instanceof WorkflowFailedError)) throw error;
    // Somebody has ended it in the engine: it can still say how far it came.
    return { ...(await askProgress(handle)), state: 'cancelled' };
  }
}

const askProgress = (handle: WorkflowHandle): Promise<BulkProgress> => handle.query<BulkProgress>('progress');
