import type { PenstockEvent } from '../../../src/model/event';
import { readEvents } from '../../../src/sources/http/read-events';
import { aRequest, asBatch, aCloudEvent, aSource, asStructured, ceHeaders, readOne, refused } from './a-request';

const allHeaders = {
  'x-request-id': 'by-id-header',
  ...ceHeaders,
  'ce-id': 'by-ce-id',
  'webhook-id': 'by-webhook-id',
  'idempotency-key': 'by-idempotency-key',
  'x-github-delivery': 'by-github-delivery',
};
const without = (...names: string[]) =>
  Object.fromEntries(Object.entries(allHeaders).filter(([name]) => !names.some((prefix) => name.startsWith(prefix))));
const source = aSource({ idHeader: 'x-request-id' });

it.each([
  ['by-id-header', allHeaders],
  ['by-ce-id', without('x-request')],
  ['by-webhook-id', without('x-request', 'ce-')],
  ['by-idempotency-key', without('x-request', 'ce-', 'webhook')],
  ['by-github-delivery', without('x-request', 'ce-', 'webhook', 'idempotency')],
])('takes the id %s', async (id, headers) => {
  expect((await readOne(aRequest('', headers), source)).id).toBe(id);
});

describe('where Standard Webhooks are verified', () => {
  const verification = { type: 'standardWebhooks' } as const;

  it('takes the id that is signed, whatever else the headers say', async () => {
    expect((await readOne(aRequest('', without('x-request')), aSource({ verification }))).id).toBe('by-webhook-id');
  });

  it('takes that of a header or a template which the source names', async () => {
    const idHeader = 'x-request-id';
    expect((await readOne(aRequest('', allHeaders), aSource({ verification, idHeader }))).id).toBe('by-id-header');
    const templated = aSource({ verification, idTemplate: 'T' });
    expect((await readOne(aRequest('', allHeaders), templated, () => Promise.resolve('made'))).id).toBe('made');
  });

  it('leaves the events of a batch the ids in the body, which is signed', async () => {
    const { rawBody, headers } = asBatch([aCloudEvent, { ...aCloudEvent, id: 'e-2' }]);
    const batch = aRequest(rawBody, { ...headers, 'webhook-id': 'w' });
    const { events } = await readEvents(batch, aSource({ verification }), () => Promise.reject(new Error('no')));
    expect(events.map(({ id }) => id)).toEqual(['e-1', 'e-2']);
  });
});

it('takes the uid when nothing gives an id', async () => {
  const event = await readOne(aRequest(''), source);
  expect(event.id).toBe(event.uid);
});

it('asks the template first, with the event as it would be without', async () => {
  const evaluate = (template: string, event: PenstockEvent) => Promise.resolve(`${template}/${event.id}`);
  const event = await readOne(
    aRequest('', allHeaders),
    aSource({ idTemplate: 'T', idHeader: 'x-request-id' }),
    evaluate,
  );
  expect(event.id).toBe('T/by-id-header');
});

it('asks the template for each event of a batch', async () => {
  const evaluate = (_template: string, event: PenstockEvent) => Promise.resolve(`made-${event.id}`);
  const batch = asBatch([aCloudEvent, { ...aCloudEvent, id: 'e-2' }]);
  const { events } = await readEvents(batch, aSource({ idTemplate: 'T' }), evaluate);
  expect(events.map(({ id }) => id)).toEqual(['made-e-1', 'made-e-2']);
});

it.each([
  [42, 'must be a string, not 42'],
  [null, 'must be a string, not null'],
  [['a'], 'must be a string, not ["a"]'],
  ['', 'must be 1–256 printable characters, not ""'],
  ['x'.repeat(257), 'must be 1–256 printable characters, not "xxx'],
])('refuses %j from the template', async (id, message) => {
  const reading = readOne(aRequest(''), aSource({ idTemplate: 'T' }), () => Promise.resolve(id));
  await expect(reading).rejects.toMatchObject(refused('badRequest', `id from idTemplate of source "shop": ${message}`));
});

it.each(['x-request-id', 'webhook-id', 'idempotency-key', 'x-github-delivery'])(
  'names the header %s when its id is bad',
  async (name) => {
    for (const id of ['', 'x'.repeat(257), 'a\tb']) {
      const reading = readOne(aRequest('', { [name]: id }), source);
      await expect(reading).rejects.toThrow(`id from header ${name}: must be 1–256 printable characters`);
    }
  },
);

it('counts characters, not bytes', async () => {
  const id = '😀'.repeat(256);
  expect((await readOne(asStructured({ ...aCloudEvent, id }))).id).toBe(id);
});

describe('a header with the id that is given twice', () => {
  const twice = (name: string) => {
    const request = aRequest('', { ...ceHeaders, [name]: 'a, b' });
    return { ...request, rawHeaders: [...request.rawHeaders, name.toUpperCase(), 'b'] };
  };

  it.each(['x-request-id', 'ce-id'])('is refused: %s', async (name) => {
    await expect(readOne(twice(name), source)).rejects.toMatchObject(
      refused('badRequest', `${name}: the header is given more than once`),
    );
  });

  it.each(['webhook-id', 'idempotency-key', 'x-github-delivery'])('is refused: %s', async (name) => {
    const { rawBody, remoteAddress } = aRequest('');
    const request = { headers: { [name]: 'a, b' }, rawHeaders: [name, 'a', name, 'b'], rawBody, remoteAddress };
    await expect(readOne(request)).rejects.toMatchObject(
      refused('badRequest', `id from header ${name}: the header is given more than once`),
    );
  });

  it('is another matter than one id with a comma in it', async () => {
    expect((await readOne(aRequest('', { 'webhook-id': 'a, b' }))).id).toBe('a, b');
  });
});
