import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import type { Logger } from 'pino';
import { createKeyring, type Keyring } from '../../src/ledger/secrets/keyring';
import type { Ledger } from '../../src/ledger/ledger';
import { emptyLedger } from '../support/embedded-ledger';
import { writeSecrets } from '../../src/ledger/secrets/secrets';
import { insertSource } from '../../src/ledger/resources/sources';
import { nameOfToken } from '../../src/ledger/tokens';
import { httpSourceConfig } from '../../src/model/source';
import { installLocalAdminToken, keyringOf, warnOfForeignKeys } from '../../src/program/keys';
import { readSettings } from '../../src/program/settings';

let directory: string;
let ledger: Ledger;
beforeAll(async () => {
  ledger = await emptyLedger();
});
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'penstock-keys-'));
});
afterEach(async () => {
  await ledger.db.execute(sql`truncate sources, tokens cascade`);
  await rm(directory, { recursive: true });
});
afterAll(() => ledger.close());

const settings = readSettings({});
const keyId = async () => (await keyringOf(settings, directory, ledger.db)).keyId;
const former = createKeyring(randomBytes(32).toString('base64'));
const sealSomething = async () => {
  const source = {
    id: 'shop',
    type: 'http',
    name: 'Shop',
    description: '',
    config: httpSourceConfig.parse({}),
  } as const;
  await insertSource(ledger.db, source);
  await writeSecrets(ledger.db, former, { sourceId: 'shop' }, { ingest: 'a secret' });
};

describe('the encryption key', () => {
  it('is made once', async () => {
    expect(await keyId()).toBe(await keyId());
  });

  it('is known by its file when it is none', async () => {
    const file = join(directory, 'encryption-key');
    await writeFile(file, 'garbage');
    await expect(keyId()).rejects.toMatchObject({
      code: 'settingInvalid',
      message: expect.stringContaining(`${file} has 5 bytes and must have 32, in base64: put it back`) as string,
    });
  });

  it.each([
    ['gone', () => Promise.resolve()],
    ['empty', () => writeFile(join(directory, 'encryption-key'), '')],
  ])('is not made anew when its file is %s and the ledger holds secrets', async (_, lose) => {
    await sealSomething();
    await lose();
    await expect(keyId()).rejects.toMatchObject({
      code: 'settingInvalid',
      message: expect.stringContaining(
        `${join(directory, 'encryption-key')} is gone or empty, and the ledger holds secrets sealed with key ${former.keyId}`,
      ) as string,
    });
  });

  it('may be another one when somebody says so', async () => {
    await sealSomething();
    await writeFile(join(directory, 'encryption-key'), randomBytes(32).toString('base64'));
    expect(await keyId()).not.toBe(former.keyId);
  });
});

it('tells the log of stored secrets that it does not open, and of none that a former key opens', async () => {
  await sealSomething();
  const warn = jest.fn();
  const tell = (keyring: Keyring) => warnOfForeignKeys(ledger.db, keyring, { warn } as unknown as Logger);
  await tell(former);
  expect(warn).not.toHaveBeenCalled();
  const other = createKeyring(randomBytes(32).toString('base64'));
  await tell(other);
  expect(warn).toHaveBeenCalledWith(
    { keyInUse: other.keyId, sealedWith: [{ keyId: former.keyId, secrets: 1 }] },
    expect.stringContaining('some stored secrets cannot be read'),
  );
});

describe('the admin token', () => {
  const install = () => installLocalAdminToken(ledger.db, settings, directory);

  it('is made anew when its file is empty, which would let nobody in', async () => {
    await writeFile(join(directory, 'admin-token'), '');
    const token = await install();
    expect(token).toHaveLength(48);
    expect(await readFile(join(directory, 'admin-token'), 'utf8')).toBe(token);
    expect(await nameOfToken(ledger.db, token ?? '')).toBe('admin');
  });

  it('may end with a line break, as an editor leaves it', async () => {
    await writeFile(join(directory, 'admin-token'), 'a-token-of-my-own\n');
    await install();
    expect(await nameOfToken(ledger.db, 'a-token-of-my-own')).toBe('admin');
  });
});
