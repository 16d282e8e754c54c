// What enters Temporal, encrypted: AES-256-GCM under keys that follow from the ledger's.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Payload, PayloadCodec } from '@temporalio/common';
import { temporal } from '@temporalio/proto';
import type { Keyring } from '../../ledger/secrets/keyring';
import { PenstockError } from '../../model/errors';

const { Payload: PayloadMessage } = temporal.api.common.v1;

const algorithm = 'aes-256-gcm';
const purpose = 'penstock temporal payloads';
/** The name that Temporal's own examples give it, by which its UI knows an encrypted payload. */
const encoding = 'binary/encrypted';
const keyIdField = 'encryption-key-id';
const saltBytes = 16;
const nonceBytes = 12;
const tagBytes = 16;
/** Salts whose keys are kept: each process that encrypts has one at a time. */
const keysKept = 1000;
/** Payloads under one derived key: the nonces are counted, so this stays far below what GCM bears. */
const mostUnderOneKey = 2 ** 32 - 1;

/**
 * Encrypts payloads where `encrypts`; decrypts those that are encrypted in any case, so that turning it off, or a message
 * sent in clear from the command line, keeps nothing from being read. Data: salt (16 bytes), nonce (12), tag (16),
 * encrypted payload.
 */
export function createPayloadCodec(keyring: Keyring, { encrypts }: { encrypts: boolean }): PayloadCodec {
  const keys = new Map<string, Buffer>();
  let sealing: { key: Buffer; salt: Buffer; count: number } | undefined;

  function sealingKey(): { key: Buffer; salt: Buffer; count: number } {
    if (!sealing || sealing.count >= mostUnderOneKey) {
      const salt = randomBytes(saltBytes);
      sealing = { key: keyFor(keyring.keyId, salt), salt, count: 0 };
    }
    sealing.count += 1;
    return sealing;
  }

  function keyFor(keyId: string, salt: Uint8Array): Buffer {
    const name = `${keyId} ${Buffer.from(salt).toString('base64')}`;
    const known = keys.get(name) ?? keyring.derive(keyId, purpose, salt);
    if (!known) throw unreadable(`it was encrypted with key ${keyId}, and the key in use is ${keyring.keyId}`);
    keys.delete(name);
    keys.set(name, known);
    if (keys.size > keysKept) keys.delete(keys.keys().next().value ?? '');
    return known;
  }

  function encrypt(payload: Payload): Payload {
    const { key, salt, count } = sealingKey();
    const nonce = Buffer.alloc(nonceBytes);
    nonce.writeUInt32BE(count, nonceBytes - 4);
    const cipher = createCipheriv(algorithm, key, nonce);
    const encrypted = Buffer.concat([cipher.update(PayloadMessage.encode(payload).finish()), cipher.final()]);
    return {
      metadata: { encoding: Buffer.from(encoding), [keyIdField]: Buffer.from(keyring.keyId) },
      data: Buffer.concat([salt, nonce, cipher.getAuthTag(), encrypted]),
    };
  }

  function decrypt(payload: Payload): Payload {
    if (textOf(payload, 'encoding') !== encoding) return payload;
    const data = Buffer.from(payload.data ?? []);
    const key = keyFor(textOf(payload, keyIdField), data.subarray(0, saltBytes));
    const [nonce, tag, encrypted] = split(data.subarray(saltBytes), nonceBytes, tagBytes);
    try {
      const decipher = createDecipheriv(algorithm, key, nonce, { authTagLength: tagBytes }).setAuthTag(tag);
      return PayloadMessage.decode(Buffer.concat([decipher.update(encrypted), decipher.final()]));
    } catch (cause) {
      throw unreadable('it was changed, or encrypted by something else', cause);
    }
  }

  return {
    encode: (payloads) => Promise.resolve(encrypts ? payloads.map(encrypt) : payloads),
    // An async function, because what it throws is to reject.
    decode: async (payloads) => Promise.resolve(payloads.map(decrypt)),
  };
}

const textOf = ({ metadata }: Payload, field: string): string => Buffer.from(metadata?.[field] ?? []).toString();

function split(data: Buffer, first: number, second: number): [Buffer, Buffer, Buffer] {
  return [data.subarray(0, first), data.subarray(first, first + second), data.subarray(first + second)];
}

const unreadable = (why: string, cause?: unknown): PenstockError =>
  new PenstockError('secretUnreadable', `a payload in Temporal cannot be decrypted: ${why}`, { cause });
