import type { ChainedEvent } from '../../ledger/read-chain';
import { painted, type Look } from './look';
import { printable } from './printable';
import { age } from './times';

/** A page of a chain, as the API answers it. */
export interface ShownChain {
  rootid: string;
  events: ChainedEvent[];
  nextAfterId?: string;
}

/** Each event below the delivery that led to it. One whose sender did not say stands at the left, its depth told. */
export function chainTree({ rootid, events }: ShownChain, look: Look): string {
  const shown = new Set(events.flatMap(({ deliveries }) => deliveries.map(({ id }) => id)));
  const causedBy = new Map<string, ChainedEvent[]>();
  for (const event of events) {
    const cause = event.causeid !== undefined && shown.has(event.causeid) ? event.causeid : '';
    causedBy.set(cause, [...(causedBy.get(cause) ?? []), event]);
  }
  const linesOf = (event: ChainedEvent, indent: string): string[] => [
    `${indent}${eventLine(event, look)}`,
    ...event.deliveries.flatMap((delivery) => [
      `${indent}  → ${deliveryLine(delivery, look)}`,
      ...(causedBy.get(delivery.id) ?? []).flatMap((next) => linesOf(next, `${indent}    `)),
    ]),
  ];
  const lines = (causedBy.get('') ?? []).flatMap((event) => linesOf(event, ''));
  return [`chain ${printable(rootid)}`, ...lines].join('\n');
}

const eventLine = ({ uid, sourceId, type, depth, receivedAt }: ChainedEvent, { now }: Look): string =>
  `${uid} ${printable(type)} from ${sourceId}, depth ${depth}, ${age(receivedAt, now)} ago`;

function deliveryLine(
  { id, sinkId, state, reason, attempts, settledAt }: ChainedEvent['deliveries'][number],
  look: Look,
) {
  const because = reason === null ? '' : ` (${printable(reason)})`;
  const tries = attempts > 1 ? ` after ${attempts} attempts` : '';
  const when = settledAt === null ? '' : ` ${age(settledAt, look.now)} ago`;
  return `${sinkId} ${painted(state, look)}${tries}${when}${because} ${id}`;
}
