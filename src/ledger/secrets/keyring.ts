// Secrets at rest: AES-256-GCM under one key, and under former ones until they are sealed anew. Each is bound to its owner, so a sealed secret is of no use elsewhere.
import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import { PenstockError } from '../../model/errors';
import { Secret } from '../../model/secret';

export interface SealedSecret {
  /** Names the key it was sealed with, without telling anything of it. */
  keyId: string;
  /** Nonce (12 bytes), tag (16 bytes), encrypted value. */
  ciphertext: Buffer;
}

export interface Keyring {
  readonly keyId: string;
  seal(owner: string, secret: Secret): SealedSecret;
  /** Throws `secretUnreadable` when it was sealed with another key or for another owner; `what` names it for people. */
  open(owner: string, sealed: SealedSecret, what?: string): Secret;
  /** Whether a key is at hand that opens what was sealed with the one named. */
  has(keyId: string): boolean;
  /**
   * A key (32 bytes) for one purpose, that tells nothing of the one it follows from (HKDF, RFC 5869). Undefined when the
   * key named is not at hand.
   */
  derive(keyId: string, purpose: string, salt: Uint8Array): Buffer | undefined;
}

const algorithm = 'aes-256-gcm';
const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;

export const howToMakeAKey = 'make one with "openssl rand -base64 32"';

/** What is wrong with a key in base64, for whoever knows where it stands; nothing when it can be used. */
export function faultOfKey(base64Key: string): string | undefined {
  const { length } = Buffer.from(base64Key, 'base64');
  return length === keyBytes ? undefined : `has ${length} bytes and must have ${keyBytes}, in base64`;
}

/** `formerKeys` open what they have sealed; nothing is sealed with them any more. Throws `settingInvalid`. */
export function createKeyring(base64Key: string, formerKeys: string[] = []): Keyring {
  const current = keyOf(base64Key);
  const byId = new Map([...formerKeys.map(keyOf), current].map((one) => [one.keyId, one.key]));
  const { key, keyId } = current;

  return {
    keyId,
    seal(owner, secret) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv(algorithm, key, nonce).setAAD(Buffer.from(owner));
      const encrypted = Buffer.concat([cipher.update(secret.reveal(), 'utf8'), cipher.final()]);
      return { keyId, ciphertext: Buffer.concat([nonce, cipher.getAuthTag(), encrypted]) };
    },
    has: (keyId) => byId.has(keyId),
    open(owner, sealed, what = `a secret of ${owner}`) {
      const key = byId.get(sealed.keyId);
      if (!key) {
        throw new PenstockError(
          'secretUnreadable',
          `${what} was encrypted with key ${sealed.keyId}, but the key in use is ${keyId}`,
        );
      }
      const { ciphertext } = sealed;
      try {
        const decipher = createDecipheriv(algorithm, key, ciphertext.subarray(0, nonceBytes), {
          authTagLength: tagBytes,
        })
          .setAAD(Buffer.from(owner))
          .setAuthTag(ciphertext.subarray(nonceBytes, nonceBytes + tagBytes));
        const encrypted = ciphertext.subarray(nonceBytes + tagBytes);
        return new Secret(Buffer.concat([decipher.update(encrypted), decipher.final()]).toString('utf8'));
      } catch (error) {
        const message = `${what} cannot be decrypted: it was changed, or belongs to another owner`;
        throw new PenstockError('secretUnreadable', message, { cause: error });
      }
    },
    derive(keyId, purpose, salt) {
      const key = byId.get(keyId);
      return key && Buffer.from(hkdfSync('sha256', key, salt, purpose, keyBytes));
    },
  };
}

function keyOf(base64Key: string): { key: Buffer; keyId: string } {
  const fault = faultOfKey(base64Key);
  if (fault !== undefined) throw new PenstockError('settingInvalid', `the encryption key ${fault}: ${howToMakeAKey}`);
  const key = Buffer.from(base64Key, 'base64');
  return { key, keyId: createHash('sha256').update(key).digest('hex').slice(0, 8) };
}
