import type { ErrorCode } from '../../../src/model/errors';
import { httpSourceConfig, type HttpSourceConfig, type HttpSource } from '../../../src/model/source';
import type { EvaluateTemplate } from '../../../src/sources/http/event-id';
import type { IncomingRequest } from '../../../src/sources/http/incoming-request';
import { readEvents } from '../../../src/sources/http/read-events';

/** A POST of a body, which may be text, with headers. */
export const aRequest = (body: Buffer | string = '', headers: Record<string, string> = {}): IncomingRequest => ({
  headers,
  rawHeaders: Object.entries(headers).flat(),
  rawBody: Buffer.from(body),
  remoteAddress: '203.0.113.9',
});

export const aSource = (config: Partial<HttpSourceConfig> = {}): HttpSource => ({
  id: 'shop',
  type: 'http',
  name: 'Shop',
  description: '',
  state: 'enabled',
  version: 1,
  config: { ...httpSourceConfig.parse({}), ...config },
  createdAt: '2025-03-04T05:06:07.089Z',
  updatedAt: '2025-03-04T05:06:07.089Z',
});

/** Headers of a valid CloudEvent in binary mode. */
export const ceHeaders = { 'ce-specversion': '1.0', 'ce-id': 'e-1', 'ce-source': '/shop', 'ce-type': 'order.created' };

/** A valid CloudEvent as JSON. */
export const aCloudEvent = { specversion: '1.0', id: 'e-1', source: '/shop', type: 'order.created' };

const noTemplate: EvaluateTemplate = () => Promise.reject(new Error('no template was expected to run'));

/** Reads a request that holds one event. */
export async function readOne(request: IncomingRequest, source = aSource(), evaluate = noTemplate) {
  const { events } = await readEvents(request, source, evaluate);
  if (!events[0] || events.length > 1) throw new Error(`expected one event, not ${events.length}`);
  return events[0];
}

export const asStructured = (json: unknown): IncomingRequest =>
  aRequest(typeof json === 'string' ? json : JSON.stringify(json), { 'content-type': 'application/cloudevents+json' });

export const asBatch = (json: unknown): IncomingRequest =>
  aRequest(JSON.stringify(json), { 'content-type': 'application/cloudevents-batch+json' });

/** What an error with a code looks like whose message says, among other things, this. */
export const refused = (code: ErrorCode, message: string) => ({
  code,
  message: expect.stringContaining(message) as string,
});
