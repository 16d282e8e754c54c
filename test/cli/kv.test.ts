import { Readable } from 'node:stream';
import { run } from '../../src/cli/run';
import { until } from '../support/until';
import { runCli } from './run-cli';
import { startApi, type RunningApi } from '../api/start-api';

let api: RunningApi;
beforeEach(async () => {
  api = await startApi();
});
afterEach(() => api.close());

const cli = (...args: string[]) => runCli(args, { PENSTOCK_URL: api.url, PENSTOCK_TOKEN: 'test-token' });

/** Of the bucket, from its first change on, until the server ends it. */
function watch() {
  let text = '';
  const watching = run(['kv', 'watch', 'orders', '--after', '0', '--url', api.url, '--token', 'test-token'], {
    env: {},
    stdin: Readable.from([]),
    stdout: { write: (more: string) => (text += more) },
    stderr: { write: () => undefined },
  });
  return { watching, printed: () => text };
}

it('puts, gets, lists and deletes keys', async () => {
  expect((await cli('kv', 'put', 'orders', 'user/1', '{"n":1}')).stdout).toBe(
    'orders/user/1: inserted at revision 1\n',
  );
  expect((await cli('kv', 'put', 'orders', 'user/1', 'some text', '--revision', '1')).exitCode).toBe(0);
  expect((await cli('kv', 'put', 'orders', 'user/1', '3', '--revision', '1')).stderr).toContain('has revision 2');
  expect((await cli('kv', 'get', 'orders', 'user/1', '--json')).json()).toMatchObject({
    value: 'some text',
    revision: 2,
  });
  expect((await cli('kv', 'get', 'orders', 'user/1')).stdout).toContain('"some text"');
  expect((await cli('kv', 'list', 'orders', '--prefix', 'user/')).stdout).toContain('user/1');
  expect((await cli('kv', 'delete', 'orders', 'user/1')).stdout).toContain('deleted at revision 3');
  expect((await cli('kv', 'list', 'orders')).stdout).toBe('There are no keys.\n');
});

it('takes no broken JSON for a text, and says when a key ends', async () => {
  const broken = await cli('kv', 'put', 'orders', 'a', '{"n":1');
  expect(broken).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('value: is not valid JSON') as string });
  expect((await cli('kv', 'put', 'orders', 'a', '1', '--ttl', '12h')).stdout).toMatch(/, expires in (11h 59m|12h)/);
});

it('watches from a revision until the server ends it', async () => {
  await cli('kv', 'put', 'orders', 'a', '1');
  await cli('kv', 'put', 'orders', 'b', '2', '--ttl', '1h');
  const { printed, watching } = watch();
  await until('two changes', () => printed() === '1  kv.insert  a  1\n2  kv.insert  b  2\n');
  await api.app.close();
  expect(await watching).toBe(0);
});

it('shows every digit of the numbers in a value', async () => {
  const value = '{"n":12345678901234567890,"price":1.10}';
  await cli('kv', 'put', 'orders', 'a', value);
  expect((await cli('kv', 'get', 'orders', 'a')).stdout).toContain(value);
  expect((await cli('kv', 'list', 'orders')).stdout).toContain(value);
  const { printed, watching } = watch();
  await until('the change', () => printed() === `1  kv.insert  a  ${value}\n`);
  await api.app.close();
  expect(await watching).toBe(0);
});

it('emits an event into a source, with every digit of its numbers', async () => {
  await api.call('POST', '/v1/sources', { id: 'store', type: 'kv' });
  const data = '{"n":12345678901234567890,"price":1.10}';
  const emitted = await cli('emit', '--source', 'store', '--type', 'order.created', '--id', 'e-1', '--data', data);
  expect(emitted.stdout).toContain('event e-1: accepted as');
  const { body } = await api.call<{ events: { uid: string }[] }>('GET', '/v1/events?sourceId=store');
  expect(await api.call('GET', `/v1/events/${body.events[0]?.uid}`)).toMatchObject({ body: { body: { text: data } } });
});

it('prints the SQL of an outbox, and refuses names that are none', async () => {
  const printed = await cli('outbox', 'install', '--schema', 'shop', '--table', 'events');
  expect(printed.stdout).toContain('create table if not exists "shop"."events"');
  expect(printed.stdout).toContain('"shop"."events_emit"');
  expect((await cli('outbox', 'install', '--table', 'a b')).stderr).toContain('--table: must be a name');
  expect((await cli('outbox', 'install', '--apply')).stderr).toContain('--apply needs the database');
});
