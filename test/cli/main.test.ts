// The built program as a process: exit codes, streams, and starts that must not succeed.
import { execFile } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { lockStateDirectory, makeStateDirectory } from '../../src/engine/state-directory';
import { packageFacts } from '../../src/cli/version';
import { freePort } from '../../src/engine/embedded-server/ports';

const main = join(__dirname, '../../dist/src/cli/main.js');
let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'penstock-main-'));
});
afterEach(() => rm(directory, { recursive: true }));

async function penstock(args: string[], env: NodeJS.ProcessEnv = {}) {
  const options = { cwd: directory, env: { PATH: process.env.PATH, HOME: directory, ...env }, timeout: 90_000 };
  return promisify(execFile)(process.execPath, [main, ...args], options).then(
    (printed) => ({ exitCode: 0, ...printed }),
    ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({
      exitCode: code,
      stdout,
      stderr,
    }),
  );
}

it('tells its version', async () => {
  const { version } = packageFacts();
  await expect(penstock(['--version'])).resolves.toEqual({ exitCode: 0, stdout: `${version}\n`, stderr: '' });
});

it('shows its help when asked, and as an error when nothing is', async () => {
  await expect(penstock(['--help'])).resolves.toMatchObject({ exitCode: 0, stderr: '' });
  await expect(penstock([])).resolves.toMatchObject({ exitCode: 2, stdout: '' });
});

it('ends with 2 when it is used wrongly', async () => {
  const { exitCode, stderr } = await penstock(['up', '--bogus']);
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(/^error: unknown option '--bogus'\n/);
});

it('knows what was meant by an option, also by one that says which Penstock', async () => {
  expect((await penstock(['deliveries', 'list', '--tokn', 'x'])).stderr).toContain('(Did you mean --token?)');
});

it("lists a command's own options before those that say which Penstock", async () => {
  const { stdout } = await penstock(['deliveries', 'list', '--help']);
  expect(stdout.match(/^\S.*:$/gm)).toEqual(['Options:', 'Which Penstock, and how it is shown:']);
});

it('ends with 1 when nothing answers', async () => {
  const { exitCode, stderr } = await penstock(['events', 'list'], { PENSTOCK_URL: 'http://127.0.0.1:1' });
  expect(exitCode).toBe(1);
  expect(stderr).toBe('error: no Penstock answers at http://127.0.0.1:1; start it with "penstock up"\n');
});

it('examines a machine where nothing runs', async () => {
  const { exitCode, stdout, stderr } = await penstock(['doctor', '--json'], { PENSTOCK_PORT: '1' });
  expect(exitCode).toBe(1);
  expect(stderr).toBe('');
  expect(JSON.parse(stdout)).toMatchObject({ ok: false });
});

it('ends with 2 at a setting that is wrong, having made nothing', async () => {
  const { exitCode, stderr } = await penstock(['up', '--port', 'abc']);
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(/^error: PENSTOCK_PORT: /);
  await expect(stat(join(directory, '.penstock'))).rejects.toThrow('ENOENT');
});

it('refuses a state directory that is in use', async () => {
  const lock = await lockStateDirectory(await makeStateDirectory(join(directory, '.penstock')));
  const { exitCode, stderr } = await penstock(['up']);
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(/^error: state directory .* is in use by process \d+; .*\nhint: .*--state-dir.*\n$/);
  await lock.release();
});

describe('with a port taken', () => {
  let server: Server;
  let port: string;
  beforeEach(async () => {
    server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    port = String((server.address() as AddressInfo).port);
  });
  afterEach(() => new Promise((resolve) => server.close(resolve)));

  it.each(['--port', '--temporal-port', '--temporal-ui-port'])('names the port and %s', async (option) => {
    const free = {
      PENSTOCK_PORT: String(await freePort()),
      PENSTOCK_TEMPORAL_PORT: String(await freePort()),
      PENSTOCK_TEMPORAL_UI_PORT: String(await freePort()),
    };
    const { exitCode, stderr } = await penstock(['up', option, port], free);
    expect(exitCode).toBe(1);
    expect(stderr).toContain(`error: port ${port} is taken; choose another with ${option} or PENSTOCK_`);
  });
});

it('says what a role lacks', async () => {
  const { exitCode, stderr } = await penstock(['worker']);
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(/^error: TEMPORAL_ADDRESS is not set/);
});
