import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { Secret } from '../model/secret';
import { expectSuccess, maskSecrets, textOf } from './answer';
import { cloudEventHeaders } from './cloudevents-headers';
import { defineSink, type AttemptRequest, type SinkContext } from './define-sink';
import { headers, httpUrl, template } from './fields';

const config = z.strictObject({
  url: httpUrl(),
  /** Sent besides those of CloudEvents and Standard Webhooks. */
  headers: headers(['content-type', 'ce-', 'webhook-']).default({}),
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
  templates: ['bodyTemplate'],
  answersAtOnce: true,

  async perform(request, context) {
    const { config, secrets, event } = request;
    const { body, contentType } = await bodyOf(request, context);
    const answer = await context.http.request(config.url, {
      method: 'POST',
      headers: {
        ...config.headers,
        ...(contentType !== undefined && { 'content-type': contentType }),
        ...cloudEventHeaders(event),
        ...signatureHeaders(request.deliveryId, body, [secrets.signingSecret, secrets.formerSigningSecret]),
      },
      body,
      signal: context.signal,
    });
    const hidden = { ...secrets, ...credentialsIn(config.headers) };
    expectSuccess(answer, { request: `POST ${new URL(config.url).origin}`, secrets: hidden });
    const { status, durationMs } = answer;
    const text = maskSecrets(textOf(answer.body, keptCharacters), hidden);
    return { receipt: { status, bytes: body.length, durationMs, data: { answer: text } } };
  },
});

/** Headers that by their name carry a credential: a target that repeats it must not put it in a history. */
const credentialHeader = /authorization|cookie|token|secret|key|password/i;

const credentialsIn = (headers: Record<string, string>): Record<string, Secret> =>
  Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => credentialHeader.test(name))
      .map(([name, value]) => [`headers.${name}`, new Secret(value)]),
  );

async function bodyOf({ config, event }: Request, { render }: SinkContext) {
  if (config.bodyTemplate === undefined) return { body: event.body, contentType: event.datacontenttype };
  const value = await render(config.bodyTemplate, 'bodyTemplate', event);
  return { body: Buffer.from(JSON.stringify(value)), contentType: 'application/json' };
}

/**
 * https://www.standardwebhooks.com; signed over the bytes, because a body need not be text. Two secrets give two
 * signatures, so that a receiver may know either while one is rotated.
 */
function signatureHeaders(deliveryId: string, body: Buffer, secrets: (Secret | undefined)[]): Record<string, string> {
  const timestamp = Math.floor(Date.now() / 1000);
  const signatures = secrets.flatMap((secret) => {
    if (!secret) return [];
    const key = Buffer.from(secret.reveal().slice('whsec_'.length), 'base64');
    return `v1,${createHmac('sha256', key).update(`${deliveryId}.${timestamp}.`).update(body).digest('base64')}`;
  });
  return {
    'webhook-id': deliveryId,
    'webhook-timestamp': String(timestamp),
    ...(signatures.length > 0 && { 'webhook-signature': signatures.join(' ') }),
  };
}

function checkSigningSecret(value: string): string | undefined {
  const [, base64] = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(value) ?? [];
  const bytes = Buffer.from(base64 ?? '', 'base64').length;
  if (bytes >= 24 && bytes <= 64) return undefined;
  return 'must be "whsec_" and 24 to 64 bytes in base64, such as made by: echo whsec_$(openssl rand -base64 32)';
}
