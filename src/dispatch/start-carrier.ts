import type { Client } from '@temporalio/client';
import { groupWorkflowId, type Carrier } from '../model/delivery';
import { startOnce, type Started } from './start-once';

/** As many sinks as its description names. */
const mostNamed = 20;

/** Starts the workflow that carries groups of several sinks. Answers as `startGroup` does. */
export async function startCarrier(client: Client, carrier: Carrier, eager: boolean): Promise<Started> {
  const { id, groups } = carrier;
  const deliveries = groups.reduce((sum, { deliveryIds }) => sum + deliveryIds.length, 0);
  const named = groups
    .slice(0, mostNamed)
    .map(({ sourceId, sinkId, deliveryIds }) => `- ${deliveryIds.length} from \`${sourceId}\` to \`${sinkId}\``);
  const more = groups.length - named.length;
  return startOnce(client, 'carryGroups', {
    workflowId: groupWorkflowId(id),
    args: [carrier],
    staticSummary: `${deliveries} deliveries to ${groups.length} sinks`,
    staticDetails: [...named, ...(more > 0 ? [`- and to ${more} more`] : [])].join('\n'),
    requestEagerStart: eager,
  });
}
