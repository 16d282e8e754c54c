import { openStorage } from '../../src/iceberg/storage/open-storage';
import { createOutgoing, type Outgoing } from '../../src/tables/outgoing';
import { startReceiver, type Receiver } from '../support/receiver';

let receiver: Receiver;
let outgoing: Outgoing | undefined;
beforeAll(async () => (receiver = await startReceiver({ status: 404 })));
afterEach(() => outgoing?.close());
afterAll(() => receiver.close());

/** Looks for a file in object storage on this machine, where the catalog says it is. */
function look(allowAddresses: string[]) {
  outgoing = createOutgoing({ allowAddresses, allowDirectories: [] });
  const fromCatalog = { 's3.endpoint': `http://127.0.0.1:${receiver.port}` };
  const s3 = { accessKeyId: 'key', secretAccessKey: 'hush' };
  return openStorage('s3://lake/orders', { s3, agents: outgoing.agents }, fromCatalog).head('s3://lake/orders/x');
}

describe('object storage', () => {
  it('is not asked at an address that is not public, whoever names it', async () => {
    await expect(look([])).rejects.toMatchObject({ code: 'addressRefused' });
    expect(receiver.requests).toEqual([]);
  });

  it('is asked where its range is allowed', async () => {
    expect(await look(['127.0.0.0/8'])).toBeUndefined();
    expect(receiver.requests).toHaveLength(1);
  });
});
