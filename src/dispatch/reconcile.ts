// What became of a delivery whose workflow has been silent: the engine is asked, and the ledger told.
import { WorkflowFailedError, WorkflowNotFoundError, type Client, type WorkflowHandle } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import type { Database } from '../ledger/ledger';
import { extendOverdue, findOwned, releaseRun, type OverdueDelivery } from '../ledger/overdue-deliveries';
import { closeGroups } from '../ledger/groups/close-groups';
import { extendGroups, findGroups } from '../ledger/groups/overdue-groups';
import { recordEnds } from '../ledger/attempts/record-ends';
import { settleDelivery } from '../ledger/attempts/settle-delivery';
import { groupWorkflowId, type Outcome } from '../model/delivery';
import { failureOf, PenstockError } from '../model/errors';
import { reasonOf } from '../model/reason-of';
import { askEngine } from './ask-engine';

/** Asks the engine about what a workflow owns, and writes what it says. Throws when the engine is away. */
export interface Reconcile {
  delivery: (id: string) => Promise<void>;
  /** Of the workflow of this id, with all the groups it carries. */
  group: (id: string) => Promise<void>;
}

export function createReconcile(db: Database, client: Client): Reconcile {
  return {
    async delivery(id) {
      const owned = await findOwned(db, id);
      if (owned) await askEngine(client, () => settleByEngine(db, owned, client.workflow.getHandle(owned.workflowId)));
    },
    async group(id) {
      const groups = await findGroups(db, id);
      if (groups.length === 0) return;
      const status = await askEngine(client, () => statusOf(client.workflow.getHandle(groupWorkflowId(id))));
      const isOpen = status === 'RUNNING' || status === 'PAUSED';
      // Members are fenced by their group's run: one that was attempted and not written is attempted again.
      await (isOpen ? extendGroups(db, id) : closeGroups(db, groups));
    },
  };
}

async function settleByEngine(db: Database, owned: OverdueDelivery, handle: WorkflowHandle): Promise<void> {
  switch (await statusOf(handle)) {
    case 'RUNNING':
    case 'PAUSED':
      if (!owned.sinkExists) await handle.signal('discard', 'sink deleted');
      return extendOverdue(db, owned);
    case 'COMPLETED':
      return settleFrom(db, owned, (await handle.result()) as Outcome);
    case 'CANCELLED':
      await settleDelivery(db, owned, { state: 'discarded', reason: 'cancelled' });
      return;
    case 'FAILED':
      return settleFailed(db, owned, await failureOfWorkflow(handle));
    default:
      // Terminated, or not known to the engine any more.
      return releaseRun(db, owned);
  }
}

async function statusOf(handle: WorkflowHandle): Promise<string> {
  try {
    return (await handle.describe()).status.name;
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return 'NOT_FOUND';
    throw error;
  }
}

async function failureOfWorkflow(handle: WorkflowHandle): Promise<unknown> {
  try {
    return await handle.result();
  } catch (error) {
    if (error instanceof WorkflowFailedError) return error.cause;
    throw error;
  }
}

/** The workflow ended well; the ledger, perhaps restored from an older copy, does not know yet. */
async function settleFrom(db: Database, owned: OverdueDelivery, outcome: Outcome): Promise<void> {
  switch (outcome.state) {
    case 'delivered':
      await recordEnds(db, [
        {
          kind: 'delivered',
          id: owned.id,
          run: owned.run,
          number: outcome.attempts,
          receipt: outcome.receipt ?? {},
          durationMs: outcome.receipt?.durationMs ?? 0,
        },
      ]);
      return;
    case 'discarded':
    case 'skipped':
    case 'abandoned':
    case 'expired':
      await settleDelivery(db, owned, { state: outcome.state, reason: outcome.reason ?? 'as its workflow said' });
      return;
    case 'dead':
      await settleDelivery(db, owned, { state: 'dead', failure: outcome.failure, timeToLiveMs: unownedTimeToLiveMs });
      return releaseRun(db, owned);
    case 'parked':
    case 'superseded':
      return releaseRun(db, owned);
  }
}

/** For a dead letter whose own time to live went with its workflow: 30 days, the default. */
const unownedTimeToLiveMs = 30 * 86_400_000;

/** A workflow fails when its dead letter expired. Any other failure is ours: tried again it might fail for ever. */
async function settleFailed(db: Database, owned: OverdueDelivery, cause: unknown): Promise<void> {
  if (cause instanceof ApplicationFailure && cause.type === 'Expired') {
    await settleDelivery(db, owned, { state: 'expired', reason: 'time to live' });
    return;
  }
  const message = `workflow ${owned.workflowId} failed: ${reasonOf(cause)}`;
  if (owned.isForCaller) {
    await settleDelivery(db, owned, { state: 'discarded', reason: message.slice(0, 500) });
    return;
  }
  const failure = failureOf(new PenstockError('workflowFailed', message));
  await settleDelivery(db, owned, { state: 'dead', failure, timeToLiveMs: unownedTimeToLiveMs });
  await releaseRun(db, owned);
}
