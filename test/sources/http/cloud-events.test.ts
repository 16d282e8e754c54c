// CloudEvents in a request: binary, structured and batch mode.
import fc from 'fast-check';
import { readEvents } from '../../../src/sources/http/read-events';
import { aCloudEvent, aRequest, asBatch, aSource, asStructured, ceHeaders, readOne, refused } from './a-request';

const never = () => Promise.reject(new Error('not expected'));

describe('binary mode', () => {
  it('takes attributes from ce- headers and the content type', async () => {
    const event = await readOne(
      aRequest('<a/>', {
        ...ceHeaders,
        'content-type': 'application/xml',
        'ce-subject': 'orders/42',
        'ce-time': '2025-03-04T05:06:07+01:00',
        'ce-dataschema': 'https://example.com/order.xsd',
        'ce-region': 'eu',
        'ce-rootid': 'root-1',
        'ce-depth': '2',
      }),
    );

    expect(event).toMatchObject({
      id: 'e-1',
      source: '/shop',
      type: 'order.created',
      subject: 'orders/42',
      time: '2025-03-04T05:06:07+01:00',
      datacontenttype: 'application/xml',
      dataschema: 'https://example.com/order.xsd',
      rootid: 'root-1',
      depth: 2,
      extensions: { region: 'eu' },
    });
  });

  it.each([
    ['Euro%20%E2%82%AC%20%F0%9F%98%80', 'Euro € 😀'],
    ['100%2525', '100%25'],
    ['"a \\"quoted\\" %41"', 'a "quoted" A'],
  ])('decodes %s once', async (header, subject) => {
    expect(await readOne(aRequest('', { ...ceHeaders, 'ce-subject': header }))).toMatchObject({ subject });
  });

  it('keeps any bytes as they are', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        const body = Buffer.from(bytes);
        const event = await readOne(aRequest(body, { ...ceHeaders, 'content-type': 'application/json' }));
        expect(event.body.equals(body)).toBe(true);
      }),
    );
  });

  it.each([
    [{ 'ce-specversion': '0.3' }, 'ce-specversion: is "0.3"; must be "1.0"'],
    [{ 'ce-type': '' }, 'ce-type: must be 1–256 printable characters, not ""'],
    [{ 'ce-source': '%00' }, 'ce-source: must be printable characters, at least one, not "\\u0000"'],
    [{ 'ce-subject': '100%' }, 'ce-subject: "100%" is not percent-encoded UTF-8; "%" itself is "%25"'],
    [{ 'ce-time': 'yesterday' }, 'ce-time: must be a time as RFC 3339 writes it, not "yesterday"'],
    [{ 'ce-my-own': 'x' }, 'ce-my-own: attribute names are 1–20 lower-case letters and digits'],
    [{ 'ce-data': 'x' }, 'ce-data: is not a header; send the body and its Content-Type instead'],
    [{ 'ce-depth': '-1' }, 'ce-depth: must be an integer from 0 to 1000000, not "-1"'],
    [{ 'ce-rootid': 'r'.repeat(129) }, 'ce-rootid: must be 1–128 printable characters'],
  ])('refuses %j', async (headers, message) => {
    const reading = readOne(aRequest('', { ...ceHeaders, ...headers }));
    await expect(reading).rejects.toMatchObject(refused('badRequest', message));
  });

  it.each([
    ['UTF-8 as it is', 'Größe: 10 …'],
    ['UTF-8 in part percent-encoded', 'Größe%3A 10 …'],
  ])('reads attributes in %s', async (_what, sent) => {
    // As Node.js gives headers: a character for each byte.
    const subject = Buffer.from(sent).toString('latin1');
    expect(await readOne(aRequest('', { ...ceHeaders, 'ce-subject': subject }))).toMatchObject({
      subject: 'Größe: 10 …',
    });
  });

  it('reads attributes that are no UTF-8 as Latin-1', async () => {
    expect(await readOne(aRequest('', { ...ceHeaders, 'ce-subject': 'Gr\xf6\xdfe' }))).toMatchObject({
      subject: 'Größe',
    });
  });

  it.each(['ce-specversion', 'ce-id', 'ce-source', 'ce-type'])('names %s when it is missing', async (name) => {
    const headers = Object.fromEntries(Object.entries(ceHeaders).filter(([header]) => header !== name));
    await expect(readOne(aRequest('', headers))).rejects.toThrow(`${name}: is missing`);
  });
});

