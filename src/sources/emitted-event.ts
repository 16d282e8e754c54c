import { stringify } from 'lossless-json';
import { placeInChain, type Chain } from '../model/chain';
import { largestBodyBytes, type PenstockEvent } from '../model/event';
import { PenstockError } from '../model/errors';
import { newUuid } from '../model/ids';
import type { EmittedEvent } from '../model/inward';
import { checkPrintable, checkSource, maxIdLength, maxTypeLength } from './cloudevents/check-text';

/** Attributes travel as headers and in workflow inputs. */
const maxAttributeLength = 2048;

/**
 * An event that a source takes in as it is, without a request. Throws `badRequest` naming the field that is wrong,
 * `payloadTooLarge` for data that no source takes.
 */
export function emittedEvent(
  sourceId: string,
  { id, source, type, subject, time, data }: EmittedEvent,
  chain: Chain,
  remoteAddress: string,
): PenstockEvent {
  const uid = newUuid();
  const receivedAt = new Date().toISOString();
  return {
    uid,
    sourceId,
    id: id === undefined ? uid : checkPrintable(id, 'id', maxIdLength),
    source: checkSource(source, 'source'),
    type: checkPrintable(type, 'type', maxTypeLength),
    ...(subject !== undefined && { subject: checkPrintable(subject, 'subject', maxAttributeLength) }),
    time: time ?? receivedAt,
    ...(data !== undefined && { datacontenttype: 'application/json' }),
    ...placeInChain(chain, uid),
    extensions: {},
    receivedAt,
    headers: {},
    remoteAddress,
    body: bodyOf(data),
  };
}

function bodyOf(data: unknown): Buffer {
  // Numbers that were read with all their digits keep them.
  const body = Buffer.from(data === undefined ? '' : (stringify(data) ?? ''));
  if (body.length <= largestBodyBytes) return body;
  throw new PenstockError(
    'payloadTooLarge',
    `data: is ${body.length} bytes of JSON; at most ${largestBodyBytes} are taken`,
  );
}
