import type { ListedEvent } from '../../ledger/read-events';
import type { EncodedBody, PenstockEvent } from '../../model/event';
import { facts } from './facts';
import { painted, type Look } from './look';
import { table } from './table';
import { age, moment } from './times';

/** An event in full, as the API answers it. */
export type ShownEvent = Omit<PenstockEvent, 'body'> & {
  body: EncodedBody;
  deliveries: ListedEvent['deliveries'];
};

export const eventTable = (events: ListedEvent[], look: Look): string =>
  events.length === 0
    ? 'There are no such events.'
    : table(
        look,
        events,
        [
          { title: 'EVENT', of: ({ uid }) => uid, isWhole: true },
          { title: 'SOURCE', of: ({ sourceId }) => sourceId },
          { title: 'TYPE', of: ({ type }) => type },
          { title: 'BYTES', of: ({ bytes }) => String(bytes), isNumber: true },
          { title: 'AGE', of: ({ receivedAt }) => age(receivedAt, look.now), isNumber: true },
        ],
        ({ uid, id, deliveries }) => `${id === uid ? '' : `id ${id}: `}${stateCounts(deliveries)}`,
      );

/** `2 delivered, 1 dead` */
function stateCounts(deliveries: ListedEvent['deliveries']): string {
  if (deliveries.length === 0) return 'no sink wanted it';
  const counts = new Map<string, number>();
  for (const { state } of deliveries) counts.set(state, (counts.get(state) ?? 0) + 1);
  return [...counts].map(([state, count]) => `${count} ${state}`).join(', ');
}

export function eventFacts(event: ShownEvent, look: Look): string {
  const { body, deliveries, headers, extensions } = event;
  const attributes = facts({
    uid: event.uid,
    id: event.id,
    type: event.type,
    source: event.source,
    subject: event.subject,
    time: event.time,
    'content type': event.datacontenttype,
    schema: event.dataschema,
    extensions: lines(extensions),
    'came in by': `source ${event.sourceId} from ${event.remoteAddress}`,
    received: moment(event.receivedAt, look.now),
    chain: event.depth === 0 ? 'begins with this event' : `depth ${event.depth}, began with ${event.rootid}`,
    headers: lines(headers),
    body: 'text' in body ? body.text : `${body.base64} (base64)`,
  });
  return `${attributes}\n\n${deliveriesOfEvent(deliveries, look)}`;
}

const lines = (of: Record<string, string>): string =>
  Object.entries(of)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');

export const deliveriesOfEvent = (deliveries: ListedEvent['deliveries'], look: Look): string =>
  deliveries.length === 0
    ? 'No sink wanted it: it has no deliveries.'
    : table(look, deliveries, [
        { title: 'DELIVERY', of: ({ id }) => id, isWhole: true },
        { title: 'SINK', of: ({ sinkId }) => sinkId },
        { title: 'STATE', of: ({ state }) => state, paint: painted, isWhole: true },
      ]);
