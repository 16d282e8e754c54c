import { WorkflowExecutionAlreadyStartedError, type Client } from '@temporalio/client';
import { defineSearchAttributeKey, SearchAttributeType, type SearchAttributePair } from '@temporalio/common';
import type { ClaimedDelivery } from '../ledger/claim-due-deliveries';
import { deliveryWorkflowId, searchAttributeNames, type Delivery } from '../model/delivery';
import { sinkTypes } from '../sinks/registry';

/** Task queue of the delivery workflows and their activities. */
export const taskQueue = 'penstock';

const keyword = (name: string) => defineSearchAttributeKey(name, SearchAttributeType.KEYWORD);
const keys = {
  source: keyword(searchAttributeNames.source),
  sink: keyword(searchAttributeNames.sink),
  state: keyword(searchAttributeNames.state),
  eventType: keyword(searchAttributeNames.eventType),
  root: keyword(searchAttributeNames.root),
};

/** Longest Keyword the server's SQL visibility stores. */
const maxKeyword = 255;

/**
 * Starts the workflow of a claimed delivery. Answers `already` when the engine knows it: the caller asks what became of
 * it. `eager`: this process's worker shares the client's connection and may take the first task along with the answer.
 */
export async function startDelivery(
  client: Client,
  claimed: ClaimedDelivery,
  eager: boolean,
): Promise<'started' | 'already'> {
  const answersAtOnce = sinkTypes.find(({ type }) => type === claimed.sinkType)?.answersAtOnce ?? false;
  const delivery: Delivery = { ...claimed, mayAttemptLocally: answersAtOnce };
  try {
    await client.workflow.start('deliver', {
      taskQueue,
      workflowId: deliveryWorkflowId(delivery.id, delivery.run),
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
      args: [delivery],
      typedSearchAttributes: searchAttributes(delivery),
      staticSummary: summary(delivery),
      staticDetails: details(delivery),
      requestEagerStart: eager,
    });
    return 'started';
  } catch (error) {
    if (error instanceof WorkflowExecutionAlreadyStartedError) return 'already';
    throw error;
  }
}

function searchAttributes({ sourceId, sinkId, event }: Delivery): SearchAttributePair[] {
  return [
    { key: keys.source, value: sourceId },
    { key: keys.sink, value: sinkId },
    { key: keys.state, value: 'running' },
    { key: keys.eventType, value: event.type.slice(0, maxKeyword) },
    { key: keys.root, value: event.rootid.slice(0, maxKeyword) },
  ];
}

/** Longest summary the server takes is 400 bytes; ids and types are cut well below that. */
const summary = ({ event, sourceId, sinkId, sinkType }: Delivery): string =>
  `${ascii(event.type, 100)} from ${sourceId} to ${sinkId} (${sinkType})`;

const details = ({ id, event, sourceId, sinkId, sinkType }: Delivery): string =>
  [
    `Event \`${ascii(event.id, 256)}\` of type \`${ascii(event.type, 256)}\`, received ${event.receivedAt}`,
    '',
    `- source \`${sourceId}\`, sink \`${sinkId}\` (${sinkType})`,
    `- delivery \`${id}\`, event \`${event.uid}\`, chain \`${ascii(event.rootid, 128)}\`, depth ${event.depth}`,
    ...(event.subject === undefined ? [] : [`- subject \`${ascii(event.subject, 256)}\``]),
  ].join('\n');

const ascii = (text: string, most: number): string => text.replace(/[^\x20-\x5f\x61-\x7e]/g, '?').slice(0, most);
