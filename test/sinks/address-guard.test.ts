import { createHttpClient } from '../../src/sinks/http-client';
import type { Resolve } from '../../src/sinks/address-guard';
import { startReceiver, type Receiver } from '../support/receiver';

let receiver: Receiver;
const closing: (() => Promise<void>)[] = [];
beforeAll(async () => (receiver = await startReceiver({ body: 'reached' })));
afterAll(async () => {
  await Promise.all(closing.map((close) => close()));
  await receiver.close();
});

/** A client for which every name means these addresses. */
function client(allowAddresses: string[], ...addresses: string[]) {
  const resolve: Resolve = (_host, _options, callback) =>
    callback(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  const http = createHttpClient({ allowAddresses, resolve });
  closing.push(() => http.close());
  return (url: string) => http.request(url, { signal: AbortSignal.timeout(2000) });
}

describe('the address guard', () => {
  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '168.63.129.16',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '[::1]',
    '[::]',
    '[fe80::1]',
    '[fd00:ec2::254]',
    '[ff02::1]',
    '[::ffff:127.0.0.1]',
    '[::ffff:a9fe:a9fe]',
    '[::10.0.0.1]',
    '[64:ff9b::7f00:1]',
    '[2002:7f00:1::]',
    '2130706433',
    '0x7f.1',
  ])('refuses the literal address %s', async (host) => {
    await expect(client([])(`http://${host}:${receiver.port}/`)).rejects.toMatchObject({
      code: 'addressRefused',
      message: expect.stringMatching(/^[\da-f.:]+ is not a public address$/) as string,
    });
  });

  it.each(['127.0.0.1', '::1', '::ffff:10.0.0.1', 'fd12::1', '169.254.169.254'])(
    'refuses a name that resolves to %s, and names both',
    async (address) => {
      await expect(client([], address)(`http://innocent.example:${receiver.port}/`)).rejects.toMatchObject({
        code: 'addressRefused',
        message: `innocent.example (${address}) is not a public address`,
      });
    },
  );

  it('refuses over TLS just so', () =>
    expect(client([], '127.0.0.1')('https://innocent.example/')).rejects.toMatchObject({ code: 'addressRefused' }));

  it('connects only to those addresses of a name that pass', async () => {
    const get = client(['127.0.0.1'], '10.9.9.9', '127.0.0.1');
    const answer = await get(`http://mixed.example:${receiver.port}/`);
    expect(answer.body.toString()).toBe('reached');
  });

  it('connects to the address it checked, not to a second answer of the name server', async () => {
    let asked = 0;
    const resolve: Resolve = (_host, _options, callback) =>
      callback(null, [{ address: (asked += 1) === 1 ? '127.0.0.1' : '10.0.0.1', family: 4 }]);
    const http = createHttpClient({ allowAddresses: ['127.0.0.1'], resolve });
    closing.push(() => http.close());
    await http.request(`http://rebinding.example:${receiver.port}/`, { signal: AbortSignal.timeout(2000) });
    expect(asked).toBe(1);
  });

  it('does not follow a redirect to a private address', async () => {
    const redirecting = await startReceiver({ status: 302, headers: { location: receiver.url } });
    closing.push(() => redirecting.close());
    const before = receiver.requests.length;
    const answer = await client(['127.0.0.0/8'])(redirecting.url);
    expect(answer.status).toBe(302);
    expect(receiver.requests).toHaveLength(before);
  });

  it('lets the operator allow ranges and single addresses', async () => {
    await expect(client(['127.0.0.0/8'])(receiver.url)).resolves.toMatchObject({ status: 200 });
    await expect(client(['::1', '127.0.0.1'])(receiver.url)).resolves.toMatchObject({ status: 200 });
    await expect(client(['10.0.0.0/8', 'fd00::/8'])(receiver.url)).rejects.toMatchObject({ code: 'addressRefused' });
  });

  it('says so when an allowed range cannot be read', () =>
    expect(() => createHttpClient({ allowAddresses: ['10.0.0.0/33'] })).toThrow(
      '"10.0.0.0/33" is not an address or a range such as 10.0.0.0/8 or fd00::/8',
    ));
});
