// From a request to the events in it: CloudEvents HTTP protocol binding 1.0, or any plain body.
import type { PenstockEvent } from '../../model/event';
import { newUuid } from '../../model/ids';
import type { HttpSource } from '../../model/source';
import { chainOf, isBinaryMode, readBinaryMode } from './attribute-headers';
import { leadingHeaders, requestedId, withTemplateId, type EvaluateTemplate } from './event-id';
import { checkSizes, type IncomingRequest } from './incoming-request';
import { keptHeaders } from './kept-headers';
import { mediaTypeOf } from '../../model/media-type';
import { ownSource, readPlainBody } from './plain-body';
import { checkAttributes, type StatedEvent } from '../cloudevents/stated-event';
import { batchMediaType, readBatch, readStructured, structuredMediaType } from '../cloudevents/structured-event';

export interface ParsedRequest {
  /** Whether the request was a batch, which may also hold one event or none. */
  isBatch: boolean;
  events: PenstockEvent[];
}

/**
 * Reads the events of a request that has been verified. Throws a PenstockError (`badRequest`, `headersTooLarge`,
 * `payloadTooLarge`, `unsupportedMediaType`) naming what is wrong, or what `evaluate` throws; one bad event fails a batch.
 */
export async function readEvents(
  request: IncomingRequest,
  source: HttpSource,
  evaluate: EvaluateTemplate,
): Promise<ParsedRequest> {
  checkSizes(request, source);
  const isBatch = mediaTypeOf(request.headers['content-type'] ?? '') === batchMediaType;
  const stated = isBatch ? readBatch(request.rawBody) : [readSingle(request, source)];
  const events = takeIn(stated, request, source, isBatch);
  if (source.config.idTemplate === undefined) return { isBatch, events };
  return { isBatch, events: await Promise.all(events.map((event) => withTemplateId(event, source, evaluate))) };
}

function readSingle(request: IncomingRequest, source: HttpSource): StatedEvent {
  const mediaType = mediaTypeOf(request.headers['content-type'] ?? '');
  if (mediaType === structuredMediaType) return readStructured(request.rawBody);
  if (isBinaryMode(request.headers)) {
    const stated = readBinaryMode(request);
    // Not signed, and by another `source` the same id would be another event's.
    if (source.config.verification.type === 'standardWebhooks') stated.attributes.set('source', ownSource(source));
    return stated;
  }
  return readPlainBody(request, source);
}

function takeIn(
  stated: StatedEvent[],
  request: IncomingRequest,
  source: HttpSource,
  isBatch: boolean,
): PenstockEvent[] {
  const chain = chainOf(request.headers);
  const headers = keptHeaders(request.headers, source.config.verification);
  const receivedAt = new Date().toISOString();
  // One header would give every event of a batch the same id, and all but the first would pass for duplicates.
  const leading = isBatch ? [] : leadingHeaders(source.config);

  return stated.map((one) => {
    const uid = newUuid();
    const attributes = checkAttributes(one);
    // Not spread into a new object: that took longer than all else here.
    const causeid = attributes.causeid ?? chain.causeid;
    return Object.assign(attributes, causeid !== undefined && { causeid }, {
      id: requestedId(one, request, leading) ?? uid,
      rootid: attributes.rootid ?? chain.rootid ?? uid,
      depth: attributes.depth ?? chain.depth ?? 0,
      uid,
      sourceId: source.id,
      receivedAt,
      headers,
      remoteAddress: request.remoteAddress,
      body: one.body,
    });
  });
}
