import { randomBytes } from 'node:crypto';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { report } from '../../src/cli/commands/doctor';
import type { Check } from '../../src/cli/doctor/check';
import { checkEngine } from '../../src/cli/doctor/check-engine';
import { checkDatabase } from '../../src/cli/doctor/check-database';
import { checkStateDirectory } from '../../src/cli/doctor/check-state';
import { checkNode } from '../../src/cli/doctor/check-programs';
import { examine } from '../../src/cli/doctor/examine';
import { lockStateDirectory } from '../../src/engine/state-directory';
import { createDatabase, describeWithPostgres } from '../support/postgres';
import { startReceiver, type Received, type Receiver } from '../support/receiver';
import { sharedServer } from '../support/shared/shared-servers';
import { now } from './samples';

let stateDir: string;
let api: Receiver;
beforeEach(async () => {
  stateDir = await mkdtemp(join(tmpdir(), 'penstock-doctor-'));
  api = await startReceiver(answers({ ok: true }));
});
afterEach(async () => {
  await api.close();
  await rm(stateDir, { recursive: true });
});

let metrics: string[];
beforeEach(() => {
  metrics = ['penstock_attempt_slots{part="total"} 500', 'penstock_sink_breaker{source="shop",sink="orders"} 0'];
});

const answers =
  (engine: { ok: boolean; message?: string }, sealedWith: object[] = [{ keyId: 'aaaaaaaa', secrets: 3 }]) =>
  ({ path, headers }: Received) => {
    if (path === '/readyz')
      return { status: engine.ok ? 200 : 503, body: { ok: engine.ok, engine, ledger: { ok: true } } };
    if (path === '/metrics') return { body: metrics.join('\n') };
    if (headers.authorization === 'Bearer right') return { body: { keyInUse: 'aaaaaaaa', sealedWith } };
    return { status: 401, body: { error: 'penstock.unauthorized', message: 'authorization: unknown token', hint: '' } };
  };

async function checksOf(env: NodeJS.ProcessEnv = {}): Promise<Record<string, Check>> {
  const checks = await examine({ stateDir }, env);
  return Object.fromEntries(checks.map((check) => [check.name, check]));
}
const running = () => ({ PENSTOCK_URL: api.url, PENSTOCK_TOKEN: 'right' });

it('finds no fault with a Penstock that runs well', async () => {
  const checks = await checksOf(running());
  expect(Object.values(checks).filter(({ ok }) => !ok)).toEqual([]);
  expect(checks).toMatchObject({ API: { message: api.url }, ledger: { ok: true }, token: { message: 'accepted' } });
  // Of sinks that are broken, whose settings or secrets cannot be read, metrics know nothing.
  expect(checks.sinks?.message).toBe('none that /metrics shows has an open breaker or is paused');
});

it('tells a ledger that answers from an engine that does not', async () => {
  api.script(answers({ ok: false, message: 'no answer' }));
  await expect(checksOf(running())).resolves.toMatchObject({
    ledger: { ok: true },
    engine: { ok: false, message: 'no answer', advice: expect.stringContaining('Temporal server') as string },
  });
});

it('says that no worker is there, and which sinks are held back', async () => {
  metrics = [
    'penstock_attempt_slots{part="total"} 0',
    'penstock_sink_breaker{source="shop",sink="orders"} 2',
    'penstock_sink_paused{source="shop",sink="pager"} 1',
  ];
  await expect(checksOf(running())).resolves.toMatchObject({
    workers: { ok: false, message: 'none is there: what is accepted waits' },
    sinks: { ok: false, message: 'shop/orders has an open breaker, shop/pager is paused' },
  });
});

it('says how a sink of another project is looked at', async () => {
  metrics = ['penstock_attempt_slots{part="total"} 500', 'penstock_sink_paused{source="alpha~shop",sink="pager"} 1'];
  const { sinks } = await checksOf(running());
  expect(sinks?.message).toBe('alpha~shop/pager is paused');
  expect(sinks?.advice).toContain('penstock sinks get pager --source shop --project alpha');
});

it('says what to do about a token that is not known', async () => {
  const checks = await checksOf({ ...running(), PENSTOCK_TOKEN: 'wrong' });
  expect(checks.token).toMatchObject({ ok: false, advice: expect.stringContaining('--token') as string });
});

it('notices secrets that were sealed with another key than the one in use', async () => {
  const sealedWith = [
    { keyId: 'aaaaaaaa', secrets: 3 },
    { keyId: 'bbbbbbbb', secrets: 2 },
  ];
  api.script(answers({ ok: true }, sealedWith));
  expect((await checksOf(running()))['stored secrets']).toMatchObject({
    ok: false,
    message: 'sealed with another key than aaaaaaaa, the one in use: 2 with key bbbbbbbb',
    advice: expect.stringMatching(/^Run "penstock keys rotate", .*PENSTOCK_FORMER_ENCRYPTION_KEYS/) as string,
  });
});

