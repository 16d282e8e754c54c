import { randomBytes } from 'node:crypto';
import { defaultPayloadConverter, type Payload } from '@temporalio/common';
import fc from 'fast-check';
import { createPayloadCodec } from '../../../src/engine/codec/payload-codec';
import { createKeyring } from '../../../src/ledger/secrets/keyring';

const aKey = () => randomBytes(32).toString('base64');
const key = aKey();
const codec = createPayloadCodec(createKeyring(key), { encrypts: true });
const payloadOf = (value: unknown): Payload => defaultPayloadConverter.toPayload(value);
const valueOf = (payload: Payload | undefined): unknown => defaultPayloadConverter.fromPayload(payload ?? {});
const through = async (encoder: typeof codec, decoder: typeof codec, values: unknown[]) =>
  (await decoder.decode(await encoder.encode(values.map(payloadOf)))).map(valueOf);

describe('the payload codec', () => {
  it('reads whatever it has written, by another process as well', async () => {
    const another = createPayloadCodec(createKeyring(key), { encrypts: true });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.jsonValue()), async (values) => {
        const plain = values.map((value) => valueOf(payloadOf(value)));
        expect(await through(codec, codec, values)).toEqual(plain);
        expect(await through(codec, another, values)).toEqual(plain);
      }),
    );
  });

  it('shows nothing of a payload, and writes the same one differently each time', async () => {
    const [one, other] = await codec.encode([payloadOf('a secret text'), payloadOf('a secret text')]);
    expect(Buffer.from(one?.data ?? []).includes('secret')).toBe(false);
    expect(one?.data).not.toEqual(other?.data);
    expect(Object.keys(one?.metadata ?? {}).sort()).toEqual(['encoding', 'encryption-key-id']);
    expect(Buffer.from(one?.metadata?.encoding ?? []).toString()).toBe('binary/encrypted');
  });

  it('reads what a former key has encrypted, and says which key it lacks', async () => {
    const current = aKey();
    const encrypted = await codec.encode([payloadOf(1)]);
    const knowing = createPayloadCodec(createKeyring(current, [key]), { encrypts: true });
    expect(valueOf((await knowing.decode(encrypted))[0])).toBe(1);
    const lacking = createPayloadCodec(createKeyring(current), { encrypts: true });
    await expect(lacking.decode(encrypted)).rejects.toThrow(
      `it was encrypted with key ${createKeyring(key).keyId}, and the key in use is ${createKeyring(current).keyId}`,
    );
  });

  it('refuses one that was changed or cut', async () => {
    const [payload] = await codec.encode([payloadOf('text')]);
    const data = Buffer.from(payload?.data ?? []);
    data[data.length - 1]! ^= 1;
    await expect(codec.decode([{ ...payload, data }])).rejects.toThrow(/it was changed/);
    await expect(codec.decode([{ ...payload, data: data.subarray(0, 20) }])).rejects.toThrow(/it was changed/);
  });

  it('reads what is not encrypted, and encrypts nothing where that was not asked for', async () => {
    const plain = createPayloadCodec(createKeyring(key), { encrypts: false });
    expect(await plain.encode([payloadOf('x')])).toEqual([payloadOf('x')]);
    expect(await through(plain, codec, ['x'])).toEqual(['x']);
    expect(await through(codec, plain, ['x'])).toEqual(['x']);
  });
});
