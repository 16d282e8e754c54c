import { createHmac } from 'node:crypto';
import examples from '@octokit/webhooks-examples';
import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { Secret } from '../../../src/model/secret';
import type { Verification } from '../../../src/model/source';
import { verifyRequest } from '../../../src/sources/http/verify-request';
import { aRequest, refused } from './a-request';

const text = 'MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const secret = new Secret(text);

/** The refusal, after making sure that it gives away neither the secret nor the right signature. */
function refusal(verify: () => void, ...hidden: string[]): unknown {
  try {
    verify();
  } catch (error) {
    for (const part of [text, ...hidden]) expect(String(error)).not.toContain(part);
    return error;
  }
  return undefined;
}

describe('secret in the URL', () => {
  const verify = (urlSecret?: string) => () => verifyRequest({ type: 'urlSecret' }, secret, aRequest(), urlSecret);

  it('takes the right one', () => {
    expect(verify(text)).not.toThrow();
  });

  it.each([
    [undefined, 'URL: the secret of the source is missing at its end'],
    ['', 'URL: the secret of the source is missing at its end'],
    [text.slice(1), 'URL: what it ends with is not the secret of the source'],
    [text.toLowerCase(), 'URL: what it ends with is not the secret of the source'],
  ])('refuses %j', (urlSecret, message) => {
    expect(refusal(verify(urlSecret))).toMatchObject({ code: 'signatureInvalid', message });
  });
});

describe('Standard Webhooks', () => {
  const body = '{"test": 2432232314}';
  const sign = (at = new Date(), id = 'msg_1') => ({
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(text).sign(id, at, body),
  });
  const verify = (headers: Record<string, string>, given: string | Buffer = body, key = secret) =>
    verifyRequest({ type: 'standardWebhooks' }, key, aRequest(given, headers));
  const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000);

  it('takes what the reference library signed, with and without whsec_', () => {
    expect(() => verify(sign())).not.toThrow();
    expect(() => verify(sign(), body, new Secret(`whsec_${text}`))).not.toThrow();
  });

  it('takes one right signature among others', () => {
    const headers = sign();
    headers['webhook-signature'] = `v1a,AAAA v1,AAAA ${headers['webhook-signature']}`;
    expect(() => verify(headers)).not.toThrow();
  });

  it('takes a body that is not text, and only that one', () => {
    const bytes = Buffer.from([0xff, 0x00, 0xfe]);
    const headers = sign();
    const signed = Buffer.concat([Buffer.from(`msg_1.${headers['webhook-timestamp']}.`), bytes]);
    const signature = createHmac('sha256', Buffer.from(text, 'base64')).update(signed).digest('base64');
    headers['webhook-signature'] = `v1,${signature}`;

    expect(() => verify(headers, bytes)).not.toThrow();
    expect(() => verify(headers, Buffer.from([0xfd, 0x00, 0xfe]))).toThrow('webhook-signature: no v1 signature');
  });

  it.each([
    ['no id', { 'webhook-id': '' }, 'webhook-id: header is missing'],
    ['no timestamp', { 'webhook-timestamp': '' }, 'webhook-timestamp: header is missing'],
    ['no signature', { 'webhook-signature': '' }, 'webhook-signature: header is missing'],
    ['a date', { 'webhook-timestamp': '2025-01-01' }, 'webhook-timestamp: must be in whole seconds since 1970'],
    ['another id', { 'webhook-id': 'msg_2' }, 'webhook-signature: no v1 signature in it fits'],
    ['a short signature', { 'webhook-signature': 'v1,AAAA' }, 'webhook-signature: no v1 signature in it fits'],
    ['no version', { 'webhook-signature': 'AAAA' }, 'webhook-signature: no v1 signature in it fits'],
    ['an old one', sign(inMinutes(-6)), 'seconds old; at most 300 are allowed'],
    ['an early one', sign(inMinutes(6)), 'seconds ahead; at most 300 are allowed'],
  ])('refuses %s', (_what, headers, message) => {
    const right = sign();
    expect(refusal(() => verify({ ...right, ...headers }), right['webhook-signature'])).toMatchObject(
      refused('signatureInvalid', message),
    );
  });

  it('says that a secret of another kind cannot be right', () => {
    expect(() => verify(sign(), body, new Secret('no base64, surely'))).toThrow('secret of the source: is not one of');
  });
});

describe('GitHub', () => {
  const body = JSON.stringify(examples.find(({ name }) => name === 'push')?.examples[0]);
  const right = `sha256=${createHmac('sha256', text).update(body).digest('hex')}`;
  const verify = (signature: string, given = body) =>
    verifyRequest({ type: 'github' }, secret, aRequest(given, { 'x-hub-signature-256': signature }));

  it('takes the example of its documentation', () => {
    const request = aRequest('Hello, World!', {
      'x-hub-signature-256': 'sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17',
    });
    expect(() => verifyRequest({ type: 'github' }, new Secret("It's a Secret to Everybody"), request)).not.toThrow();
  });

  it('takes a real push', () => {
    expect(() => verify(right)).not.toThrow();
  });

  it.each([
    ['', 'x-hub-signature-256: header is missing'],
    [right.slice('sha256='.length), 'x-hub-signature-256: must begin with "sha256="'],
    [right.slice(0, -1), 'x-hub-signature-256: is not the sha256 HMAC (hex) of the body'],
    ['sha256=', 'x-hub-signature-256: is not the sha256 HMAC (hex) of the body'],
  ])('refuses "%s"', (signature, message) => {
    expect(refusal(() => verify(signature), right)).toMatchObject(refused('signatureInvalid', message));
  });

  it('refuses a body that was changed', () => {
    expect(() => verify(right, `${body} `)).toThrow('x-hub-signature-256: is not');
  });
});

describe('any HMAC', () => {
  const settings = fc.record({
    algorithm: fc.constantFrom('sha1', 'sha256', 'sha512'),
    encoding: fc.constantFrom('hex', 'base64'),
    prefix: fc.constantFrom('', 'v0='),
  });
  const sign = (
    { algorithm, encoding, prefix }: Omit<Extract<Verification, { type: 'hmac' }>, 'type' | 'header'>,
    body: Uint8Array,
  ) => prefix + createHmac(algorithm, text).update(body).digest(encoding);

  it('takes exactly the body that was signed', () => {
    fc.assert(
      fc.property(settings, fc.uint8Array(), fc.uint8Array(), (how, body, other) => {
        const verification: Verification = { type: 'hmac', header: 'x-sign', ...how };
        const verify = (given: Uint8Array) => () =>
          verifyRequest(verification, secret, aRequest(Buffer.from(given), { 'x-sign': sign(how, body) }));

        expect(verify(body)).not.toThrow();
        fc.pre(!Buffer.from(other).equals(body));
        expect(verify(other)).toThrow(`x-sign: is not the ${how.algorithm} HMAC`);
      }),
    );
  });

  it('takes hex in capitals', () => {
    const how = { algorithm: 'sha256', encoding: 'hex', prefix: '' } as const;
    const request = aRequest('a', { 'x-sign': sign(how, Buffer.from('a')).toUpperCase() });
    expect(() => verifyRequest({ type: 'hmac', header: 'x-sign', ...how }, secret, request)).not.toThrow();
  });
});
