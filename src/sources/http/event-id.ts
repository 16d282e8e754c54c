// Which id an event has: by it the ledger knows a duplicate.
import { PenstockError } from '../../model/errors';
import type { PenstockEvent } from '../../model/event';
import type { HttpSource, HttpSourceConfig } from '../../model/source';
import { checkPrintable, maxIdLength } from '../cloudevents/check-text';
import { refuseRepeated, type IncomingRequest } from './incoming-request';
import type { StatedEvent } from '../cloudevents/stated-event';

/** Runs a Jsonnet template on an event and gives its result. */
export type EvaluateTemplate = (template: string, event: PenstockEvent) => Promise<unknown>;

const wellKnownHeaders = ['webhook-id', 'idempotency-key', 'x-github-delivery'];

/**
 * The headers that give an event its id before its attribute does: the source's own, and `webhook-id` where that is signed.
 * `ce-id` is not: by it a request that somebody else sends again would be a new event each time.
 */
export const leadingHeaders = ({ idHeader, verification }: HttpSourceConfig): string[] => [
  ...(idHeader === undefined ? [] : [idHeader]),
  ...(verification.type === 'standardWebhooks' ? ['webhook-id'] : []),
];

/**
 * The id a request gives its event: by a leading header, the event's attribute, or a well-known header; undefined
 * when it gives none. Throws `badRequest` naming where a bad one came from.
 */
export function requestedId(
  { attributes, label }: StatedEvent,
  request: IncomingRequest,
  leading: string[],
): string | undefined {
  const first = idFromAny(request, leading);
  if (first !== undefined) return first;
  const stated = attributes.get('id');
  if (stated !== undefined) return checkPrintable(stated, label('id'), maxIdLength);
  return idFromAny(request, wellKnownHeaders);
}

function idFromAny(request: IncomingRequest, names: string[]): string | undefined {
  for (const name of names) {
    const id = idFromHeader(request, name);
    if (id !== undefined) return id;
  }
  return undefined;
}

function idFromHeader(request: IncomingRequest, name: string): string | undefined {
  const id = request.headers[name];
  if (id === undefined) return undefined;
  const place = `id from header ${name}`;
  refuseRepeated(request, name, place);
  return checkPrintable(id, place, maxIdLength);
}

/** The event with the id its source's template gives it, if there is one. The template sees the id it had before. */
export async function withTemplateId(
  event: PenstockEvent,
  source: HttpSource,
  evaluate: EvaluateTemplate,
): Promise<PenstockEvent> {
  const { idTemplate } = source.config;
  if (idTemplate === undefined) return event;
  const id = await evaluate(idTemplate, event);
  const place = `id from idTemplate of source "${source.id}"`;
  if (typeof id === 'string') return { ...event, id: checkPrintable(id, place, maxIdLength) };
  throw new PenstockError('badRequest', `${place}: must be a string, not ${JSON.stringify(id).slice(0, 80)}`);
}
