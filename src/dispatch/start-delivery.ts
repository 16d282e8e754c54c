import type { Client } from '@temporalio/client';
import type { SearchAttributePair } from '@temporalio/common';
import type { ClaimedDelivery } from '../ledger/claim/claim-deliveries';
import { deliveryWorkflowId, type Delivery } from '../model/delivery';
import { startOnce, type Started } from './start-once';
import { workflowKeys as keys } from './workflow-keys';

/** Longest Keyword the server's SQL visibility stores. */
const maxKeyword = 255;

export interface StartOptions {
  /** This process's worker shares the client's connection and may take the first task along with the answer. */
  eager: boolean;
  /** Whether a first attempt may hold a workflow-task slot (rule 5). The worker has the last word. */
  mayAttemptLocally: boolean;
}

/**
 * Starts the workflow of a claimed delivery. Answers `already` when the engine knows it: the caller asks what became of
 * it.
 */
export async function startDelivery(
  client: Client,
  claimed: ClaimedDelivery,
  { eager, mayAttemptLocally }: StartOptions,
): Promise<Started> {
  const delivery: Delivery = { ...claimed, mayAttemptLocally };
  return startOnce(client, 'deliver', {
    workflowId: deliveryWorkflowId(delivery.id, delivery.run),
    args: [delivery],
    typedSearchAttributes: searchAttributes(delivery),
    staticSummary: summary(delivery),
    staticDetails: details(delivery),
    requestEagerStart: eager,
  });
}

function searchAttributes({ sourceId, sinkId, event, takenOver }: Delivery): SearchAttributePair[] {
  return [
    { key: keys.source, value: sourceId },
    { key: keys.sink, value: sinkId },
    { key: keys.state, value: takenOver?.state ?? 'running' },
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
