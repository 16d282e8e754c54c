import type { Verification } from '../../model/source';
import { isCredential } from '../credential-headers';
import type { IncomingRequest } from './incoming-request';

/** The headers stored with an event: no credentials, no signatures, and no attributes, which the event has already. */
export function keptHeaders(headers: IncomingRequest['headers'], verification: Verification): Record<string, string> {
  const signatureHeader = verification.type === 'hmac' ? verification.header : undefined;
  const isKept = (name: string) => !isCredential(name) && name !== signatureHeader && !name.startsWith('ce-');
  const kept: Record<string, string> = {};
  for (const name of Object.keys(headers)) if (isKept(name)) kept[name] = headers[name] ?? '';
  return kept;
}
