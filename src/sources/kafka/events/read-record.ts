// From a record to the event it carries: CloudEvents Kafka protocol binding 1.0, or any plain value.
import { isUtf8 } from 'node:buffer';
import type { Chain } from '../../../model/chain';
import { PenstockError } from '../../../model/errors';
import type { PenstockEvent } from '../../../model/event';
import { newUuid } from '../../../model/ids';
import { headersOfPlace, placeHeaders } from '../../../model/kafka-place';
import type { KafkaSource } from '../../../model/source';
import { localId } from '../../../model/project';
import { storableText } from '../../../model/storable-text';
import { checkDepth, checkPrintable, maxIdLength } from '../../cloudevents/check-text';
import { mediaTypeOf } from '../../../model/media-type';
import { checkAttributes, checkIsCloudEvent, type StatedEvent } from '../../cloudevents/stated-event';
import { readStructured, structuredMediaType } from '../../cloudevents/structured-event';
import { isCredential } from '../../credential-headers';
import { configuredId } from './configured-id';
import { readPlainValue } from './plain-value';
import { headerTexts, recordId, type KafkaRecord } from './record';

type Texts = ReturnType<typeof headerTexts>;

const attributePrefix = 'ce_';
const chainHeaders = new Set(['ce_rootid', 'ce_depth', 'ce_causeid']);

/**
 * The event of a record. Throws a PenstockError (`badRequest`, `payloadTooLarge`, `headersTooLarge`,
 * `unsupportedMediaType`) naming what is wrong when it cannot become one, however often it is read.
 */
export function readRecord(record: KafkaRecord, source: KafkaSource): PenstockEvent {
  const { maxBodyBytes } = source.config;
  const bytes = record.value?.length ?? 0;
  if (bytes > maxBodyBytes) {
    const message = `value is ${bytes} bytes; source "${localId(source.id)}" takes at most ${maxBodyBytes}`;
    throw new PenstockError('payloadTooLarge', message);
  }
  const headers = headerTexts(record);
  const stated = statedBy(record, headers, source);
  const attributes = checkAttributes(stated);
  const chain = chainOf(headers);
  const causeid = attributes.causeid ?? chain.causeid;
  const uid = newUuid();
  return {
    ...attributes,
    extensions: { ...keyExtension(record.key), ...attributes.extensions },
    id: configuredId(source.config.idFrom, record, headers.texts) ?? statedId(stated) ?? recordId(record),
    rootid: attributes.rootid ?? chain.rootid ?? uid,
    depth: attributes.depth ?? chain.depth ?? 0,
    ...(causeid !== undefined && { causeid }),
    uid,
    sourceId: source.id,
    receivedAt: new Date().toISOString(),
    headers: keptHeaders(record, headers),
    remoteAddress: '',
    body: stated.body,
  };
}

/** Section 3: `content-type` tells structured mode; attributes in headers tell binary mode. */
function statedBy(record: KafkaRecord, headers: Texts, source: KafkaSource): StatedEvent {
  const contentType = headers.texts.get('content-type');
  const mediaType = mediaTypeOf(contentType ?? '');
  if (mediaType === structuredMediaType) return readStructured(record.value ?? Buffer.alloc(0));
  if (mediaType.startsWith('application/cloudevents')) {
    const right = `structured CloudEvents are taken as ${structuredMediaType}, one a record`;
    throw new PenstockError('unsupportedMediaType', `content-type: "${contentType}" is not taken; ${right}`);
  }
  const isBinary = [...headers.texts.keys()].some(
    (name) => name.startsWith(attributePrefix) && !chainHeaders.has(name),
  );
  return isBinary ? readBinary(record, headers) : readPlainValue(record, contentType, source);
}

/** Section 3.2. Values are the attributes' text as it is. */
function readBinary({ value }: KafkaRecord, { texts, repeated }: Texts): StatedEvent {
  const attributes = new Map<string, string>();
  for (const [name, text] of texts) {
    if (!name.startsWith(attributePrefix) || chainHeaders.has(name)) continue;
    if (repeated.has(name)) throw new PenstockError('badRequest', `${name}: the header is given more than once`);
    attributes.set(name.slice(attributePrefix.length), text);
  }
  for (const name of ['data', 'datacontenttype']) {
    if (!attributes.has(name)) continue;
    throw new PenstockError('badRequest', `ce_${name}: is not a header; send the value and its content-type instead`);
  }
  const contentType = texts.get('content-type');
  if (contentType !== undefined) attributes.set('datacontenttype', contentType);
  const label = (name: string) => (name === 'datacontenttype' ? 'content-type' : attributePrefix + name);
  const stated: StatedEvent = { attributes, body: value ?? Buffer.alloc(0), label };
  checkIsCloudEvent(stated);
  return stated;
}

function statedId({ attributes, label }: StatedEvent): string | undefined {
  const id = attributes.get('id');
  return id === undefined ? undefined : checkPrintable(id, label('id'), maxIdLength);
}

/** Place in a chain of triggers, which the headers of any record may state. */
function chainOf({ texts }: Texts): Chain {
  const rootid = texts.get('ce_rootid');
  const depth = texts.get('ce_depth');
  const causeid = texts.get('ce_causeid');
  return {
    ...(rootid !== undefined && { rootid: checkPrintable(rootid, 'ce_rootid', 128) }),
    ...(depth !== undefined && { depth: checkDepth(depth, 'ce_depth') }),
    ...(causeid !== undefined && { causeid: checkPrintable(causeid, 'ce_causeid', 128) }),
  };
}

const unprintable = /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/u;

/** The record's key as the extension of the binding's section 3.1; in base64, by another name, when it is no text. */
function keyExtension(key: Buffer | null): Record<string, string> {
  if (key === null || key.length === 0) return {};
  const text = isUtf8(key) ? key.toString('utf8') : undefined;
  if (text !== undefined && !unprintable.test(text)) return { partitionkey: text };
  return { partitionkeybase64: key.toString('base64') };
}

/** What is stored beside the event: headers that are neither credentials nor attributes, and where the record was. */
function keptHeaders(record: KafkaRecord, { texts }: Texts): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, text] of texts) {
    const isOurs = name.startsWith(attributePrefix) || placeHeaders.has(name);
    if (!isCredential(name) && !isOurs) kept[name] = storableText(text);
  }
  return { ...kept, ...headersOfPlace(record) };
}
