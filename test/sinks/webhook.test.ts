import { Webhook } from 'standardwebhooks';
import { webhook } from '../../src/sinks/webhook';
import { anEvent } from '../support/event';
import { startReceiver, type Receiver } from '../support/receiver';
import { anAttempt, endAttempts, type AttemptGiven } from '../support/sink-attempt';

const signingSecret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
let receiver: Receiver;
beforeEach(async () => (receiver = await startReceiver({ body: 'thanks' })));
afterEach(() => receiver.close());
afterAll(endAttempts);

const deliver = ({ config = {}, ...given }: Partial<AttemptGiven> = {}) =>
  webhook.perform(...anAttempt(webhook, { config: { url: `${receiver.url}/hook`, ...config }, ...given }));
const received = () => receiver.requests[0]!;

describe('a webhook', () => {
  it('posts the body byte for byte with its content type', async () => {
    const body = Buffer.from([0, 255, 254, 10]);
    await deliver({ event: anEvent({ body, datacontenttype: 'application/x-thing' }) });
    expect(received()).toMatchObject({ method: 'POST', path: '/hook', body });
    expect(received().headers['content-type']).toBe('application/x-thing');
  });

  it('carries the attributes as CloudEvents headers, one deeper in the chain', async () => {
    const event = anEvent({
      ...{ id: 'e-1', source: '/shop', type: 'order.created', subject: 'order 42%', rootid: 'r-1', depth: 2 },
      dataschema: 'https://schemas.example/order',
      extensions: { tenant: 'Žižkov "3"' },
    });
    await deliver({ event, deliveryId: 'delivery-1' });
    expect(received().headers).toMatchObject({
      ...{ 'ce-specversion': '1.0', 'ce-id': 'e-1', 'ce-source': '/shop', 'ce-type': 'order.created' },
      ...{ 'ce-subject': 'order%2042%25', 'ce-time': event.time, 'ce-dataschema': 'https://schemas.example/order' },
      ...{ 'ce-tenant': '%C5%BDi%C5%BEkov%20%223%22', 'ce-rootid': 'r-1', 'ce-depth': '3', 'ce-causeid': 'delivery-1' },
    });
  });

  it('leaves out attributes that the event does not have', async () => {
    await deliver({ event: anEvent() });
    expect(Object.keys(received().headers).filter((name) => name.startsWith('ce-'))).toEqual([
      'ce-specversion',
      'ce-id',
      'ce-source',
      'ce-type',
      'ce-time',
      'ce-rootid',
      'ce-depth',
      'ce-causeid',
    ]);
  });

  it('is signed by Standard Webhooks, with the delivery as its id', async () => {
    await deliver({ secrets: { signingSecret }, deliveryId: 'delivery-1' });
    const { headers, body } = received();
    expect(headers['webhook-id']).toBe('delivery-1');
    const verify = () => new Webhook(signingSecret).verify(body, headers as Record<string, string>);
    expect(verify()).toEqual(JSON.parse(anEvent().body.toString()));
  });

  it('is verified by either secret while one is replaced by another', async () => {
    const formerSigningSecret = `whsec_${Buffer.alloc(32, 8).toString('base64')}`;
    await deliver({ secrets: { signingSecret, formerSigningSecret } });
    const { headers, body } = received();
    for (const known of [signingSecret, formerSigningSecret]) {
      expect(new Webhook(known).verify(body, headers as Record<string, string>)).toBeDefined();
    }
  });

  it('has an id and a time but no signature without a secret', async () => {
    await deliver();
    expect(received().headers).toMatchObject({ 'webhook-id': expect.any(String) as string });
    expect(received().headers['webhook-signature']).toBeUndefined();
  });

  it('signs what is sent when a template makes the body', async () => {
    const config = { bodyTemplate: '{ sku: Body("order.items[1].sku") }' };
    await deliver({ config, secrets: { signingSecret }, event: anEvent({ datacontenttype: 'application/json' }) });
    const { headers, body } = received();
    expect(headers['content-type']).toBe('application/json');
    expect(new Webhook(signingSecret).verify(body, headers as Record<string, string>)).toEqual({ sku: 'b-2' });
  });

  it('keeps a credential in its headers out of the failure when the target repeats it', async () => {
    receiver.script({ status: 400, body: 'you sent Bearer a-long-credential' });
    const config = { headers: { Authorization: 'Bearer a-long-credential' } };
    await expect(deliver({ config })).rejects.toMatchObject({
      message: expect.not.stringContaining('a-long-credential') as string,
    });
  });

  it('sends headers that are secrets, and shows none when the target repeats it', async () => {
    receiver.script({ status: 400, body: 'you sent Bearer hush-hush' });
    const given = { config: { headers: { 'x-team': 'a' } }, secrets: { 'header.authorization': 'Bearer hush-hush' } };
    await expect(deliver(given)).rejects.toMatchObject({
      message: `POST ${receiver.url} answered 400: you sent [secret]`,
    });
    expect(received().headers).toMatchObject({ authorization: 'Bearer hush-hush', 'x-team': 'a' });
  });

  it('sends headers of the operator', async () => {
    await deliver({ config: { headers: { 'X-Team': 'orders', Authorization: 'Bearer a' } } });
    expect(received().headers).toMatchObject({ 'x-team': 'orders', authorization: 'Bearer a' });
  });

  it.each([
    'Webhook-Id',
    'ce-type',
    'CE-Other',
    'content-type',
    'Content-Length',
    'connection',
    'transfer-encoding',
    'host',
  ])('does not let headers of the operator replace %s', (name) => {
    const parsed = webhook.config.safeParse({ url: receiver.url, headers: { [name]: 'x' } });
    expect(parsed.error?.message).toContain('must not be one that the sink sets itself');
  });

  it.each(['ftp://example.com', 'example.com', '', 'https://me:pw@example.com/'])('refuses the URL "%s"', (url) => {
    expect(webhook.config.safeParse({ url }).success).toBe(false);
  });

  it.each(['secret', 'whsec_', 'whsec_c2hvcnQ=', 'whsec_!!!'])('refuses the signing secret "%s"', (value) => {
    expect(webhook.secrets.signingSecret.check?.(value)).toMatch(/^must be "whsec_" and 24 to 64 bytes in base64/);
  });

  it('keeps status, size, time and the beginning of the answer', async () => {
    receiver.script({ status: 202, body: `ok ${'x'.repeat(2000)} ` });
    const { receipt, follow } = await deliver({ event: anEvent({ body: '{"a":1}' }) });
    expect(receipt).toMatchObject({ status: 202, bytes: 7 });
    expect(receipt.durationMs).toBeGreaterThanOrEqual(0);
    expect(receipt.data).toEqual({ answer: `ok ${'x'.repeat(997)}` });
    expect(follow).toBeUndefined();
  });

  it('does not name the path of its URL when it fails: some hold a secret', async () => {
    receiver.script({ status: 500, body: 'no' });
    await expect(deliver()).rejects.toMatchObject({
      code: 'targetFailed',
      message: `POST ${receiver.url} answered 500: no`,
    });
  });

  it('never shows its secret, though the target repeats it', async () => {
    receiver.script({ status: 400, body: `wrong: ${signingSecret}` });
    await expect(deliver({ secrets: { signingSecret } })).rejects.toMatchObject({
      message: `POST ${receiver.url} answered 400: wrong: [secret]`,
    });
  });

  it.each([
    ['without its scheme', 'bad token s3cr3t-T0ken', 'bad token [secret]'],
    ['at the edge of what is kept', `${'x'.repeat(990)} s3cr3t-T0ken`, `${'x'.repeat(990)} [secret]`],
  ])('shows no header that is a secret in its receipt, when the target repeats it %s', async (_, body, answer) => {
    receiver.script({ status: 200, body });
    const { receipt } = await deliver({ secrets: { 'header.authorization': 'Bearer s3cr3t-T0ken' } });
    expect(receipt.data).toEqual({ answer });
  });

  it('fails for good when the target is gone', async () => {
    receiver.script({ status: 410 });
    await expect(deliver()).rejects.toMatchObject({ code: 'targetGone' });
  });

  it('fails for good when the template does not fit the event', async () => {
    await expect(deliver({ config: { bodyTemplate: 'Body("nope")' } })).rejects.toMatchObject({
      code: 'templateFailed',
      message: 'bodyTemplate, line 1 column 1: path "nope" not found in the body',
    });
    expect(receiver.requests).toHaveLength(0);
  });
});
