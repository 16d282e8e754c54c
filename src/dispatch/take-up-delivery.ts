// Retry, amend and discard on request, whoever owns the delivery: the ledger, or its workflow (rule 3).
import { setTimeout as delay } from 'node:timers/promises';
import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import type { Database } from '../ledger/ledger';
import { findSink } from '../ledger/resources/sinks';
import { isBeingStarted } from '../ledger/overdue-deliveries';
import { isInOpenBatch } from '../ledger/tables/batches';
import { findDelivery, type ListedDelivery } from '../ledger/read-deliveries';
import { recordTakeUp } from '../ledger/record-take-up';
import { amendInLedger, amendOwned, discardInLedger, retryInLedger } from '../ledger/take-up-delivery';
import { amendedBody } from '../model/amended-body';
import type { By } from '../model/change';
import { isFinal, type Amendment, type DeliveryView } from '../model/delivery';
import { PenstockError } from '../model/errors';
import { askForCaller } from './ask-engine';
import { engineError } from './engine-errors';
import type { Reconcile } from './reconcile';

/** What was asked for, and with what. */
export type TakeUp = { verb: 'retry' } | { verb: 'amend'; amendment: Amendment } | { verb: 'discard'; reason: string };

/**
 * Takes a delivery up; answers it as it stands afterwards. `requestId` makes a repeated request one; `by` is who asks, for
 * the audit log. What a workflow is asked is recorded before: it may be done although no answer comes. Throws
 * `deliveryNotFound`, `stateConflict` (naming the state) or `engineUnavailable`.
 */
export type TakeUpDelivery = (id: string, takeUp: TakeUp, requestId: string, by: By) => Promise<ListedDelivery>;

export function createTakeUpDelivery(db: Database, client: Client, reconcile: Reconcile): TakeUpDelivery {
  return async (id, takeUp, requestId, by) => {
    // The owner may change between the look and the write: the second look sees the new one.
    const isAmended = takeUp.verb === 'amend';
    let wasOwned = await isInGroup(db, id);
    for (let tries = 0; tries < 3; tries++) {
      const delivery = await whenAskable(db, id, isAmended);
      if (!delivery) throw new PenstockError('deliveryNotFound', `there is no delivery "${id}"`);
      // Settled while it was asked: what was asked for is not wanted any more, unless it was to go out with other data.
      if (wasOwned && isFinal(delivery.state) && !isAmended) return delivery;
      wasOwned = delivery.owned;
      if (delivery.owned) {
        const view = await askOnceStarted(db, client, delivery, { takeUp, requestId, by });
        if (view) return { ...((await findDelivery(db, id)) ?? delivery), ...standing(view) };
        await reconcile.delivery(id);
      } else if (await writeInLedger(db, delivery, { takeUp, requestId, by })) {
        return (await findDelivery(db, id)) ?? delivery;
      }
    }
    throw new PenstockError('stateConflict', `delivery "${id}" keeps changing hands; read it and ask again`);
  };
}

interface Asked {
  takeUp: TakeUp;
  requestId: string;
  by: By;
}

/**
 * A group carries a delivery for seconds and takes no messages for it: whoever asks waits for its end. Whoever amends waits
 * for the end of an attempt as well, which goes out with the data it began with.
 */
async function whenAskable(db: Database, id: string, isAmended: boolean): Promise<ListedDelivery | undefined> {
  for (const deadline = Date.now() + answerWithinMs; ; await delay(lookAgainAfterMs)) {
    const delivery = await findDelivery(db, id);
    if (!delivery?.owned) return delivery;
    if (!delivery.inGroup && !(isAmended && delivery.state === 'running')) return delivery;
    if (Date.now() > deadline) {
      throw new PenstockError(
        'stateConflict',
        `delivery "${id}" is being attempted in ${delivery.workflowId}; ask again`,
      );
    }
  }
}

async function isInGroup(db: Database, id: string): Promise<boolean> {
  const delivery = await findDelivery(db, id);
  return delivery !== undefined && delivery.owned && delivery.inGroup;
}

const lookAgainAfterMs = 50;

/** The workflow's own word, which the ledger may have to catch up with. */
const standing = ({ state, attempts, until }: DeliveryView) => ({
  state,
  attempts,
  nextAttemptAt: state === 'waiting' ? (until ?? null) : null,
  expiresAt: state === 'dead' ? (until ?? null) : null,
});

