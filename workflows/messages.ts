// What a person or a service can say to a delivery on its way, and ask of it.
import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import type { Amendment, DeliveryView, GroupOutcome } from '../src/model/delivery';
import type { BulkProgress } from '../src/model/bulk';
import type { AppendAnswer, NotedBatch } from '../src/model/table-append';

/** Attempt again now: cuts a wait short, or takes up a dead letter, whose schedule begins anew. */
export const retryUpdate = defineUpdate<DeliveryView>('retry');
export const retrySignal = defineSignal('retry');

/** Replace the event's data, then attempt again now. */
export const amendUpdate = defineUpdate<DeliveryView, [Amendment]>('amend');
export const amendSignal = defineSignal<[Amendment]>('amend');

/** Give the delivery up. An attempt under way is not broken off; if it succeeds, the delivery is delivered. */
export const discardUpdate = defineUpdate<DeliveryView, [reason?: string]>('discard');
export const discardSignal = defineSignal<[reason?: string]>('discard');

export const stateQuery = defineQuery<DeliveryView>('state');

/** Of a group: whom it carries, and at its end what became of them. */
export const membersQuery = defineQuery<{ deliveryIds: string[] } & Partial<GroupOutcome>>('members');

/** Of a table: append a batch; answers when it is known what became of it. */
export const appendUpdate = defineUpdate<AppendAnswer, [NotedBatch]>('append');

/** Of a table: the batches that are being appended, and those that wait for them. */
export const appendingQuery = defineQuery<{ underWay: NotedBatch[]; waiting: NotedBatch[] }>('appending');

/** Of a request for many deliveries: how far it is. */
export const bulkProgressQuery = defineQuery<BulkProgress>('progress');

/** Take up no more of them. */
export const cancelBulkUpdate = defineUpdate<BulkProgress>('cancel');
