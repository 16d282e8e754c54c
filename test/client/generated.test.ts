import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startApi, type RunningApi } from '../api/start-api';
import { createPenstockClient } from '../../src/client/index';
import { generatedFile } from './generated-file';

it('is what /openapi.json makes of it; "npm run client" writes it anew', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'penstock-client-'));
  const file = join(folder, 'openapi.ts');
  const load = join(__dirname, '..', 'support', 'register-typescript.js');
  await promisify(execFile)(process.execPath, ['-r', load, join(__dirname, 'generate.ts'), file]);
  expect((await readFile(generatedFile, 'utf8')) === (await readFile(file, 'utf8'))).toBe(true);
  await rm(folder, { recursive: true });
});

it('is what the package exports as penstock/client', async () => {
  const print = "console.log(typeof require('penstock/client').createPenstockClient)";
  const root = join(__dirname, '..', '..');
  const { stdout } = await promisify(execFile)(process.execPath, ['-e', print], { cwd: root });
  expect(stdout).toBe('function\n');
});

describe('the client', () => {
  let api: RunningApi;
  beforeAll(async () => {
    api = await startApi();
  });
  afterAll(() => api.close());

  it('sends what is typed, and answers what came', async () => {
    const client = createPenstockClient({ url: api.url, token: 'test-token' });
    await client.POST('/v1/sources', { body: { id: 'shop', type: 'http' } });
    const { data } = await client.GET('/v1/sources/{sourceId}', { params: { path: { sourceId: 'shop' } } });
    expect(data).toMatchObject({ id: 'shop', type: 'http', version: 1 });
  });

  it('answers a refusal as data', async () => {
    const client = createPenstockClient({ url: api.url, token: 'test-token' });
    const { error, response } = await client.GET('/v1/sources/{sourceId}', { params: { path: { sourceId: 'gone' } } });
    expect(response.status).toBe(404);
    expect(error).toMatchObject({ error: 'penstock.sourceNotFound', hint: expect.stringMatching(/\w/) as string });
  });
});
