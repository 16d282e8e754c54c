import { randomBytes } from 'node:crypto';
import { inspect } from 'node:util';
import { createKeyring } from '../../src/ledger/secrets/keyring';
import { Secret } from '../../src/model/secret';

const aKey = () => randomBytes(32).toString('base64');
const owner = 'sink shop/orders';

describe('the keyring', () => {
  it('opens what it sealed', () => {
    const keyring = createKeyring(aKey());
    const sealed = keyring.seal(owner, new Secret('tökén-1'));
    expect(keyring.open(owner, sealed).reveal()).toBe('tökén-1');
  });

  it('seals the same secret differently each time, never in the clear', () => {
    const keyring = createKeyring(aKey());
    const [one, other] = [keyring.seal(owner, new Secret('token-1')), keyring.seal(owner, new Secret('token-1'))];
    expect(one.ciphertext.equals(other.ciphertext)).toBe(false);
    expect(one.ciphertext.includes('token-1')).toBe(false);
  });

  it('names both keys when a secret was sealed with another', () => {
    const [former, current] = [createKeyring(aKey()), createKeyring(aKey())];
    const sealed = former.seal(owner, new Secret('token-1'));
    expect(() => current.open(owner, sealed)).toThrow(
      new RegExp(`sink shop/orders was encrypted with key ${former.keyId}, but the key in use is ${current.keyId}`),
    );
  });

  it('does not open a secret for another owner', () => {
    const keyring = createKeyring(aKey());
    const sealed = keyring.seal(owner, new Secret('token-1'));
    expect(() => keyring.open('sink shop/other', sealed)).toThrow(/sink shop\/other cannot be decrypted/);
  });

  it('does not open a secret that was changed or cut', () => {
    const keyring = createKeyring(aKey());
    const { keyId, ciphertext } = keyring.seal(owner, new Secret('token-1'));
    ciphertext[ciphertext.length - 1]! ^= 1;
    expect(() => keyring.open(owner, { keyId, ciphertext })).toThrow(/it was changed/);
    expect(() => keyring.open(owner, { keyId, ciphertext: ciphertext.subarray(0, 20) })).toThrow(/it was changed/);
  });

  it('says how to make a key when the one given has the wrong length', () => {
    expect(() => createKeyring('c2hvcnQ=')).toThrow(
      'the encryption key has 5 bytes and must have 32, in base64: make one with "openssl rand -base64 32"',
    );
  });

  it('never prints the secret or the key', () => {
    const key = aKey();
    const keyring = createKeyring(key);
    const shown = inspect([keyring, keyring.open(owner, keyring.seal(owner, new Secret('token-1')))], { depth: 9 });
    expect(shown).not.toContain('token-1');
    expect(shown).not.toContain(key);
  });
});