/** Undefined when the workflow is gone and the row must be reconciled with that first. */
async function askWorkflow(
  db: Database,
  client: Client,
  delivery: ListedDelivery,
  { takeUp, requestId, by }: Asked,
): Promise<DeliveryView | undefined> {
  const workflowId = delivery.workflowId ?? '';
  // The data goes to the ledger, where every attempt reads it: it may be larger than a message to a workflow.
  const isOwned = await db.transaction(async (transaction) => {
    if (takeUp.verb === 'amend') {
      const written = await amendOwned(transaction, { id: delivery.id, workflowId }, amendedBody(takeUp.amendment));
      if (!written) return false;
    }
    await recordTakeUp(transaction, by, delivery, takeUp.verb, requestId);
    return true;
  });
  if (!isOwned) return undefined;
  const update = takeUp.verb === 'discard' ? { name: 'discard', args: [takeUp.reason] } : { name: 'retry', args: [] };
  try {
    return await askForCaller(client, () =>
      client.workflow.getHandle(workflowId).executeUpdate<DeliveryView, [unknown]>(update.name, {
        updateId: `${takeUp.verb}:${requestId}`,
        args: update.args as [unknown],
      }),
    );
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return undefined;
    throw engineError(error, `the engine did not take ${takeUp.verb} of delivery "${delivery.id}"`);
  }
}

/**
 * The same, but for a workflow whose start is under way that is waited for: taken for gone, it would be there beside the next
 * one, and show a dead letter that is none any more.
 */
async function askOnceStarted(
  db: Database,
  client: Client,
  delivery: ListedDelivery,
  asked: Asked,
): Promise<DeliveryView | undefined> {
  for (const deadline = Date.now() + answerWithinMs; ; await delay(lookAgainAfterMs)) {
    const view = await askWorkflow(db, client, delivery, asked);
    if (view || Date.now() > deadline || !(await isBeingStarted(db, delivery))) return view;
  }
}

/** A group is over by then, and most attempts are. */
const answerWithinMs = 10_000;

/** Answers false when the state has changed meanwhile. */
function writeInLedger(db: Database, delivery: ListedDelivery, { takeUp, requestId, by }: Asked): Promise<boolean> {
  if (takeUp.verb === 'discard' && delivery.state === 'discarded') return Promise.resolve(true);
  return db.transaction(async (transaction) => {
    const isWritten = await write(transaction, delivery, takeUp, requestId);
    if (isWritten) await recordTakeUp(transaction, by, delivery, takeUp.verb, requestId);
    return isWritten;
  });
}

async function write(db: Database, delivery: ListedDelivery, takeUp: TakeUp, requestId: string): Promise<boolean> {
  const { id, state, reason, sourceId, sinkId } = delivery;
  if (takeUp.verb !== 'discard' && !(await findSink(db, sourceId, sinkId))) {
    throw new PenstockError('stateConflict', `delivery "${id}": its sink "${sinkId}" was deleted`);
  }
  switch (takeUp.verb) {
    case 'retry':
      if (state === 'skipped') {
        throw new PenstockError('stateConflict', `delivery "${id}" was skipped (${reason}) and cannot be retried`);
      }
      return retryInLedger(db, id, requestId);
    case 'amend':
      if (isFinal(state))
        throw new PenstockError('stateConflict', `delivery "${id}" is ${state} and cannot be amended`);
      if (!(await amendInLedger(db, id, amendedBody(takeUp.amendment)))) return false;
      await refuseInOpenBatch(db, delivery, 'amended');
      // A retry under the same key is another request.
      return retryInLedger(db, id, `amend:${requestId}`);
    case 'discard':
      if (isFinal(state))
        throw new PenstockError('stateConflict', `delivery "${id}" is ${state} and cannot be discarded`);
      if (!(await discardInLedger(db, id, takeUp.reason))) return false;
      await refuseInOpenBatch(db, delivery, 'discarded');
      return true;
  }
}

/** Asked once the delivery is held by the transaction, which this ends: no group can begin a batch with it meanwhile. */
async function refuseInOpenBatch(db: Database, delivery: ListedDelivery, done: string): Promise<void> {
  const { id } = delivery;
  if (!(await isInOpenBatch(db, delivery, id))) return;
  const why = 'its row may be in the table already';
  const advice = `it can be ${done} when its append is settled, which "retry" tries now`;
  throw new PenstockError('stateConflict', `delivery "${id}": ${why}; ${advice}`);
}
