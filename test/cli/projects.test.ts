// Projects by command line, with a real API.
import { startApi, type RunningApi } from '../api/start-api';
import { runCli } from './run-cli';

const password = 'correct horse battery';
let api: RunningApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

const run = (args: string[], env: NodeJS.ProcessEnv = {}) =>
  runCli(args, { PENSTOCK_URL: api.url, PENSTOCK_TOKEN: 'test-token', HOME: '/nonexistent', ...env });

it('creates, lists, updates and deletes projects', async () => {
  const created = await run(['projects', 'create', 'alpha', '--name', 'Alpha', '--max-sources', '3']);
  expect(created.stdout).toMatch(/id +alpha\nname +Alpha\nsources at most +3\nsinks of a source at most +default/);
  expect((await run(['projects', 'list'])).stdout).toMatch(/alpha +Alpha +3 +default/);
  const updated = await run(['projects', 'update', 'alpha', '--max-sources', 'default', '--max-sinks', '2']);
  expect(updated.stderr).toBe('');
  expect(updated.stdout).toMatch(/sources at most +default\nsinks of a source at most +2/);
  expect((await run(['projects', 'delete', 'alpha'])).stdout).toBe('project "alpha" is deleted\n');
  expect((await run(['projects', 'list'])).stdout).not.toContain('alpha');
});

it('says who is in a project', async () => {
  await run(['projects', 'create', 'beta']);
  await run(['users', 'create', 'ada', '--role', 'member', '--password', password]);
  const set = await run(['projects', 'members', 'set', 'beta', 'ada', '--role', 'operator']);
  expect(set.stdout).toBe('"ada" is operator in project "beta"\n');
  expect((await run(['projects', 'members', 'list', 'beta'])).stdout).toMatch(/ada +operator/);
  const removed = await run(['projects', 'members', 'remove', 'beta', 'ada']);
  expect(removed.stdout).toBe('"ada" is no longer in project "beta"\n');
  expect((await run(['projects', 'members', 'list', 'beta'])).stdout).toContain('It has no members');
});

it('is about the project that is named, by option before environment', async () => {
  for (const project of ['one', 'two']) await run(['projects', 'create', project]);
  const inOne = { PENSTOCK_PROJECT: 'one' };
  expect(await run(['sources', 'create', 'shop', '--type', 'http'], inOne)).toMatchObject({ exitCode: 0 });
  expect((await run(['sources', 'list', '--json'], inOne)).stdout).toContain('"id":"shop"');
  expect((await run(['sources', 'list', '--json', '--project', 'two'], inOne)).stdout).not.toContain('shop');
  expect((await run(['sources', 'list', '--json'])).stdout).not.toContain('shop');
  const sent = await run(['send', '--source', 'shop', '--type', 'x', '--data', '{}', '--json'], inOne);
  expect(sent).toMatchObject({ exitCode: 0 });
  expect((await run(['events', 'list', '--json'], inOne)).stdout).toContain('"sourceId":"shop"');
  expect((await run(['whoami'], inOne)).stdout).toMatch(/project +one/);
  const nowhere = await run(['sources', 'list', '--project', 'none']);
  expect(nowhere).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('no project "none"') as string });
});
