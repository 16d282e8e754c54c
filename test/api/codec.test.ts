// The codec server, as Temporal's UI and command line use it.
import { randomBytes } from 'node:crypto';
import { createPayloadCodec } from '../../src/engine/codec/payload-codec';
import { createKeyring } from '../../src/ledger/secrets/keyring';
import { callWith, makeToken, person, withToken } from './access/people';
import { startApi, type RunningApi } from './start-api';

interface Payloads {
  payloads: { metadata: Record<string, string>; data: string }[];
}

const ui = 'http://127.0.0.1:8233';
const base64 = (data: string | Uint8Array) => Buffer.from(data as string).toString('base64');
const plain: Payloads = { payloads: [{ metadata: { encoding: base64('json/plain') }, data: base64('{"a":1}') }] };

describe('the codec server', () => {
  let api: RunningApi;
  let encrypted: Payloads;
  beforeAll(async () => {
    api = await startApi();
    encrypted = (await api.call<Payloads>('POST', '/v1/codec/encode', plain)).body;
  });
  afterAll(() => api.close());

  it('encrypts, and decrypts what was encrypted', async () => {
    expect(encrypted.payloads[0]?.metadata).toMatchObject({ encoding: base64('binary/encrypted') });
    expect((await api.call('POST', '/v1/codec/decode', encrypted)).body).toEqual(plain);
  });

  it('answers with what it cannot decrypt as it is, beside what it can', async () => {
    const foreign = createPayloadCodec(createKeyring(randomBytes(32).toString('base64')), { encrypts: true });
    const [{ metadata, data } = {}] = await foreign.encode([{ metadata: {}, data: Buffer.from('x') }]);
    const unreadable = {
      metadata: Object.fromEntries(Object.entries(metadata ?? {}).map(([name, value]) => [name, base64(value)])),
      data: base64(data ?? new Uint8Array()),
    };
    const { body } = await api.call('POST', '/v1/codec/decode', { payloads: [unreadable, ...encrypted.payloads] });
    expect(body).toEqual({ payloads: [unreadable, ...plain.payloads] });
  });

  it('lets a page of the Temporal UI ask, with the cookie of whoever is logged in, and no other page', async () => {
    const { cookie } = await person(api, 'ada', 'viewer');
    const asked = await callWith(api, { cookie, origin: ui })('POST', '/v1/codec/decode', encrypted);
    expect(asked).toMatchObject({ status: 200, body: plain });
    expect(asked.headers.get('access-control-allow-origin')).toBe(ui);
    expect(asked.headers.get('access-control-allow-credentials')).toBe('true');

    const elsewhere = await callWith(api, { cookie, origin: 'https://evil.example' })(
      'POST',
      '/v1/codec/decode',
      plain,
    );
    expect(elsewhere.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('answers a browser that asks whether the Temporal UI may send a token', async () => {
    const { status, headers } = await api.send('/v1/codec/decode', {
      method: 'OPTIONS',
      headers: {
        origin: ui,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type,x-namespace',
      },
    });
    expect(status).toBe(204);
    expect(headers.get('access-control-allow-headers')).toBe('authorization,content-type,x-namespace');
  });

  it('allows pages of the Temporal UI nothing but the codec server', async () => {
    const headers = { origin: ui, 'access-control-request-method': 'POST' };
    const answer = await api.send('/v1/sources', { method: 'OPTIONS', headers });
    expect(answer.headers.get('access-control-allow-methods')).toBeNull();
    expect(answer).toMatchObject({
      status: 405,
      body: { message: 'there is no OPTIONS /v1/sources, but GET, HEAD, POST' },
    });
  });

  it('decrypts for nobody that is unknown or may not read', async () => {
    expect((await api.send('/v1/codec/decode', { method: 'POST' })).status).toBe(401);
    const grace = await person(api, 'grace', 'owner');
    const { token } = await makeToken(grace, ['ingest']);
    expect((await withToken(api, token)('POST', '/v1/codec/decode', encrypted)).status).toBe(403);
    await api.source('shop');
    const limited = await makeToken(grace, ['read'], { name: 'limited', sourceIds: ['shop'] });
    expect((await withToken(api, limited.token)('POST', '/v1/codec/decode', encrypted)).status).toBe(403);
  });

  it('gives back ten thousand payloads in their order, and takes no more', async () => {
    const payloads = Array.from({ length: 10_000 }, (_, n) => ({ metadata: {}, data: base64(`${n}`) }));
    expect((await api.call('POST', '/v1/codec/decode', { payloads })).body).toEqual({ payloads });
    const { status, text } = await api.call('POST', '/v1/codec/decode', { payloads: [...payloads, {}] });
    expect([status, text]).toEqual([400, expect.stringContaining('payloads: must have at most 10000 entries')]);
  });

  it.each(['decode', 'encode'])('does not even read a body of more values than payloads have, to %s', async (what) => {
    for (const value of ['{}', '[]', '1', '{"metadata":{"a":1}}']) {
      const { status, text } = await api.send(`/v1/codec/${what}`, {
        method: 'POST',
        headers: { authorization: 'Bearer test-token', 'content-type': 'application/json' },
        body: `{"payloads":[${`${value},`.repeat(100_000)}{}]}`,
      });
      expect([status, text]).toEqual([413, expect.stringContaining('has more than 100000 values')]);
    }
  });

  it('names the field of a payload that is not in base64', async () => {
    const { status, text } = await api.call('POST', '/v1/codec/decode', { payloads: [{ data: '%' }] });
    expect(status).toBe(400);
    expect(text).toContain('payloads[0].data');
  });
});
