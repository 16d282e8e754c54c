import { refusal, startApi, type RunningApi } from './start-api';

let api: RunningApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

const create = (config: object, id = 'nightly') => api.call('POST', '/v1/sources', { id, type: 'schedule', config });

it('makes a schedule source, shows its defaults, and lets an interval take the place of cron', async () => {
  const made = await create({ cron: ['0 2 * * mon-fri'], timeZone: 'Europe/Prague', data: { region: 'eu' } });
  expect(made).toMatchObject({ status: 201, body: { config: { overlap: 'bufferAll', catchUpWindow: '1d' } } });
  const settings = await api.call<{ settings: object[] }>('GET', '/v1/sources/nightly/settings');
  expect(settings.body.settings).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ name: 'config.jitter', default: '0s', isDefault: true }),
      expect.objectContaining({ name: 'config.every' }),
    ]),
  );
  const patch = (config: object) => api.call('PATCH', '/v1/sources/nightly', { config });
  expect(await patch({ every: '15m' })).toMatchObject(
    refusal(400, 'badRequest', 'config.every: must not be given with'),
  );
  const patched = await patch({ every: '15m', cron: null, timeZone: null });
  expect(patched).toMatchObject({ status: 200, body: { config: { every: '15m', data: { region: 'eu' } } } });
});

it.each([
  [{}, 'config.cron: must be given, or else every'],
  [{ cron: ['0 25 * * *'] }, 'config.cron[0]: hour: must be *, or 0 to 23'],
  [{ cron: ['@daily'], timeZone: 'Prague' }, 'config.timeZone: must be a time zone such as "Europe/Prague"'],
])('refuses the config %j', async (config, message) => {
  expect(await create(config, 'other')).toMatchObject(refusal(400, 'badRequest', message));
});

it('takes no requests, and says when the engine cannot tell how its schedule stands', async () => {
  await create({ every: '1h' }, 'hourly');
  expect(await api.send('/in/hourly', { method: 'POST', body: '{}' })).toMatchObject(
    refusal(404, 'sourceNotFound', 'it makes events of its own at times'),
  );
  expect(await api.call('GET', '/v1/sources/hourly/schedule')).toMatchObject(
    refusal(503, 'engineUnavailable', 'no engine'),
  );
  await api.source('shop');
  for (const [method, path, body] of [
    ['GET', 'schedule', undefined],
    ['POST', 'backfill', { from: '2026-01-31T06:00:00Z', to: '2026-01-31T09:00:00Z' }],
  ] as const) {
    expect(await api.call(method, `/v1/sources/shop/${path}`, body)).toMatchObject(
      refusal(404, 'sourceNotFound', 'only a schedule source has this'),
    );
  }
});

it.each([
  ['backfill', { from: 'yesterday', to: '2026-01-31T09:00:00Z' }, 'from'],
  ['events', { type: 'report.due', time: 'yesterday' }, 'time'],
])('says what a time is written like: %s', async (path, body, field) => {
  const message = `${field}: must be RFC 3339 with a time zone, such as "2025-01-31T00:00:00Z", got "yesterday"`;
  expect(await api.call('POST', `/v1/sources/nightly/${path}`, body)).toMatchObject(
    refusal(400, 'badRequest', message),
  );
});
