// A Keboola stack: where its services are, and how they speak of errors.
import { z } from 'zod';
import { DeliveryError, type ErrorCode } from '../model/errors';
import type { Secret } from '../model/secret';
import { expectSuccess, jsonObject, type AboutAnswer } from './answer';
import type { SinkContext } from './define-sink';
import type { HttpAnswer } from './http-client';

type Reach = Pick<SinkContext, 'http' | 'signal'>;

const cachedForMs = 10 * 60_000;
const serviceList = z.object({ services: z.array(z.object({ id: z.string(), url: z.string() })) });
type Services = z.output<typeof serviceList>['services'];
const known = new Map<string, { until: number; services: Services }>();
const mostKnown = 1000;

/**
 * URL of a service of the stack, without a slash at its end: the first of `ids` that the stack names, else by the
 * stack's own name: connection.X → `prefix`.X.
 */
export async function serviceUrl(stackUrl: string, ids: string[], prefix: string, reach: Reach): Promise<string> {
  const services = await discover(stackUrl, reach);
  const found = ids.map((id) => services.find((service) => service.id === id)).find(Boolean);
  if (found) return withoutSlash(found.url);
  const url = new URL(stackUrl);
  if (url.hostname.startsWith('connection.')) {
    return `${url.protocol}//${url.host.replace(/^connection\./, `${prefix}.`)}`;
  }
  const message = `${stackUrl} names no service "${ids.join('" or "')}", and does not begin with "connection.": set its URL`;
  throw new DeliveryError('targetAnswerInvalid', message);
}

async function discover(stackUrl: string, { http, signal }: Reach): Promise<Services> {
  const cached = known.get(stackUrl);
  if (cached && cached.until > Date.now()) return cached.services;
  const answer = await http.request(`${withoutSlash(stackUrl)}/v2/storage?exclude=components`, { signal });
  if (answer.status !== 404) expectSuccess(answer, { request: `GET ${stackUrl}/v2/storage`, secrets: {} });
  const services = serviceList.safeParse(jsonObject(answer.body)).data?.services ?? [];
  if (known.size >= mostKnown) known.clear();
  known.set(stackUrl, { until: Date.now() + cachedForMs, services });
  return services;
}

export const withoutSlash = (url: string): string => url.replace(/\/+$/, '');

/** Sends JSON with the stack's token and reads the JSON object of the answer. Throws a DeliveryError without one. */
export async function callStack(
  call: {
    method: 'GET' | 'POST';
    url: string;
    token: Secret | undefined;
    body?: unknown;
    headers?: Record<string, string>;
    /** Values that must not show in a message, besides the token. */
    hidden?: AboutAnswer['secrets'];
    explain?: AboutAnswer['explain'];
  },
  { http, signal }: Reach,
): Promise<{ answer: HttpAnswer; bytes: number; json: Record<string, unknown> }> {
  const { method, url, token, headers, hidden, explain = explainError } = call;
  const body = call.body === undefined ? undefined : Buffer.from(JSON.stringify(call.body));
  const answer = await http.request(url, {
    method,
    headers: { ...headers, ...tokenHeader(token), ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body }),
    signal,
  });
  expectSuccess(answer, { request: `${method} ${url}`, secrets: { ...hidden, token }, explain });
  const json = jsonObject(answer.body);
  if (!json)
    throw new DeliveryError('targetAnswerInvalid', `${method} ${url} answered with something that is no JSON object`);
  return { answer, bytes: body?.length ?? 0, json };
}

/** Throws `targetUnauthorized` when the sink has no token (any more). */
export function tokenHeader(token: Secret | undefined): Record<string, string> {
  if (!token) throw new DeliveryError('targetUnauthorized', 'the sink has no token: set its secret "token"');
  return { 'x-storageapi-token': token.reveal() };
}

/** Queue and Storage answer `{error, code, exceptionId}`; the last is what their support asks for. */
function explainError(body: Record<string, unknown>): { text?: string; code?: ErrorCode } {
  if (typeof body['error'] !== 'string') return {};
  const { exceptionId } = body;
  return { text: body['error'] + (typeof exceptionId === 'string' ? ` (exceptionId ${exceptionId})` : '') };
}
