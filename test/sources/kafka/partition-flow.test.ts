import { PartitionFlow } from '../../../src/sources/kafka/consumer/partition-flow';

const t0 = { topic: 't', partition: 0 };
const aMinuteLater = () => Date.now() + 60_000;

it('knows how long records wait, at least, before any was read', () => {
  const flow = new PartitionFlow(t0, 5, 8);
  expect(flow.status(aMinuteLater())).toMatchObject({ lagRecords: 3 });
  expect(flow.status(aMinuteLater()).lagSeconds).toBeCloseTo(60, 0);
});

it('counts how long they wait from when the first of them came', () => {
  const flow = new PartitionFlow(t0, 5, 5);
  expect(flow.status(aMinuteLater())).toMatchObject({ lagRecords: 0, lagSeconds: 0 });
  flow.endsAt(6);
  expect(flow.status(aMinuteLater()).lagSeconds).toBeCloseTo(60, 0);
  flow.advanceTo(6);
  expect(flow.status(aMinuteLater()).lagSeconds).toBe(0);
});

it('goes by the age of the record that was read last as soon as one was', () => {
  const flow = new PartitionFlow(t0, 5, 8);
  flow.sees(Date.now() - 3_600_000);
  flow.advanceTo(6);
  expect(flow.status().lagSeconds).toBeCloseTo(3600, 0);
});
