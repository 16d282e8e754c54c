import { get } from 'node:http';
import { guardedAgents } from '../../src/sinks/guarded-agents';
import type { Resolve } from '../../src/sinks/address-guard';
import { startReceiver, type Receiver } from '../support/receiver';

let receiver: Receiver;
beforeAll(async () => (receiver = await startReceiver({ body: 'reached' })));
afterAll(() => receiver.close());

/** The status of a request to the receiver's port; every name means this machine. */
async function ask(host: string, allowAddresses: string[]): Promise<number | undefined> {
  const resolve: Resolve = (_host, _options, callback) => callback(null, [{ address: '127.0.0.1', family: 4 }]);
  const { httpAgent } = guardedAgents(allowAddresses, resolve);
  try {
    return await new Promise((answered, failed) => {
      get(`http://${host}:${receiver.port}/`, { agent: httpAgent }, (answer) => {
        answer.resume();
        answered(answer.statusCode);
      }).on('error', failed);
    });
  } finally {
    httpAgent.destroy();
  }
}

describe("agents of Node's own HTTP", () => {
  it.each(['127.0.0.1', '[::1]', '[::ffff:127.0.0.1]', '2130706433', 'innocent.example'])(
    'refuse %s, which is not public',
    async (host) => {
      await expect(ask(host, [])).rejects.toMatchObject({ code: 'addressRefused' });
    },
  );

  it.each(['127.0.0.1', 'innocent.example'])('connect to %s when its range is allowed', async (host) => {
    expect(await ask(host, ['127.0.0.0/8'])).toBe(200);
  });
});
