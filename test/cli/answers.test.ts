import { startReceiver, type Receiver } from '../support/receiver';
import { runCli } from './run-cli';
import { aSource } from './samples';

let api: Receiver;
beforeEach(async () => {
  api = await startReceiver({ body: { sources: [aSource()] } });
});
afterEach(() => api.close());

const refusal = (status: number, code: string) => ({
  status,
  body: { statusCode: status, error: `penstock.${code}`, message: 'there is no source "x"', hint: 'List them.' },
});
const listSources = (...options: string[]) => runCli(['sources', 'list', ...options], { PENSTOCK_URL: api.url });

it('sends the token', async () => {
  await listSources('--token', 'secret-token');
  expect(api.requests[0]?.headers.authorization).toBe('Bearer secret-token');
});

it('prints a table for people', async () => {
  const { exitCode, stdout } = await listSources();
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^SOURCE {2}TYPE {2}VERIFICATION {2}STATE +NAME +AGE\nshop/);
});

it('prints the JSON of the API as it came', async () => {
  const text = '{"sources": [],  "long": 12345678901234567890}';
  api.script({ body: text });
  await expect(listSources('--json')).resolves.toMatchObject({ exitCode: 0, stdout: `${text}\n`, stderr: '' });
});

it('prints JSON where the API has nothing to say', async () => {
  api.script({ status: 204 });
  const { stdout } = await runCli(['sources', 'delete', 'shop', '--json'], { PENSTOCK_URL: api.url });
  expect(stdout).toBe('{}\n');
});

it('prints an error of the API with its hint, and nothing on stdout', async () => {
  api.script(refusal(404, 'sourceNotFound'));
  await expect(listSources('--json')).resolves.toMatchObject({
    exitCode: 1,
    stdout: '',
    stderr: 'error: there is no source "x"\nhint: List them.\n',
  });
});

it('says how to give a token when it was refused', async () => {
  api.script(refusal(401, 'unauthorized'));
  expect((await listSources()).stderr).toContain('hint: Give a token with --token or PENSTOCK_TOKEN');
});

it('says how to start Penstock when nothing answers', async () => {
  await api.close();
  await expect(listSources()).resolves.toMatchObject({
    exitCode: 1,
    stderr: `error: no Penstock answers at ${api.url}; start it with "penstock up"\n`,
  });
});

it.each([
  ['a page', { body: '<html>' }],
  ['an error page', { status: 502, body: '<html>' }],
])("asks whether the address is right when it is answered with somebody else's %s", async (_, answer) => {
  api.script(answer);
  const { exitCode, stderr } = await listSources();
  expect(exitCode).toBe(1);
  expect(stderr).toContain('is this the address of');
});
