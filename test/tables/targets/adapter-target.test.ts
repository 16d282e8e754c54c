import { Secret } from '../../../src/model/secret';
import { icebergConfig, type AdapterConfig } from '../../../src/sinks/iceberg/config';
import { createOutgoing } from '../../../src/tables/outgoing';
import { adapterTarget } from '../../../src/tables/targets/adapter-target';
import { startReceiver, type Receiver } from '../../support/receiver';

const adapterToken = 'adapter-s3cr3t-token';
const outgoing = createOutgoing({ allowAddresses: ['127.0.0.0/8'], allowDirectories: [] });
let receiver: Receiver;
beforeAll(async () => (receiver = await startReceiver()));
afterAll(async () => {
  await receiver.close();
  await outgoing.close();
});

function append({ url }: { url: string } = receiver, through = outgoing) {
  const config = icebergConfig.parse({
    ...{ mode: 'adapter', url, catalog: 'c', namespace: 'n', table: 't' },
    columns: [{ name: 'id', type: 'long' }],
  }) as AdapterConfig;
  return adapterTarget(config, { adapterToken: new Secret(adapterToken) }, through).append(
    { id: 'b', sourceId: 's', sinkId: 'k', content: { flushTimeMs: 0 }, rows: 0, poison: 0, bytes: 0 },
    () => Promise.resolve([]),
    new AbortController().signal,
  );
}

describe('an append endpoint that refuses', () => {
  it.each([
    ['its token', `bad token ${adapterToken}`, 'bad token [secret]'],
    ['its token at the edge of what is kept', 'x'.repeat(990) + adapterToken, `${'x'.repeat(990)}[secret]`],
  ])('and repeats %s does not show it in the failure', async (_, body, shown) => {
    receiver.script({ status: 401, body });
    await expect(append()).rejects.toMatchObject({
      code: 'targetUnauthorized',
      message: `POST ${receiver.url}: 401 ${shown}`,
    });
  });

  it.each([
    [404, 'tableNotFound'],
    [403, 'targetUnauthorized'],
    [408, 'targetBusy'],
    [423, 'targetBusy'],
    [425, 'targetBusy'],
    [429, 'targetBusy'],
    [418, 'targetRefused'],
    [503, 'targetFailed'],
  ])('with %d fails with %s, and is asked again no sooner than it says', async (status, code) => {
    receiver.script({ status, headers: { 'retry-after': '70' } });
    await expect(append()).rejects.toMatchObject({ code, status, retryAfterMs: 70_000 });
  });

  it.each([409, 422])('with %d has none of the rows', async (status) => {
    receiver.script({ status, body: 'no such column' });
    await expect(append()).resolves.toMatchObject({ state: 'refused', error: { code: 'tableSchemaMismatch', status } });
  });

  it('is not asked at an address that sinks may not reach', async () => {
    const guarded = createOutgoing({ allowAddresses: [], allowDirectories: [] });
    await expect(append({ url: 'http://127.0.0.1:9' }, guarded)).rejects.toMatchObject({ code: 'addressRefused' });
    await guarded.close();
  });
});