describe('structured mode', () => {
  it('keeps numbers as they are written', async () => {
    const event = await readOne(
      asStructured(`${JSON.stringify(aCloudEvent).slice(0, -1)},"data":{"n":12345678901234567890,"p":1.50}}`),
    );
    expect(event.body.toString()).toBe('{"n":12345678901234567890,"p":1.50}');
    expect(event.datacontenttype).toBe('application/json');
  });

  it.each([
    ['no data', {}, ''],
    ['null', { data: null }, 'null'],
    ['a string as JSON', { data: 'text' }, '"text"'],
    ['a string as text', { data: 'text', datacontenttype: 'text/plain' }, 'text'],
    ['an object in XML', { data: { a: 1 }, datacontenttype: 'application/xml' }, '{"a":1}'],
    ['base64', { data_base64: 'AP8=', datacontenttype: 'image/png' }, Buffer.from([0, 255])],
  ])('takes %s', async (_what, data, body) => {
    expect((await readOne(asStructured({ ...aCloudEvent, ...data }))).body).toEqual(Buffer.from(body));
  });

  it('takes extensions of every kind as text, and null as absent', async () => {
    const event = await readOne(asStructured({ ...aCloudEvent, region: 'eu', priority: 7, urgent: true, lost: null }));
    expect(event.extensions).toEqual({ region: 'eu', priority: '7', urgent: 'true' });
  });

  it('takes the chain from attributes before headers', async () => {
    const request = asStructured({ ...aCloudEvent, rootid: 'root-1', depth: 4 });
    request.headers['ce-depth'] = '9';
    expect(await readOne(request)).toMatchObject({ rootid: 'root-1', depth: 4, extensions: {} });
  });

  it.each([
    [{ specversion: 1 }, 'specversion: must be a string'],
    [{ specversion: undefined }, 'specversion: is missing; must be "1.0"'],
    [{ id: undefined }, 'id: is missing'],
    [{ id: 42 }, 'id: must be a string'],
    [{ id: '' }, 'id: must be 1–256 printable characters'],
    [{ id: 'x'.repeat(257) }, 'id: must be 1–256 printable characters'],
    [{ type: 'a\u0000b' }, 'type: must be 1–256 printable characters, not "a\\u0000b"'],
    [{ subject: '\ud800' }, 'subject: must be printable characters'],
    [{ time: '2025-02-30T00:00:00Z' }, 'time: must be a time'],
    [{ depth: 1.5 }, 'depth: must be an integer from 0 to 1000000, not "1.5"'],
    [{ depth: 1_000_001 }, 'depth: must be an integer from 0 to 1000000'],
    [{ rootid: '' }, 'rootid: must be 1–128 printable characters'],
    [{ myExtension: 'x' }, 'myExtension: attribute names are'],
    [{ nested: { a: 1 } }, 'nested: must be a string, a number or a boolean'],
    [{ data: 'a\ud800', datacontenttype: 'text/plain' }, 'data: has half a surrogate pair'],
    [{ data_base64: 'AP8' }, 'data_base64: must be a string of base64'],
    [{ data_base64: 'AP8=', data: {} }, 'data_base64: is given beside data'],
  ])('refuses %j', async (difference, message) => {
    const reading = readOne(asStructured({ ...aCloudEvent, ...difference }));
    await expect(reading).rejects.toMatchObject(refused('badRequest', message));
  });

  it.each([
    ['{"id":', "body: is not valid JSON: Object value expected after ':' at position 6"],
    ['{"id":"1","id":"2"}', "body: is not valid JSON: Duplicate key 'id' encountered at position 11"],
    ['['.repeat(200_000), 'body: is not valid JSON: it is nested too deeply'],
    ['"text"', 'body: must be a CloudEvent, a JSON object'],
    ['7', 'body: must be a CloudEvent, a JSON object'],
  ])('refuses the body %.30s', async (body, message) => {
    await expect(readOne(asStructured(body))).rejects.toMatchObject({ code: 'badRequest', message });
  });

  it('refuses more attributes than would fit into headers', async () => {
    const reading = readOne(asStructured({ ...aCloudEvent, note: 'x'.repeat(16_384) }));
    const message = /^attributes: are 164\d\d bytes together; at most 16384 are taken$/;
    await expect(reading).rejects.toThrow(message);
  });

  it('refuses data that is nested too deeply, however deep it is', async () => {
    for (let levels = 500; levels < 10_000; levels += 500) {
      const data = `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;
      const body = `{"specversion":"1.0","id":"1","source":"/s","type":"t","data":${data}}`;
      const read = readOne(aRequest(body, { 'content-type': 'application/cloudevents+json' }));
      const outcome = await read.then(({ body }) => body.toString(), String);
      if (outcome !== data) expect(outcome).toMatch(/^PenstockError: .*nested too deeply/);
    }
  });

  it('gives back any valid CloudEvent', async () => {
    const printable = (maxLength: number) =>
      fc.string({ minLength: 1, maxLength, unit: 'grapheme' }).filter((text) => text.length <= maxLength);
    const cloudEvent = fc.record(
      {
        id: printable(256),
        source: fc.webPath().map((path) => `/${path}`),
        type: printable(256),
        subject: printable(50),
        time: fc
          .date({ noInvalidDate: true, min: new Date(0), max: new Date('9999-01-01') })
          .map((date) => date.toISOString()),
        dataschema: fc.webUrl(),
        rootid: printable(100),
        depth: fc.nat(1_000_000),
        extensions: fc.dictionary(fc.stringMatching(/^x[a-z0-9]{1,19}$/), fc.oneof(printable(20), fc.constant(''))),
        data: fc.json().map((text): unknown => JSON.parse(text)),
      },
      { requiredKeys: ['id', 'source', 'type', 'rootid', 'depth', 'extensions', 'data'] },
    );

    await fc.assert(
      fc.asyncProperty(cloudEvent, async ({ extensions, data, ...attributes }) => {
        const event = await readOne(asStructured({ specversion: '1.0', ...attributes, ...extensions, data }));
        expect(event).toMatchObject({ ...attributes, extensions });
        expect(JSON.parse(event.body.toString())).toEqual(data);
      }),
    );
  });
});

describe('batch mode', () => {
  it('reads each event with an uid of its own', async () => {
    const { isBatch, events } = await readEvents(
      asBatch([aCloudEvent, { ...aCloudEvent, id: 'e-2' }]),
      aSource(),
      never,
    );
    expect(isBatch).toBe(true);
    expect(events.map(({ id }) => id)).toEqual(['e-1', 'e-2']);
    expect(events[0]?.uid).not.toBe(events[1]?.uid);
  });

  it('does not give all events the id of one header', async () => {
    const request = asBatch([aCloudEvent, { ...aCloudEvent, id: 'e-2' }]);
    request.headers['x-request-id'] = 'r-1';
    const { events } = await readEvents(request, aSource({ idHeader: 'x-request-id' }), never);
    expect(events.map(({ id }) => id)).toEqual(['e-1', 'e-2']);
  });

  it('reads an empty batch', async () => {
    expect(await readEvents(asBatch([]), aSource(), never)).toEqual({ isBatch: true, events: [] });
  });

  it.each([
    [[aCloudEvent, { ...aCloudEvent, type: undefined }], '[1].type: is missing'],
    [[aCloudEvent, aCloudEvent, { ...aCloudEvent, id: 7 }], '[2].id: must be a string'],
    [[aCloudEvent, 'text'], '[1]: must be a CloudEvent, a JSON object'],
    [aCloudEvent, 'body: must be a JSON array of CloudEvents'],
  ])('names the place in %j', async (batch, message) => {
    await expect(readEvents(asBatch(batch), aSource(), never)).rejects.toThrow(message);
  });
});
