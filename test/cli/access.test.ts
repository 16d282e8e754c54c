// Logging in by command line, with a real API.
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApi, type RunningApi } from '../api/start-api';
import { runCli } from './run-cli';

const password = 'correct horse battery';
let api: RunningApi;
let home: string;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'penstock-home-'));
});
afterEach(() => rm(home, { recursive: true }));

const run = (args: string[], stdin?: string, env: NodeJS.ProcessEnv = {}) =>
  runCli(args, { PENSTOCK_URL: api.url, HOME: home, ...env }, stdin);
const asAdmin = (args: string[], stdin?: string) => run(args, stdin, { PENSTOCK_TOKEN: 'test-token' });
const logins = () => join(home, '.config', 'penstock', 'logins.json');

async function user(name: string, role = 'operator'): Promise<void> {
  expect(await asAdmin(['users', 'create', name, '--role', role], `${password}\n`)).toMatchObject({ exitCode: 0 });
}

it('logs a user in, who makes a token, and out again', async () => {
  await user('ada');
  const into = await run(['login', 'ada'], `${password}\n`);
  expect(into).toMatchObject({ exitCode: 0, stderr: '' });
  expect(into.stdout).toMatch(/name +ada\nby +a session\nrole +operator\nproject +default\nmay +operate, read, ingest/);
  expect((await stat(logins())).mode & 0o777).toBe(0o600);

  const made = await run(['tokens', 'create', 'CI', '--scope', 'read', 'ingest', '--days', 'never', '--json']);
  expect(made.json()).toMatchObject({ user: 'ada', name: 'CI', scopes: ['read', 'ingest'], expiresAt: null });
  const { id, token } = made.json() as { id: string; token: string };
  expect((await run(['tokens', 'list'])).stdout).toMatch(new RegExp(`${id} +ada/CI +pst_`));
  expect((await run(['whoami', '--token', token])).stdout).toContain('a personal access token');
  expect((await run(['tokens', 'revoke', id])).stdout).toBe(`token ${id} is revoked\n`);
  const refused = await run(['sources', 'list', '--token', token]);
  expect(refused).toMatchObject({ exitCode: 1 });
  expect(refused.stderr).toMatch(/the token "CI" of "ada" was revoked at .*\nhint: Log in and create a new token/);

  expect((await run(['logout'])).stdout).toBe(`logged out of ${api.url}\n`);
  expect(JSON.parse(await readFile(logins(), 'utf8'))).toEqual({});
  expect((await run(['whoami'])).stderr).toContain('no bearer token was sent');
});

it('keeps a token that is good, and not one that is bad in its place', async () => {
  await user('bob');
  await run(['login', 'bob', '--password', password]);
  const { token } = (await run(['tokens', 'create', 'x', '--scope', 'read', '--json'])).json() as { token: string };
  expect(await run(['login', '--with-token', token])).toMatchObject({ exitCode: 0 });
  expect((await run(['whoami'])).stdout).toContain('bob/x');
  expect(await run(['login', '--with-token', 'pst_wrong'])).toMatchObject({ exitCode: 1 });
  expect((await run(['whoami'])).stdout).toContain('bob/x');
});

it('manages users, and shows who changed what', async () => {
  await user('root', 'owner');
  await user('eve', 'viewer');
  expect((await asAdmin(['users', 'update', 'eve', '--role', 'operator'])).stdout).toMatch(/role +operator/);
  expect((await asAdmin(['users', 'deactivate', 'eve', '--reason', 'left'])).stdout).toMatch(/deactivated by +admin/);
  expect((await run(['login', 'eve', '--password', password])).stderr).toContain('the user "eve" was deactivated');
  expect((await asAdmin(['users', 'reactivate', 'eve'])).stdout).toMatch(/state +active/);
  expect((await asAdmin(['users', 'password', 'eve', '--password', 'another password'])).exitCode).toBe(0);
  expect((await asAdmin(['users', 'list'])).stdout).toMatch(/eve +operator +active/);
  expect((await asAdmin(['users', 'remove', 'root'])).stderr).toContain('is the last owner who can log in');
  const { stdout } = await asAdmin(['audit', 'list', '--target', 'user/eve']);
  expect(stdout).toMatch(/admin +127.0.0.1 +user.deactivated +user\/eve\n +left/);
});

it.each([
  ['a login of nobody', ['login']],
  ['a login of a user and a token', ['login', 'ada', '--with-token', 'x']],
  ['a role there is not', ['users', 'create', 'x', '--role', 'king']],
  ['a scope there is not', ['tokens', 'create', 'x', '--scope', 'everything']],
  ['days that are no number', ['tokens', 'create', 'x', '--scope', 'read', '--days', 'many']],
  ['no password', ['users', 'create', 'x', '--role', 'viewer']],
])('refuses %s', async (_, args) => {
  const ran = await asAdmin(args);
  expect(ran).toMatchObject({ exitCode: 2, stdout: '' });
  expect(ran.stderr).toMatch(/^error: /);
});
