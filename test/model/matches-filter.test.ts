import fc from 'fast-check';
import type { Filter } from '../../src/model/filter';
import { matchesFilter, maxGlobText } from '../../src/model/matches-filter';
import { anEvent } from '../support/event';

describe('attributes', () => {
  const event = anEvent({
    type: 'order.created',
    subject: '/orders/2024/42.json',
    depth: 3,
    extensions: { region: 'eu', constructor: 'x' },
  });

  it.each<Filter>([
    { exact: { type: 'order.created' } },
    { prefix: { type: 'order.' } },
    { suffix: { subject: '.json' } },
    { exact: { depth: '3' } },
    { exact: { region: 'eu' } },
    { exact: { constructor: 'x' } },
    { exact: { type: 'order.created', source: '/shop', id: event.id, rootid: event.uid, time: event.time ?? '' } },
    { exact: { datacontenttype: 'application/json' } },
  ])('matches %j', (filter) => {
    expect(matchesFilter(filter, event)).toBe(true);
  });

  it.each<Filter>([
    { exact: { type: 'Order.created' } },
    { prefix: { type: 'ORDER' } },
    { exact: { type: 'order.created', region: 'us' } },
    { exact: { dataschema: '' } },
    { prefix: { missing: '' } },
    { suffix: { toString: ']' } },
    { glob: { missing: '**' } },
    { exact: { uid: event.uid } },
  ])('does not match %j', (filter) => {
    expect(matchesFilter(filter, event)).toBe(false);
  });
});

describe('data', () => {
  const event = anEvent({
    body: '{"a":{"b":[0,1,{"c":"deep"}]},"n":12345678901234567890,"price":1.50,"paid":true,"none":null,"é x":"y"}',
  });

  it.each<[string, string]>([
    ['data.a.b[2].c', 'deep'],
    ['data.a.b[1]', '1'],
    ['data.n', '12345678901234567890'],
    ['data.price', '1.50'],
    ['data.paid', 'true'],
    ['data.é x', 'y'],
  ])('reads %s', (name, text) => {
    expect(matchesFilter({ exact: { [name]: text } }, event)).toBe(true);
  });

  it.each(['data.a', 'data.a.b', 'data.none', 'data.a.b[3]', 'data.a.b.length', 'data.__proto__', 'data..n', 'data.'])(
    'finds no text at %s',
    (name) => {
      expect(matchesFilter({ prefix: { [name]: '' } }, event)).toBe(false);
    },
  );

  it('reads into a body that is an array', () => {
    expect(matchesFilter({ exact: { 'data[1].a': 'x' } }, anEvent({ body: '[0,{"a":"x"}]' }))).toBe(true);
  });

  it.each(['', 'a=b', '{"a":', '['.repeat(200_000)])('never matches a body that is not JSON or too deep', (body) => {
    expect(matchesFilter({ prefix: { 'data.a': '' } }, anEvent({ body }))).toBe(false);
  });

  it('takes the last of two equal keys', () => {
    expect(matchesFilter({ exact: { 'data.a': '2' } }, anEvent({ body: '{"a":1,"a":2}' }))).toBe(true);
  });

  it('reads an amended body anew', () => {
    const amended = { ...event, body: Buffer.from('{"paid":false}') };
    expect(matchesFilter({ exact: { 'data.paid': 'true' } }, event)).toBe(true);
    expect(matchesFilter({ exact: { 'data.paid': 'false' } }, amended)).toBe(true);
  });
});

describe('glob', () => {
  it.each([
    ['order.*', 'order.created', true],
    ['order.*', 'order.line.added', true],
    ['order.*', 'Order.created', false],
    ['*', 'a/b', false],
    ['.*', '.hidden', true],
    ['/files/*', '/files/2024/a.csv', false],
    ['/files/**', '/files/2024/.tmp/a.csv', true],
    ['/files/**/*.csv', '/files/a.csv', true],
    ['{order,cart}.?', 'cart.x', true],
    ['!order', 'cart', false],
    ['a(b)+', 'a(b)+', true],
  ])('%s on %s: %s', (pattern, type, expected) => {
    expect(matchesFilter({ glob: { type: pattern } }, anEvent({ type }))).toBe(expected);
  });

  it('says at once that a text which many stars could share out in any number of ways does not match', () => {
    const event = anEvent({ subject: 'a'.repeat(maxGlobText) });
    expect(matchesFilter({ glob: { subject: '*a'.repeat(60) + 'b' } }, event)).toBe(false);
  });

  it('matches no text that would take long', () => {
    const event = anEvent({ type: 'a'.repeat(maxGlobText + 1) });
    expect(matchesFilter({ glob: { type: 'a*' } }, event)).toBe(false);
  });
});

describe('logic', () => {
  const word = fc.constantFrom('a', 'ab', 'abc', 'b', 'bc', 'c');
  const leaf = fc.oneof(
    ...(['exact', 'prefix', 'suffix', 'glob'] as const).map((dialect) =>
      fc
        .record({ name: fc.constantFrom('type', 'subject', 'data.x', 'ext'), word })
        .map(({ name, word: text }) => ({ [dialect]: { [name]: text } }) as Filter),
    ),
  );
  const { tree: filter } = fc.letrec<{ tree: Filter }>((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      leaf,
      fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
      fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
      tie('tree').map((not) => ({ not })),
    ),
  }));
  const event = fc
    .record({ type: word, subject: word, x: word, ext: fc.option(word) })
    .map(({ type, subject, x, ext }) =>
      anEvent({ type, subject, body: JSON.stringify({ x }), extensions: ext === null ? {} : { ext } }),
    );
  const holds = (law: (one: Filter, other: Filter, matches: (filter: Filter) => boolean) => void) =>
    fc.assert(
      fc.property(filter, filter, event, (one, other, given) =>
        law(one, other, (asked) => matchesFilter(asked, given)),
      ),
    );

  it('takes all as and', () => {
    holds((one, other, matches) => expect(matches({ all: [one, other] })).toBe(matches(one) && matches(other)));
  });

  it('takes any as or', () => {
    holds((one, other, matches) => expect(matches({ any: [one, other] })).toBe(matches(one) || matches(other)));
  });

  it('takes not as negation', () => {
    holds((one, _other, matches) => expect(matches({ not: one })).toBe(!matches(one)));
  });

  it('keeps the laws of De Morgan', () => {
    holds((one, other, matches) => {
      expect(matches({ not: { all: [one, other] } })).toBe(matches({ any: [{ not: one }, { not: other }] }));
      expect(matches({ not: { any: [one, other] } })).toBe(matches({ all: [{ not: one }, { not: other }] }));
    });
  });

  it('finds that what is exact is also prefix and suffix', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'binary' }), (type) => {
        const filters: Filter[] = [{ exact: { type } }, { prefix: { type } }, { suffix: { type } }];
        for (const filter of filters) expect(matchesFilter(filter, anEvent({ type }))).toBe(true);
      }),
    );
  });
});
