// Requests that are no CloudEvents: any webhook there is.
import examples from '@octokit/webhooks-examples';
import { aRequest, aSource, readOne, refused } from './a-request';

const json = { 'content-type': 'application/json; charset=utf-8' };

it('makes an event of a JSON body', async () => {
  const before = Date.now();
  const event = await readOne(aRequest('{ "n": 12345678901234567890 }', json), aSource({ eventType: 'shop.call' }));

  expect(event).toMatchObject({
    id: event.uid,
    sourceId: 'shop',
    source: '/sources/shop',
    type: 'shop.call',
    datacontenttype: 'application/json; charset=utf-8',
    rootid: event.uid,
    depth: 0,
    extensions: {},
    headers: json,
    remoteAddress: '203.0.113.9',
  });
  expect(event).not.toHaveProperty('subject');
  expect(event).not.toHaveProperty('time');
  expect(event.body.toString()).toBe('{ "n": 12345678901234567890 }');
  expect(Date.parse(event.receivedAt)).toBeGreaterThanOrEqual(before);
});

it.each([
  ['application/vnd.api+json', '{"a":1,"a":2}'],
  ['APPLICATION/JSON', '"\\u0000"'],
  ['application/json', Buffer.from([0x22, 0xc3, 0xa9, 0x22])],
  ['application/x-www-form-urlencoded', 'a=1&b=%20'],
  ['text/csv', Buffer.from([0xe9, 0x00, 0x0a])],
])('keeps the bytes of %s', async (contentType, body) => {
  const event = await readOne(aRequest(body, { 'content-type': contentType }));
  expect(event.body).toEqual(Buffer.from(body));
  expect(event.datacontenttype).toBe(contentType);
});

it.each([
  ['{"a":1}', 'application/json'],
  ['hello', 'text/plain'],
  ['', undefined],
])('finds out what %j without a content type is', async (body, datacontenttype) => {
  expect((await readOne(aRequest(body))).datacontenttype).toBe(datacontenttype);
});

it.each([
  ['{"a": x}', "body: is not valid JSON: Object value expected after ':' at position 6"],
  ['', 'body: is not valid JSON: JSON value expected but reached end of input at position 0'],
  ['{"a":1,"a":2,}', "body: is not valid JSON: Quoted object key expected but got '}' at position 13"],
])('names the position at which %j stops being JSON', async (body, message) => {
  await expect(readOne(aRequest(body, json))).rejects.toMatchObject({ code: 'badRequest', message });
});

it.each(['application/json', 'application/cloudevents+json', 'application/cloudevents-batch+json'])(
  'refuses a body of %s that is not UTF-8',
  async (contentType) => {
    const request = aRequest(Buffer.from([0x22, 0xff, 0x22]), { 'content-type': contentType });
    await expect(readOne(request)).rejects.toMatchObject(refused('badRequest', 'body: is not valid UTF-8'));
  },
);

it('takes what is not UTF-8 for text when nothing says that it is JSON', async () => {
  expect((await readOne(aRequest(Buffer.from([0x22, 0xff, 0x22])))).datacontenttype).toBe('text/plain');
});

it.each(['application/xml', 'multipart/form-data; boundary=x', 'image/png', '', 'application/cloudevents+avro'])(
  'refuses the content type "%s" and says what would be right',
  async (contentType) => {
    const message = `content-type: "${contentType}" is not taken; send application/json`;
    const reading = readOne(aRequest('x', { 'content-type': contentType }));
    await expect(reading).rejects.toMatchObject(refused('unsupportedMediaType', message));
  },
);

it('refuses a body that is too large with both numbers', async () => {
  await expect(readOne(aRequest('12345', json), aSource({ maxBodyBytes: 4 }))).rejects.toMatchObject({
    code: 'payloadTooLarge',
    message: 'body is 5 bytes; source "shop" takes at most 4',
  });
});

it('refuses headers that are too large with both numbers', async () => {
  await expect(readOne(aRequest('', { 'x-long': 'x'.repeat(16_379) }))).rejects.toMatchObject({
    code: 'headersTooLarge',
    message: 'headers are 16385 bytes; at most 16384 are taken',
  });
});

it('takes the chain from headers', async () => {
  const headers = { ...json, 'ce-rootid': 'root%201', 'ce-depth': '1000000' };
  expect(await readOne(aRequest('{}', headers))).toMatchObject({
    type: 'http.request',
    rootid: 'root 1',
    depth: 1_000_000,
    headers: json,
  });
});

it.each([
  ['ce-depth', '1000001'],
  ['ce-depth', '1e3'],
  ['ce-depth', ''],
  ['ce-rootid', ''],
])('refuses %s "%s"', async (header, value) => {
  const reading = readOne(aRequest('{}', { ...json, [header]: value }));
  await expect(reading).rejects.toMatchObject(refused('badRequest', `${header}: must be`));
});

it('keeps no credentials, signatures or attributes among the headers', async () => {
  const verification = { type: 'hmac', header: 'x-sign', algorithm: 'sha256', encoding: 'hex', prefix: '' } as const;
  const dropped = [
    'authorization',
    'proxy-authorization',
    'cookie',
    'x-storageapi-token',
    'x-gitlab-token',
    'webhook-signature',
    'x-hub-signature',
    'x-hub-signature-256',
    'x-sign',
    'ce-rootid',
  ];
  const headers = { ...json, 'x-shop-id': '7', ...Object.fromEntries(dropped.map((name) => [name, 'value'])) };

  const event = await readOne(aRequest('{}', headers), aSource({ verification }));

  expect(event.headers).toEqual({ ...json, 'x-shop-id': '7' });
});

describe('GitHub', () => {
  const webhooks = examples.map(({ name, examples: [payload] }) => [name, payload] as const);

  it.each(webhooks)('names the type of %s', async (name, payload) => {
    const headers = { ...json, 'x-github-event': name, 'x-github-delivery': `delivery-${name}` };
    const event = await readOne(aRequest(JSON.stringify(payload), headers));

    const action = payload && 'action' in payload ? `.${payload.action}` : '';
    expect(event).toMatchObject({ type: `github.${name}${action}`, id: `delivery-${name}` });
  });

  it('leaves out an action that is no string', async () => {
    const event = await readOne(aRequest('{"action":{}}', { ...json, 'x-github-event': 'issues' }));
    expect(event.type).toBe('github.issues');
  });

  it('takes a form', async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded', 'x-github-event': 'push' };
    expect((await readOne(aRequest('payload=%7B%7D', headers))).type).toBe('github.push');
  });
});

it('takes the JSON out of the form that a webhook of GitHub sends by default', async () => {
  const payload = '{"action":"opened","title":"a & b = ž","n":12345678901234567890}';
  const headers = { 'content-type': 'application/x-www-form-urlencoded', 'x-github-event': 'pull_request' };
  const event = await readOne(aRequest(`payload=${encodeURIComponent(payload)}`, headers));
  expect(event).toMatchObject({ type: 'github.pull_request.opened', datacontenttype: 'application/json' });
  expect(event.body.toString()).toBe(payload);
});
