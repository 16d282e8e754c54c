import { privateUrlFaults } from '../../src/sinks/private-urls';

const right = 'is not a public address; PENSTOCK_ALLOW_ADDRESSES can allow its range';

it('names each URL that plainly leads to a private address, also further in', () => {
  const config = {
    url: 'http://10.0.0.1/hook',
    catalog: { url: 'http://localhost:8181', auth: { tokenUrl: 'https://[::1]/token' } },
    s3: { endpoint: 'http://169.254.169.254' },
  };
  expect(privateUrlFaults(config, [])).toEqual([
    `config.url: 10.0.0.1 ${right}`,
    `config.catalog.url: 127.0.0.1 ${right}`,
    `config.catalog.auth.tokenUrl: ::1 ${right}`,
    `config.s3.endpoint: 169.254.169.254 ${right}`,
  ]);
});

it('names none that is public, allowed, a name, or said in a header or a body', () => {
  const config = {
    url: 'https://8.8.8.8/hook',
    headers: { referer: 'http://10.0.0.1' },
    body: { page: 'http://10.0.0.1', callbackUrl: 'http://10.0.0.1' },
    catalog: { url: 'http://catalog.internal' },
    s3: { endpoint: 'http://10.1.2.3:9000' },
  };
  expect(privateUrlFaults(config, ['10.1.0.0/16'])).toEqual([]);
});
