import { orderKeyOf } from '../../src/model/order-key';
import { policy } from '../../src/model/policy';
import { anEvent } from '../support/event';

const event = anEvent({
  subject: 'order-7',
  body: '{"order": {"id": "o-1", "lines": [{"sku": "s"}]}, "flag": true}',
  headers: { 'x-shop': 'north' },
  extensions: { partitionkey: 'p' },
});

describe('the key of an event', () => {
  it.each([
    ['subject', 'order-7'],
    ['partitionkey', 'p'],
    ['data.order.id', 'o-1'],
    ['data.order.lines[0].sku', 's'],
    ['header.x-shop', 'north'],
  ])('is found by %s', (name, key) => expect(orderKeyOf(name, event)).toBe(key));

  it.each(['dataschema', 'data.order', 'data.missing', 'header.x-other', 'other'])('is absent by %s', (name) =>
    expect(orderKeyOf(name, event)).toBeUndefined(),
  );

  it('is a digest when it is long, and differs as the text does', () => {
    const keyOf = (subject: string) => orderKeyOf('subject', anEvent({ subject }));
    expect(keyOf('a'.repeat(300))).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(keyOf('a'.repeat(300))).not.toBe(keyOf('a'.repeat(301)));
  });

  it('is a text that PostgreSQL can keep', () => {
    const event = anEvent({ body: '{"nul": "a\\u0000b", "half": "\\ud800"}' });
    expect(['data.nul', 'data.half'].map((name) => orderKeyOf(name, event))).toEqual(['a\uFFFDb', '\uFFFD']);
  });

  it('is named as filters name things, or by a header in lower case', () => {
    const fault = (key: string) => policy.safeParse({ order: { key } }).error?.issues[0]?.message;
    expect(['subject', 'data.a.b', 'data[0]', 'header.x-y'].map(fault)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    for (const name of ['Header.X', 'data', 'data.', 'data[x', 'data.a..b', 'order_id', 'a'.repeat(21)]) {
      expect([name, fault(name)]).toEqual([name, 'must be an attribute, "data.<path>" or "header.<name>"']);
    }
  });
});
