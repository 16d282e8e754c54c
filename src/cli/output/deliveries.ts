import type { components } from '../../client/index';
import { isFinal } from '../../model/delivery';
import { answered, standing } from './delivery-standing';
import { facts } from './facts';
import { painted, type Look } from './look';
import { readableJson } from './readable-json';
import { table } from './table';
import { age, lengthOf, moment } from './times';
import { wrap } from './wrap';

type ListedDelivery = components['schemas']['Delivery'];
type RecordedAttempt = components['schemas']['Attempt'];

/** A delivery in full, as the API answers it. */
export type ShownDelivery = ListedDelivery & { attemptList: RecordedAttempt[] };

export const deliveryTable = (deliveries: ListedDelivery[], look: Look): string =>
  deliveries.length === 0
    ? 'There are no such deliveries.'
    : table(
        look,
        deliveries,
        [
          { title: 'DELIVERY', of: ({ id }) => id, isWhole: true },
          { title: 'STATE', of: ({ state }) => state, paint: painted, isWhole: true },
          { title: 'SINK', of: ({ sourceId, sinkId }) => `${sourceId}/${sinkId}` },
          { title: 'EVENT TYPE', of: ({ eventType }) => eventType },
          { title: 'TRIES', of: ({ attempts }) => String(attempts), isNumber: true },
          { title: 'AGE', of: ({ acceptedAt }) => age(acceptedAt, look.now), isNumber: true },
        ],
        (delivery) => standing(delivery, look),
      );

const deliveryFacts = (delivery: ListedDelivery, look: Look): string =>
  facts({
    id: delivery.id,
    state: delivery.state,
    standing: wrap(standing(delivery, look) ?? '', look.width - 12).join('\n'),
    'what to do': delivery.failure && delivery.state === 'dead' ? delivery.failure.hint : undefined,
    handler: delivery.resolution === null ? undefined : resolutionInWords(delivery.resolution),
    sink: `${delivery.sourceId}/${delivery.sinkId}`,
    event: `${delivery.eventUid}, ${delivery.eventType}${delivery.amended ? ' (amended)' : ''}`,
    'event id': delivery.eventId,
    attempts: delivery.attempts,
    accepted: moment(delivery.acceptedAt, look.now),
    updated: moment(delivery.updatedAt, look.now),
    settled: delivery.settledAt === null ? undefined : moment(delivery.settledAt, look.now),
    workflow: workflowInWords(delivery),
    receipt: delivery.receipt?.data && readableJson(delivery.receipt.data),
  });

const resolutions: Record<string, string> = {
  retry: 'has retried it',
  discard: 'has discarded it',
  amend: 'has amended and retried it',
  handler_failed: 'failed: somebody else has to decide',
};

/** What a handler of dead letters made of it. */
const resolutionInWords = (resolution: string): string => resolutions[resolution] ?? resolution;

const workflowInWords = ({ workflowId, inGroup, owned }: ListedDelivery): string | undefined => {
  if (workflowId === null) return undefined;
  if (!inGroup) return workflowId;
  return `${workflowId}, which ${owned ? 'carries it in a group of deliveries' : 'carried it in a group of deliveries'}`;
};

export function deliveryInFull(delivery: ShownDelivery, look: Look): string {
  const inBrief = deliveryFacts(delivery, look);
  return delivery.attemptList.length === 0 ? inBrief : `${inBrief}\n\n${attemptTable(delivery.attemptList, look)}`;
}

const attemptTable = (attempts: RecordedAttempt[], look: Look): string =>
  table(
    look,
    attempts,
    [
      { title: 'TRY', of: ({ number }) => String(number), isNumber: true },
      { title: 'OUTCOME', of: ({ outcome }) => outcome },
      { title: 'BEGAN', of: ({ startedAt }) => moment(startedAt, look.now) },
      { title: 'TOOK', of: took, isNumber: true },
      { title: 'WORKFLOW', of: ({ workflowId }) => workflowId ?? '-' },
    ],
    ({ failure, receipt }) =>
      failure ? `${failure.code}: ${failure.message}` : receipt ? answered(receipt) : undefined,
  );

function took({ startedAt, endedAt }: RecordedAttempt): string {
  if (endedAt === null) return '-';
  const ms = Date.parse(endedAt) - Date.parse(startedAt);
  return ms < 1000 ? `${ms} ms` : lengthOf(ms);
}

/** The answer may come before the attempt has begun, so what it says of a wait may be over. */
export const takenUpInWords = (delivery: ListedDelivery, look: Look): string =>
  delivery.state === 'parked' || delivery.state === 'dead' || isFinal(delivery.state)
    ? inWords(delivery, look)
    : `delivery ${delivery.id} is to be attempted again: see "penstock deliveries get ${delivery.id}"`;

/** It may have been settled otherwise while it was asked. */
export const discardedInWords = (delivery: ListedDelivery, look: Look): string =>
  isFinal(delivery.state)
    ? inWords(delivery, look)
    : `delivery ${delivery.id} is ${delivery.state}: it will be discarded unless the attempt under way succeeds`;

const inWords = (delivery: ListedDelivery, look: Look): string =>
  [`delivery ${delivery.id} is ${delivery.state}`, standing(delivery, look)].filter(Boolean).join(': ');
