// Two projects in one `penstock up`, which call everything the same.
import { startReceiver, type Receiver } from '../support/receiver';
import { until } from '../support/until';
import { functionsDirectory } from '../support/world';
import { adminToken, aPlace, up, type Process } from './support/penstock';

let running: Process | undefined;
const receivers: Receiver[] = [];
afterAll(async () => {
  await running?.end('SIGTERM');
  for (const receiver of receivers) await receiver.close();
});

it('delivers, runs functions, and takes up many at once, each for its own project', async () => {
  const place = await aPlace();
  place.env.PENSTOCK_FUNCTIONS_DIR = functionsDirectory;
  running = await up(place);
  const inProject =
    (project: string) =>
    async <Body>(method: string, path: string, body?: unknown): Promise<Body> => {
      const headers = {
        ...{ authorization: `Bearer ${adminToken}`, 'penstock-project': project },
        ...(body !== undefined && { 'content-type': 'application/json' }),
      };
      const sent = { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) };
      const response = await fetch(`${place.url}/v1${path}`, sent);
      const text = await response.text();
      if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
      return JSON.parse(text) as Body;
    };
  await inProject('default')('POST', '/projects', { id: 'alpha' });

  const make = async (project: string, status: number) => {
    const call = inProject(project);
    const receiver = await startReceiver({ status });
    receivers.push(receiver);
    const { ingest } = await call<{ ingest: { path: string } }>('POST', '/sources', { id: 'shop', type: 'http' });
    const retried = { schedule: { type: 'constant', delay: '1s' } };
    const filter = { prefix: { type: 'order.created' } };
    for (const sink of [
      { id: 'hook', type: 'webhook', config: { url: receiver.url } },
      {
        id: 'counts',
        type: 'function',
        config: { function: 'triggers' },
        secrets: { key: 'k' },
        policy: retried,
        filter,
      },
    ]) {
      await call('POST', '/sources/shop/sinks', sink);
    }
    return { project, call, receiver, path: ingest.path };
  };
  const both = [await make('default', 200), await make('alpha', 400)];
  for (const { path } of both) {
    const headers = {
      ...{ 'ce-specversion': '1.0', 'ce-id': '1', 'ce-source': '/shop', 'ce-type': 'order.created' },
      'content-type': 'application/json',
    };
    const sent = await fetch(place.url + path, { method: 'POST', headers, body: '{"order":{"id":7}}' });
    expect(sent.status).toBe(202);
  }

  for (const { project, call } of both) {
    const done = project === 'default' ? { delivered: 4, dead: 0 } : { delivered: 1, dead: 3 };
    await until(`all of ${project}`, async () => {
      const { delivered, dead } = await call<{ delivered: number; dead: number }>('GET', '/statistics');
      return delivered === done.delivered && dead === done.dead;
    });
    expect(await call('GET', '/kv/counts/orders')).toMatchObject({ collection: 'counts', value: 1 });
    const { events } = await call<{ events: { type: string; sourceId: string }[] }>('GET', '/events');
    expect(events.map(({ type, sourceId }) => [type, sourceId]).sort()).toEqual([
      ['order.counted', 'shop'],
      ['order.created', 'shop'],
      ['order.seen', 'shop'],
    ]);
  }

  const [byDefault, alpha] = both;
  alpha?.receiver.script({ status: 200 });
  const retry = { verb: 'retry', filter: { sourceId: 'shop', sinkId: 'hook' } };
  const order = await alpha?.call<{ id: string; matches: number; filter: object }>('POST', '/bulk', retry);
  expect(order).toMatchObject({ matches: 3, filter: { sourceId: 'shop' } });
  await until('the dead letters to be delivered', async () => {
    const { delivered } = (await alpha?.call<{ delivered: number }>('GET', '/statistics')) ?? {};
    return delivered === 4;
  });
  const listed = await until('it to be listed', async () => {
    const { operations } = (await alpha?.call<{ operations: { id: string }[] }>('GET', '/bulk')) ?? { operations: [] };
    return operations.length > 0 && operations;
  });
  expect(listed).toMatchObject([{ id: order?.id, filter: { sourceId: 'shop' } }]);
  expect(await byDefault?.call('GET', '/bulk')).toEqual({ operations: [] });
  await expect(byDefault?.call('GET', `/bulk/${order?.id}`)).rejects.toThrow('404');
});
