import { parse, stringify } from 'lossless-json';
import type { ListedDelivery, RecordedAttempt } from '../../ledger/read-deliveries';
import { chainAfter } from '../../model/chain';
import { encodeBody, type PenstockEvent } from '../../model/event';
import { newUuid } from '../../model/ids';
import { localId } from '../../model/project';

/** What a source of type `deadletter` takes in of a dead letter. The id is the delivery's: however often it dies, once. */
export function deadLetterEvent(
  delivery: ListedDelivery,
  attempts: RecordedAttempt[],
  original: PenstockEvent,
  into: string,
): PenstockEvent {
  const { id, sinkId, failure, reason } = delivery;
  const sourceId = localId(delivery.sourceId);
  // Who sent it, and with which headers, is nothing to hand on.
  const handedOn = { ...original, sourceId, headers: undefined, remoteAddress: undefined, body: undefined };
  const inWords = (data: object) =>
    stringify({ deliveryId: id, sourceId, sinkId, failure, reason, attempts, event: { ...handedOn, ...data } }) ?? '';
  return {
    uid: newUuid(),
    sourceId: into,
    id,
    source: `/sources/${sourceId}/sinks/${sinkId}`,
    type: 'penstock.deadletter',
    subject: id,
    time: delivery.updatedAt,
    datacontenttype: 'application/json',
    ...chainAfter(original, id),
    extensions: {},
    receivedAt: new Date().toISOString(),
    headers: {},
    remoteAddress: '',
    body: Buffer.from(withData(original.body, inWords)),
  };
}

/** JSON is readable to filters and handlers as `data`, its numbers as sent; anything else comes as `text` or `base64`. */
function withData(body: Buffer, inWords: (data: object) => string): string {
  const encoded = encodeBody(body);
  if (!('text' in encoded)) return inWords(encoded);
  try {
    return inWords({ data: parse(encoded.text, undefined, { onDuplicateKey: ({ newValue }) => newValue }) });
  } catch {
    // No JSON, or nested too deeply to be written again.
    return inWords(encoded);
  }
}
