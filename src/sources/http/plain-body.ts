// A request that is no CloudEvent becomes one: its body is the data, and its headers tell the type.
import { PenstockError } from '../../model/errors';
import { localId } from '../../model/project';
import type { HttpSource } from '../../model/source';
import type { IncomingRequest } from './incoming-request';
import { isJson, mediaTypeOf } from '../../model/media-type';
import { readJson } from '../cloudevents/read-json';
import type { StatedEvent } from '../cloudevents/stated-event';

/** `source` of an event whose request says nothing of one that counts. */
export const ownSource = ({ id }: HttpSource): string => `/sources/${localId(id)}`;

/** Throws `unsupportedMediaType`, or `badRequest` when the body is not the JSON it should be. */
export function readPlainBody(request: IncomingRequest, source: HttpSource): StatedEvent {
  const { contentType, json, body = request.rawBody } = githubForm(request) ?? contentOf(request);
  const attributes = new Map([
    ['source', ownSource(source)],
    ['type', githubType(request.headers, json) ?? source.config.eventType],
  ]);
  if (contentType !== undefined) attributes.set('datacontenttype', contentType);
  return { attributes, body, label: (name) => name };
}

interface Content {
  contentType?: string;
  /** The parsed body, when it is JSON. */
  json?: unknown;
  /** What is kept in the place of the request's body. */
  body?: Buffer;
}

const form = 'application/x-www-form-urlencoded';

/** A webhook of GitHub sends its JSON as a form by default, in the field `payload`. Undefined for everything else. */
function githubForm({ headers, rawBody }: IncomingRequest): Content | undefined {
  if (!headers['x-github-event'] || mediaTypeOf(headers['content-type'] ?? '') !== form) return undefined;
  const payload = new URLSearchParams(rawBody.toString('utf8')).get('payload');
  if (payload === null) return undefined;
  const body = Buffer.from(payload);
  return { contentType: 'application/json', json: readJson(body), body };
}

function contentOf({ headers, rawBody }: IncomingRequest): Content {
  const contentType = headers['content-type'];
  if (contentType === undefined) return rawBody.length === 0 ? {} : guessContent(rawBody);
  const mediaType = mediaTypeOf(contentType);
  // A format of CloudEvents that is not read here would otherwise pass as just some JSON.
  if (!mediaType.startsWith('application/cloudevents')) {
    if (isJson(mediaType)) return { contentType, json: readJson(rawBody) };
    if (mediaType === form || mediaType.startsWith('text/')) return { contentType };
  }
  throw new PenstockError(
    'unsupportedMediaType',
    `content-type: "${contentType}" is not taken; send application/json or another +json type, ` +
      'application/x-www-form-urlencoded, text/*, application/cloudevents+json or application/cloudevents-batch+json',
  );
}

function guessContent(body: Buffer): Content {
  try {
    return { contentType: 'application/json', json: readJson(body) };
  } catch {
    return { contentType: 'text/plain' };
  }
}

/** `github.<event>`, and the action when the body tells one: `github.issues.opened`. */
function githubType(headers: IncomingRequest['headers'], json: unknown): string | undefined {
  const event = headers['x-github-event'];
  if (!event) return undefined;
  const action = (json as { action?: unknown } | null | undefined)?.action;
  return typeof action === 'string' ? `github.${event}.${action}` : `github.${event}`;
}
