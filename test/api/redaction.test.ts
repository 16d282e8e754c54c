import { createKeyring } from '../../src/ledger/secrets/keyring';
import { loadAttempt } from '../../src/ledger/attempts/load-attempt';
import { claimOne } from '../support/world';
import { startApi, type RunningApi } from './start-api';

describe('a source that redacts', () => {
  let api: RunningApi;
  let uid: string;
  beforeAll(async () => {
    api = await startApi();
    const { path } = await api.source('shop', { config: { redact: ['data.card.number'] } });
    await api.sink('shop', 'target', { config: { url: 'http://127.0.0.1:1/' } });
    const sent = await api.send<{ event: { uid: string } }>(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"card":{"number":"4111","name":"Ada"}}',
    });
    ({ uid } = sent.body.event);
  });
  afterAll(() => api.close());

  const shown = '{"card":{"number":"[redacted]","name":"Ada"}}';

  it('shows its events without what it redacts', async () => {
    const { body } = await api.call('GET', `/v1/events/${uid}`);
    expect(body).toMatchObject({ body: { text: shown } });
  });

  it('shows them so in tests of its sinks', async () => {
    const { text } = await api.call('POST', '/v1/sources/shop/sinks/target/test', { eventUid: uid });
    expect(text).toContain('Ada');
    expect(text).not.toContain('4111');
  });

  it('lets nothing of a body into the input of a workflow, and gives all of it to the attempt', async () => {
    const { id, event } = await claimOne(api.ledger);
    expect(event).toMatchObject({ uid, type: 'http.request' });
    expect(event).not.toHaveProperty('body');
    const keyring = createKeyring(Buffer.alloc(32).toString('base64'));
    const { event: attempted } = (await loadAttempt(api.ledger.db, keyring, id)) ?? {};
    expect(attempted?.body.toString()).toContain('4111');
  });

  it('shows its events so while it is deleted', async () => {
    expect((await api.call('DELETE', '/v1/sources/shop')).status).toBe(204);
    expect((await api.call<{ body: unknown }>('GET', `/v1/events/${uid}`)).body.body).toEqual({ text: shown });
  });

  it('names a path that is none', async () => {
    const { status, text } = await api.call('POST', '/v1/sources', {
      ...{ id: 'other', type: 'http' },
      config: { redact: ['card.number'] },
    });
    expect(status).toBe(400);
    expect(text).toContain('config.redact[0]: must be a path such as data.card.number');
  });
});
