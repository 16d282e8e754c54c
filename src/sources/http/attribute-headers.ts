// Event attributes in request headers: CloudEvents HTTP protocol binding 1.0, section 3.1.
import { isUtf8 } from 'node:buffer';
import { PenstockError } from '../../model/errors';
import type { Chain } from '../../model/chain';
import { checkDepth, checkPrintable } from '../cloudevents/check-text';
import { refuseRepeated, type IncomingRequest } from './incoming-request';
import { checkIsCloudEvent, type StatedEvent } from '../cloudevents/stated-event';

type Headers = IncomingRequest['headers'];

const chainHeaders = new Set(['ce-rootid', 'ce-depth', 'ce-causeid']);
const isAttributeHeader = (header: string): boolean => header.startsWith('ce-') && !chainHeaders.has(header);

/** A request is a CloudEvent in binary mode when it has attributes beyond those of a chain, which any request may have. */
export const isBinaryMode = (headers: Headers): boolean => Object.keys(headers).some(isAttributeHeader);

export function readBinaryMode(request: IncomingRequest): StatedEvent {
  const { headers, rawBody } = request;
  refuseRepeated(request, 'ce-id', 'ce-id');
  const attributes = new Map(
    Object.keys(headers)
      .filter(isAttributeHeader)
      .map((header) => [header.slice('ce-'.length), decoded(headers, header) ?? '']),
  );
  for (const name of ['data', 'datacontenttype']) {
    if (attributes.has(name)) {
      throw new PenstockError('badRequest', `ce-${name}: is not a header; send the body and its Content-Type instead`);
    }
  }
  const contentType = headers['content-type'];
  if (contentType !== undefined) attributes.set('datacontenttype', contentType);
  const stated: StatedEvent = {
    attributes,
    body: rawBody,
    label: (name) => (name === 'datacontenttype' ? 'content-type' : `ce-${name}`),
  };
  checkIsCloudEvent(stated);
  return stated;
}

/** Place in a chain of triggers, which the headers of a request with any body may state. */
export function chainOf(headers: Headers): Chain {
  // Nearly always so, and quickly told.
  if (headers['ce-rootid'] === undefined && headers['ce-depth'] === undefined && headers['ce-causeid'] === undefined) {
    return {};
  }
  const rootid = decoded(headers, 'ce-rootid');
  const depth = decoded(headers, 'ce-depth');
  const causeid = decoded(headers, 'ce-causeid');
  return {
    ...(rootid !== undefined && { rootid: checkPrintable(rootid, 'ce-rootid', 128) }),
    ...(depth !== undefined && { depth: checkDepth(depth, 'ce-depth') }),
    ...(causeid !== undefined && { causeid: checkPrintable(causeid, 'ce-causeid', 128) }),
  };
}

/** Node.js reads headers as Latin-1. Senders are to encode what is not ASCII; many send it in UTF-8 as it is. */
function asUtf8(text: string): string {
  if (!/[\x80-\xff]/.test(text)) return text;
  const bytes = Buffer.from(text, 'latin1');
  return isUtf8(bytes) ? bytes.toString('utf8') : text;
}

/** Section 3.1.3.2: first the quotes come off, then percent-encoding is decoded, once. */
function decoded(headers: Headers, header: string): string | undefined {
  const value = headers[header];
  const quoted = value === undefined ? undefined : /^"(.*)"$/.exec(value)?.[1];
  const text = quoted === undefined ? value : quoted.replace(/\\(.)/g, '$1');
  try {
    return text === undefined ? undefined : decodeURIComponent(asUtf8(text));
  } catch (cause) {
    throw new PenstockError('badRequest', `${header}: "${value}" is not percent-encoded UTF-8; "%" itself is "%25"`, {
      cause,
    });
  }
}
