// What a source that checks signatures asks of its senders.
import { createHmac } from 'node:crypto';
import type { Verification } from '../../model/source';
import { encoded } from './event-headers';

/** Headers that sign the body with the source's secret; none for a source whose secret is in its URL. */
export function signatureHeaders(
  verification: Verification,
  secret: string,
  id: string,
  body: Buffer,
): Record<string, string> {
  switch (verification.type) {
    case 'urlSecret':
      return {};
    case 'standardWebhooks':
      return standardWebhook(secret, encoded(id), body);
    case 'github':
      return { 'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}` };
    case 'hmac': {
      const { header, algorithm, encoding, prefix } = verification;
      return { [header]: prefix + createHmac(algorithm, secret).update(body).digest(encoding) };
    }
  }
}

/** Standard Webhooks 1.0. Its npm package signs text, and a body may be any bytes. */
function standardWebhook(secret: string, id: string, body: Buffer): Record<string, string> {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
}
