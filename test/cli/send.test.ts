import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Webhook } from 'standardwebhooks';
import { Secret } from '../../src/model/secret';
import type { Verification } from '../../src/model/source';
import { verifyRequest } from '../../src/sources/http/verify-request';
import { startReceiver, type Received, type Receiver } from '../support/receiver';
import { runCli } from './run-cli';
import { aSource } from './samples';

const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw8rTDNvzRFSc=';
const accepted = { event: { uid: 'uid-1', id: 'order-1' }, duplicate: false, deliveries: [] };

const file = join(tmpdir(), `penstock-send-${process.pid}`);
let penstock: Receiver;
afterEach(async () => {
  await penstock.close();
  await rm(file, { force: true });
});

/** A Penstock with a source that verifies so, and answers what is sent to it with this. */
const startShop = (verification: Verification, ingest: { status?: number; body: object }) =>
  startReceiver(({ path }) => {
    if (path === '/v1/sources/shop') return { body: aSource(verification) };
    if (path === '/v1/sources/shop/secret') return { body: { path: '/in/shop', secret } };
    return ingest;
  });

/** Sends to a source that verifies so; answers the request that ingest got. */
async function sent(verification: Verification, args: string[], stdin?: string): Promise<Received> {
  penstock = await startShop(verification, { status: 202, body: accepted });
  const env = { PENSTOCK_URL: penstock.url, PENSTOCK_TOKEN: 'secret-token' };
  const ran = await runCli(['send', '--source', 'shop', '--type', 'order.created', ...args], env, stdin);
  expect(ran).toMatchObject({ exitCode: 0, stderr: '' });
  const last = penstock.requests.at(-1);
  if (!last) throw new Error('nothing was sent');
  return last;
}

it('sends a CloudEvent in binary mode to where the source takes events', async () => {
  const args = ['--data', '{"a":1}', '--id', 'order-1', '--subject', 'Žluť 1', '--header', 'X-Team: blue'];
  const { method, path, headers, body } = await sent({ type: 'urlSecret' }, args);
  expect(`${method} ${path}`).toBe('POST /in/shop');
  expect(headers).toMatchObject({
    'content-type': 'application/json',
    'ce-specversion': '1.0',
    'ce-id': 'order-1',
    'ce-type': 'order.created',
    'ce-subject': '%C5%BDlu%C5%A5%201',
    'x-team': 'blue',
  });
  expect(body.toString()).toBe('{"a":1}');
});

it('shows what was accepted when the outcome it waited for is an error', async () => {
  const outcome = { deliveryId: 'd-1', sinkId: 'orders', state: 'dead', reason: null, failure: null, receipt: null };
  const refusal = { statusCode: 502, error: 'penstock.notDelivered', message: 'target answered 503', hint: 'Look.' };
  penstock = await startShop({ type: 'urlSecret' }, { status: 502, body: { ...refusal, ...accepted, outcome } });
  const args = ['send', '--source', 'shop', '--type', 'a', '--data', '1', '--wait', '10'];
  const env = { PENSTOCK_URL: penstock.url, PENSTOCK_TOKEN: 'secret-token' };
  const { exitCode, stdout, stderr } = await runCli(args, env);
  expect(exitCode).toBe(1);
  expect(stdout).toContain('event order-1: accepted as uid-1');
  expect(stdout).toContain('orders: dead');
  expect(stderr).toBe('error: target answered 503\nhint: Look.\n');
});

it('waits for the outcome when asked to, and shows it', async () => {
  const outcome = { deliveryId: 'd-1', sinkId: 'orders', state: 'delivered', reason: null, failure: null };
  const receipt = { status: 201, durationMs: 12, data: { answer: 'ok' } };
  penstock = await startShop({ type: 'urlSecret' }, { body: { ...accepted, outcome: { ...outcome, receipt } } });
  const args = ['send', '--source', 'shop', '--type', 'a', '--data', '1', '--wait', '10'];
  const ran = await runCli(args, { PENSTOCK_URL: penstock.url });
  expect(ran).toMatchObject({ exitCode: 0, stderr: '' });
  expect(ran.stdout).toContain('orders: delivered, answered 201 in 12 ms\n{"answer":"ok"}');
  expect(penstock.requests.at(-1)?.headers.prefer).toBe('wait=10');
});

it('does not send the admin token along', async () => {
  const { headers } = await sent({ type: 'urlSecret' }, ['--data', '1']);
  expect(headers.authorization).toBeUndefined();
});

it('sends what it reads from standard input, as text when it is not JSON', async () => {
  const { headers, body } = await sent({ type: 'urlSecret' }, [], 'plain words');
  expect(headers['content-type']).toBe('text/plain; charset=utf-8');
  expect(body.toString()).toBe('plain words');
});

it('signs as Standard Webhooks does', async () => {
  const { headers, body } = await sent({ type: 'standardWebhooks' }, ['--data', '{"a":1}']);
  expect(new Webhook(secret).verify(body, headers as Record<string, string>)).toEqual({ a: 1 });
});

it.each<Verification>([
  { type: 'standardWebhooks' },
  { type: 'github' },
  { type: 'hmac', header: 'x-sign', algorithm: 'sha512', encoding: 'base64', prefix: 'v0=' },
])('signs for %j as the source checks it, bytes that are no text too', async (verification) => {
  await writeFile(file, Buffer.from([0xff, 0x00, 0xfe]));
  const { headers, body } = await sent(verification, ['--data-file', file, '--id', 'é 1']);
  const request = {
    headers: headers as Record<string, string>,
    rawHeaders: [],
    rawBody: body,
    remoteAddress: '',
  };
  expect(() => verifyRequest(verification, new Secret(secret), request)).not.toThrow();
});

it('says that nothing can be sent to the source of Penstock itself', async () => {
  penstock = await startReceiver({ body: { ...aSource(), type: 'penstock', config: {} } });
  const ran = await runCli(['send', '--source', 'shop', '--type', 'a', '--data', '{}'], { PENSTOCK_URL: penstock.url });
  expect(ran.exitCode).toBe(2);
  expect(ran.stderr).toContain('source "shop" is of type "penstock": nothing can be sent to it');
});

it.each([
  ['send', ['send', '--source', 'shop', '--type', 'a', '--data', '{"total": 1,}']],
  ['emit', ['emit', '--source', 'shop', '--type', 'a', '--data', ' [1, 2']],
])('%s refuses data that begins like JSON and is none, which would go out as text', async (_command, args) => {
  penstock = await startReceiver({ body: aSource({ type: 'urlSecret' }) });
  const ran = await runCli(args, { PENSTOCK_URL: penstock.url, PENSTOCK_TOKEN: 'secret-token' });
  expect(ran).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('begins like JSON and is none') as string });
  expect(penstock.requests.filter(({ method }) => method === 'POST')).toEqual([]);
});

it('sends whatever its content type says that it is', async () => {
  const { headers, body } = await sent({ type: 'urlSecret' }, ['--data', '{not json', '--content-type', 'text/plain']);
  expect(headers['content-type']).toBe('text/plain');
  expect(body.toString()).toBe('{not json');
});