it('reports helpfully when nothing runs', async () => {
  await api.close();
  const checks = await checksOf({ PENSTOCK_PORT: String(api.port) });
  expect(checks.API).toMatchObject({ ok: false, message: expect.stringContaining('penstock up') as string });
  expect(checks.Temporal).toMatchObject({ ok: false, advice: expect.stringContaining('penstock up') as string });
});

it('names who holds the state directory', async () => {
  expect((await checksOf())['state directory']?.message).toContain('mode 0700, held by no process');
  const lock = await lockStateDirectory(stateDir);
  expect((await checksOf())['state directory']?.message).toContain(`held by process ${process.pid}`);
  await lock.release();
});

it('minds a state directory that others may read', async () => {
  await chmod(stateDir, 0o755);
  const checks = await checksOf(running());
  expect(checks['state directory']).toMatchObject({ ok: false, advice: `Run: chmod 700 ${stateDir}` });
});

it('minds a state directory that is a file, and one below a file', async () => {
  const file = join(stateDir, 'file');
  await writeFile(file, '');
  const verdict = async (directory: string) =>
    (await examine({ stateDir: directory }, running())).find(({ name }) => name === 'state directory');
  expect(await verdict(file)).toMatchObject({ ok: false, message: `${file} is no directory` });
  expect(await checkStateDirectory(join(file, 'below'))).toMatchObject({
    ok: false,
    message: expect.stringContaining('ENOTDIR') as string,
  });
});

describeWithPostgres('a PostgreSQL that the environment names and that answers', () => {
  it('is named with its version, and without its password', async () => {
    const url = await createDatabase();
    const checks = await checksOf({ ...running(), PENSTOCK_DATABASE_URL: url });
    const where = expect.stringMatching(/^[^@/]+:\d+\/\w+, version \d/) as string;
    expect(checks.PostgreSQL).toMatchObject({ ok: true, message: where });
  });
});

describe('a PostgreSQL that the environment names', () => {
  const verdict = async (url: string) => (await checksOf({ ...running(), PENSTOCK_DATABASE_URL: url })).PostgreSQL;

  it('is minded when it does not answer', async () => {
    const port = api.port;
    await api.close();
    expect(await checkDatabase(`postgres://me:hidden@127.0.0.1:${port}/ledger`)).toEqual({
      name: 'PostgreSQL',
      ok: false,
      message: `127.0.0.1:${port}/ledger: connect ECONNREFUSED 127.0.0.1:${port}`,
      advice: 'Start the server, or correct PENSTOCK_DATABASE_URL.',
    });
  });

  it('is minded when its address is none', async () => {
    expect(await verdict('postgres://a b:c/%')).toMatchObject({
      ok: false,
      message: 'PENSTOCK_DATABASE_URL is no URL',
    });
  });
});

describe('the encryption key', () => {
  const keyIn = (text: string) => writeFile(join(stateDir, 'encryption-key'), text);
  const verdict = async (env = {}) => (await checksOf({ ...running(), ...env }))['encryption key'];

  it('is found in the state directory', async () => {
    await keyIn(randomBytes(32).toString('base64'));
    expect(await verdict()).toMatchObject({ ok: true, message: expect.stringContaining(stateDir) as string });
  });

  it('is minded when it is too short', async () => {
    const short = { PENSTOCK_ENCRYPTION_KEY: randomBytes(16).toString('base64') };
    expect(await verdict(short)).toMatchObject({ ok: false, message: expect.stringContaining('16 bytes') as string });
  });

  it('is minded when it is gone though there is a ledger', async () => {
    await mkdir(join(stateDir, 'ledger'));
    expect(await verdict()).toMatchObject({ ok: false, message: expect.stringContaining('is gone') as string });
  });

  it('is not shown', async () => {
    const key = randomBytes(32).toString('base64');
    await keyIn(key);
    expect(JSON.stringify(await checksOf(running()))).not.toContain(key);
  });
});

it('finds the search attributes of a Temporal server', async () => {
  const { address } = await sharedServer('temporal');
  await expect(checkEngine({ namespace: 'default', options: { address } })).resolves.toMatchObject([
    { name: 'Temporal', ok: true, message: expect.stringContaining(address) as string },
    { name: 'search attributes', ok: true },
  ]);
  const [, elsewhere] = await checkEngine({ namespace: 'nowhere', options: { address } });
  expect(elsewhere).toMatchObject({
    ...{ name: 'search attributes', ok: false },
    message: expect.stringContaining('has no namespace "nowhere"') as string,
  });
});

it.each([
  ['20.18.9', false],
  ['20.19.0', true],
  ['24.1.0', true],
  ['9.99.0', false],
])('judges Node.js %s as %s', (version, ok) => {
  expect(checkNode(version).ok).toBe(ok);
});

it('prints a line a check, and below a problem what to do', () => {
  const checks = [
    { name: 'API', ok: true, message: 'answers' },
    { name: 'token', ok: false, message: 'unknown', advice: 'Give it.' },
  ];
  expect(report(checks, { width: 100, inColour: false, now })).toBe(
    ['ok       API    answers', 'problem  token  unknown', '                Give it.'].join('\n'),
  );
});
