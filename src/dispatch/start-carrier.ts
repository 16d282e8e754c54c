import type { Client } from '@temporalio/client';
import { groupWorkflowId, type Carrier } from '../model/delivery';
import { startOnce } from './start-once';
import { taskQueue } from './workflow-keys';

/** As many sinks as its description names. */
const mostNamed = 20;

/** Starts the workflow that carries groups of several sinks. Answers as `startGroup` does. */
export async function startCarrier(client: Client, carrier: Carrier, eager: boolean): Promise<'started' | 'already'> {
  const { id, groups } = carrier;
  const deliveries = groups.reduce((sum, { deliveryIds }) => sum + deliveryIds.length, 0);
  const named = groups
    .slice(0, mostNamed)
    .map(({ sourceId, sinkId, deliveryIds }) => `- ${deliveryIds.length} from \`${sourceId}\` to \`${sinkId}\``);
  const more = groups.length - named.length;
  return startOnce(() =>
    client.workflow.start('carryGroups', {
      taskQueue,
      workflowId: groupWorkflowId(id),
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
      args: [carrier],
      staticSummary: `${deliveries} deliveries to ${groups.length} sinks`,
      staticDetails: [...named, ...(more > 0 ? [`- and to ${more} more`] : [])].join('\n'),
      requestEagerStart: eager,
    }),
  );
}
