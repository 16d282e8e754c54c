import type { Verification } from '../../model/source';
import type { IncomingRequest } from './incoming-request';

const credentials = new Set([
  'authorization',
  'proxy-authorization',
  'cookie',
  'x-storageapi-token',
  'x-gitlab-token',
  'webhook-signature',
]);

/** The headers stored with an event: no credentials, no signatures, and no attributes, which the event has already. */
export function keptHeaders(headers: IncomingRequest['headers'], verification: Verification): Record<string, string> {
  const signatureHeader = verification.type === 'hmac' ? verification.header : undefined;
  const isKept = (name: string) =>
    !credentials.has(name) &&
    name !== signatureHeader &&
    !name.startsWith('x-hub-signature') &&
    !name.startsWith('ce-');
  const kept: Record<string, string> = {};
  for (const name of Object.keys(headers)) if (isKept(name)) kept[name] = headers[name] ?? '';
  return kept;
}
