import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { refuseLostLedger } from '../../src/program/refuse-lost-ledger';
import { readSettings } from '../../src/program/settings';
import { Stack } from '../../src/program/stack';
import { up } from '../../src/program/up';
import { silent } from '../support/silent';

let directory: string;
let stack: Stack;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'penstock-lost-'));
  stack = new Stack();
});
afterEach(async () => {
  await stack.stop();
  await rm(directory, { recursive: true });
});

const put = (...names: string[]) => Promise.all(names.map((name) => writeFile(join(directory, name), 'something')));
const start = () =>
  up({ settings: readSettings({ PENSTOCK_STATE_DIR: directory }), log: silent, stack }, () => undefined);

it.each([
  ['gone', () => Promise.resolve()],
  ['empty', () => mkdir(join(directory, 'ledger'))],
])('does not begin anew when the ledger is %s and the rest is there', async (_, lose) => {
  await put('encryption-key', 'temporal.db');
  await lose();
  await expect(start()).rejects.toMatchObject({
    code: 'ledgerUnavailable',
    message: expect.stringMatching(
      /ledger is gone or empty, although \S+ has encryption-key and temporal.db of a Penstock that was up: put it back from a backup/,
    ) as string,
  });
});

it.each([
  ['nothing but what the engine has made', ['temporal.db', 'temporal.log']],
  ['a key that somebody put there', ['encryption-key', 'admin-token']],
])('lets a first start begin, or begin again after it was killed, with %s', async (_, names) => {
  await put(...names);
  await expect(refuseLostLedger(directory, join(directory, 'ledger'))).resolves.toBeUndefined();
});
