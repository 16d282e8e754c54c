import { readSettings } from '../../src/program/settings';

const allowed = (text: string) => readSettings({ PENSTOCK_ALLOW_ADDRESSES: text }).allowAddresses;

it('takes ranges and single addresses that sinks may reach', () => {
  expect(allowed('10.0.0.0/8, 192.168.1.7,fd00::/8,::1,')).toEqual(['10.0.0.0/8', '192.168.1.7', 'fd00::/8', '::1']);
  expect(allowed('')).toEqual([]);
});

it.each(['10.0.0.0/33', 'example.com', '10', '10.0.0.0-10.0.0.9'])('names the address "%s" that is none', (text) => {
  expect(() => allowed(`127.0.0.1,${text}`)).toThrow(
    `PENSTOCK_ALLOW_ADDRESSES: "${text}" is not an address or a range such as 10.0.0.0/8 or fd00::/8`,
  );
});

it('does not show the password of a URL that it refuses', () => {
  const set = () => readSettings({ PENSTOCK_DATABASE_URL: 'mysql://penstock:hush-hush@db/penstock' });
  expect(set).toThrow('PENSTOCK_DATABASE_URL: must be a postgresql:// URL, got "mysql://[secret]@db/penstock"');
});

it.each([
  ['PENSTOCK_ICEBERG_CATALOGS', '{"lake":{"url":"http://catalog","secrets":{"catalogToken":"hush-hush"},}}'],
  ['PENSTOCK_DATABASE_URL', 'mysql:penstock:hush-hush@db/penstock'],
])('shows nothing of the secrets in %s', (name, value) => {
  expect(() => readSettings({ [name]: value })).toThrow(/^(?!.*hush).*\[secret\]/s);
});

it.each([
  [
    'PENSTOCK_ENCRYPTION_KEY',
    'hush',
    'has 3 bytes and must have 32, in base64: make one with "openssl rand -base64 32"',
  ],
  ['PENSTOCK_FORMER_ENCRYPTION_KEYS', `${'A'.repeat(43)}=,hush`, 'key 2 of 2 has 3 bytes and must have 32, in base64'],
])('names %s, and not what it is, when it is no key', (name, value, fault) => {
  const set = () => readSettings({ [name]: value });
  expect(set).toThrow(`${name}: ${fault}`);
  expect(set).not.toThrow('hush');
});

it.each(['a token with spaces in it', 'a-token-with-an-é-in-it'])('refuses the admin token "%s"', (token) => {
  expect(() => readSettings({ PENSTOCK_ADMIN_TOKEN: token })).toThrow(
    'PENSTOCK_ADMIN_TOKEN: must be of ASCII characters, without spaces, got [secret]',
  );
});

it.each([
  ['30d', 30 * 86_400_000],
  ['1h', 3_600_000],
  ['forever', undefined],
])('keeps events for %s', (text, ms) => {
  expect(readSettings({ PENSTOCK_KEEP_EVENTS: text }).keepEventsMs).toBe(ms);
});

it.each(['59m', 'never', '30'])('does not keep events for %s', (text) => {
  expect(() => readSettings({ PENSTOCK_KEEP_EVENTS: text })).toThrow(
    /^PENSTOCK_KEEP_EVENTS: must be .* or forever, got/,
  );
});

it('takes origins of Temporal UIs, and by default those of the embedded one', () => {
  expect(readSettings({ PENSTOCK_TEMPORAL_UI_PORT: '9001' }).temporalUiOrigins).toEqual([
    'http://127.0.0.1:9001',
    'http://localhost:9001',
  ]);
  const set = (origins: string) => readSettings({ PENSTOCK_TEMPORAL_UI_ORIGINS: origins });
  expect(set('https://temporal.example.com').temporalUiOrigins).toEqual(['https://temporal.example.com']);
  expect(() => set('https://temporal.example.com/ui')).toThrow(
    '"https://temporal.example.com/ui" is not an origin such as https://temporal.example.com',
  );
});
