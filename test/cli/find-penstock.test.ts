import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { adminTokenFile } from '../../src/program/keys';
import { runningFile } from '../../src/program/up';
import { findPenstock } from '../../src/cli/penstock/find-penstock';

let stateDir: string;
beforeEach(async () => {
  stateDir = await mkdtemp(join(tmpdir(), 'penstock-cli-'));
});
afterEach(() => rm(stateDir, { recursive: true }));

const leave = (name: string, text: string) => writeFile(join(stateDir, name), text);
const runsHere = () => leave(runningFile, JSON.stringify({ pid: 1, api: 'http://127.0.0.1:9001', temporal: 'a:1' }));

it('takes the Penstock that runs in the state directory, and its token', async () => {
  await runsHere();
  await leave(adminTokenFile, 'token-of-this-machine\n');
  await expect(findPenstock({ stateDir }, {})).resolves.toMatchObject({
    url: 'http://127.0.0.1:9001',
    token: 'token-of-this-machine',
  });
});

it('takes a file that is cut short for none', async () => {
  await leave(runningFile, '{"pid":');
  await expect(findPenstock({ stateDir }, {})).resolves.toMatchObject({ urlFrom: 'default' });
});

it('takes the environment before the state directory, and options before both', async () => {
  await runsHere();
  const env = { PENSTOCK_URL: 'http://b.example', PENSTOCK_TOKEN: 'b', PENSTOCK_STATE_DIR: stateDir };
  await expect(findPenstock({}, env)).resolves.toMatchObject({ url: 'http://b.example', token: 'b' });
  const options = { url: 'https://c.example/penstock/', token: 'c' };
  await expect(findPenstock(options, env)).resolves.toMatchObject({ url: 'https://c.example/penstock', token: 'c' });
});

it('takes the admin token of the environment', async () => {
  await expect(findPenstock({ stateDir }, { PENSTOCK_ADMIN_TOKEN: 'admin' })).resolves.toMatchObject({
    token: 'admin',
  });
});

it('takes the port that the environment sets, else 8585, on this machine', async () => {
  await expect(findPenstock({ stateDir }, {})).resolves.toMatchObject({ url: 'http://127.0.0.1:8585' });
  const env = { PENSTOCK_PORT: '9002', PENSTOCK_URL: '' };
  await expect(findPenstock({ stateDir }, env)).resolves.toMatchObject({ url: 'http://127.0.0.1:9002' });
});

it("does not show another machine this one's token", async () => {
  await leave(adminTokenFile, 'token-of-this-machine');
  const found = await findPenstock({ stateDir, url: 'http://elsewhere.example' }, {});
  expect(found.token).toBeUndefined();
});

it.each(['ftp://a.example', 'a.example:8585', ''])('refuses "%s" as a URL', async (url) => {
  await expect(findPenstock({ url }, {})).rejects.toThrow(`--url: must be an http:// or https:// URL, got "${url}"`);
});
