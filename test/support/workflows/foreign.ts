// Workflows of somebody else's, which know Penstock by its activities only.
import { proxyActivities, workflowInfo } from '@temporalio/workflow';
import type {
  ChainOfEvents,
  DeliveryOutcome,
  EmittedEvent,
  EventToEmit,
  PenstockActivities,
} from '../../../src/worker-activities';

const { emitEvent, awaitDelivery } = proxyActivities<PenstockActivities>({
  startToCloseTimeout: '1h',
  heartbeatTimeout: '10s',
  retry: { initialInterval: '100ms', backoffCoefficient: 1 },
});

export async function emitOne(event: EventToEmit): Promise<EmittedEvent> {
  const chain = workflowInfo().memo?.['penstock'] as ChainOfEvents | undefined;
  return emitEvent({ ...event, ...(chain && { chain }) });
}

export async function emitAndAwait(event: EventToEmit): Promise<DeliveryOutcome[]> {
  const { deliveries } = await emitEvent(event);
  return Promise.all(deliveries.map(({ id }) => awaitDelivery(id)));
}

export const awaitOne = (deliveryId: string): Promise<DeliveryOutcome> => awaitDelivery(deliveryId);
