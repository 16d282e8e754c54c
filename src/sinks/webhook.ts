import { createHmac, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { maskSecrets } from '../model/mask-secrets';
import type { Secret } from '../model/secret';
import { expectSuccess } from './answer';
import { cloudEventHeaders } from './cloudevents-headers';
import { defineSink, type AttemptRequest, type SinkContext } from './define-sink';
import { headers, headerSecret, httpUrl, template } from './fields';
import { hiddenValues, secretHeaders } from './secret-headers';

const ownHeaders = ['content-type', 'ce-', 'webhook-'];

const config = z.strictObject({
  url: httpUrl(),
  /** Sent besides those of CloudEvents and Standard Webhooks; credentials are given as secrets, `header.<name>`. */
  headers: headers(ownHeaders).default({}),
  /** Jsonnet; its result is sent as JSON instead of the event's own data. */
  bodyTemplate: template().optional(),
});
type Config = z.output<typeof config>;
type Request = AttemptRequest<Config, 'signingSecret' | 'formerSigningSecret'>;

const keptCharacters = 1000;

export const webhook = defineSink({
  type: 'webhook',
  summary: 'POST the event to a URL as a CloudEvent, signed by Standard Webhooks',
  config,
  secrets: {
    signingSecret: { required: false, check: checkSigningSecret, summary: 'signs requests: whsec_ and base64' },
    formerSigningSecret: { required: false, check: checkSigningSecret, summary: 'signs as well, while it is replaced' },
  },
  signing: {
    name: 'signingSecret',
    former: 'formerSigningSecret',
    make: () => `whsec_${randomBytes(32).toString('base64')}`,
  },
  headerSecret: headerSecret(ownHeaders),
  templates: ['bodyTemplate'],
  answersAtOnce: true,

  async perform(request, context) {
    const { config, secrets, event } = request;
    const { body, contentType } = await bodyOf(request, context);
    const headers = cloudEventHeaders(event, request.deliveryId);
    if (contentType !== undefined) headers['content-type'] = contentType;
    sign(headers, request.deliveryId, body, [secrets.signingSecret, secrets.formerSigningSecret]);
    Object.assign(headers, config.headers, secretHeaders(secrets));
    const { signal } = context;
    const answer = await context.http.request(config.url, { method: 'POST', headers, body, signal });
    const hidden = hiddenValues(secrets, config.headers);
    expectSuccess(answer, { request: `POST ${new URL(config.url).origin}`, secrets: hidden });
    const { status, durationMs } = answer;
    const text = maskSecrets(answer.body.toString('utf8'), hidden).slice(0, keptCharacters);
    return { receipt: { status, bytes: body.length, durationMs, data: { answer: text } } };
  },
});

async function bodyOf({ config, event }: Request, { render }: SinkContext) {
  if (config.bodyTemplate === undefined) return { body: event.body, contentType: event.datacontenttype };
  const value = await render(config.bodyTemplate, 'bodyTemplate', event);
  return { body: Buffer.from(JSON.stringify(value)), contentType: 'application/json' };
}

/**
 * Adds the headers of https://www.standardwebhooks.com; signed over the bytes, because a body need not be text. Two secrets give two
 * signatures, so that a receiver may know either while one is rotated.
 */
function sign(
  headers: Record<string, string>,
  deliveryId: string,
  body: Buffer,
  secrets: (Secret | undefined)[],
): void {
  const timestamp = Math.floor(Date.now() / 1000);
  const signatures = secrets.flatMap((secret) => {
    if (!secret) return [];
    const key = Buffer.from(secret.reveal().slice('whsec_'.length), 'base64');
    return `v1,${createHmac('sha256', key).update(`${deliveryId}.${timestamp}.`).update(body).digest('base64')}`;
  });
  headers['webhook-id'] = deliveryId;
  headers['webhook-timestamp'] = String(timestamp);
  if (signatures.length > 0) headers['webhook-signature'] = signatures.join(' ');
}

function checkSigningSecret(value: string): string | undefined {
  const [, base64] = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(value) ?? [];
  const bytes = Buffer.from(base64 ?? '', 'base64').length;
  if (bytes >= 24 && bytes <= 64) return undefined;
  return 'must be "whsec_" and 24 to 64 bytes in base64, such as made by: echo whsec_$(openssl rand -base64 32)';
}
