import { DurableOffsets } from '../../../../src/sources/kafka/batches/durable-offsets';

const t0 = { topic: 't', partition: 0 };

it('lets the group follow the slowest taker, and nobody back', () => {
  const offsets = new DurableOffsets(['events', 'table']);
  offsets.assign('t', 0, 5);
  offsets.note('events', { ...t0, to: 30 });
  expect(offsets.lowest('t', 0)).toBe(5);
  offsets.note('table', { ...t0, to: 20 });
  expect(offsets.lowest('t', 0)).toBe(20);
  offsets.note('table', { ...t0, to: 10 });
  expect(offsets.lowest('t', 0)).toBe(20);
});

it('knows nothing of partitions that went to others', () => {
  const offsets = new DurableOffsets(['events']);
  offsets.assign('t', 0, 5);
  offsets.clear();
  offsets.note('events', { ...t0, to: 30 });
  expect(offsets.lowest('t', 0)).toBeUndefined();
});
