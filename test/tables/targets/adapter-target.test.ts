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

function append() {
  const config = icebergConfig.parse({
    ...{ mode: 'adapter', url: receiver.url, catalog: 'c', namespace: 'n', table: 't' },
    columns: [{ name: 'id', type: 'long' }],
  }) as AdapterConfig;
  return adapterTarget(config, { adapterToken: new Secret(adapterToken) }, outgoing).append(
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
});
