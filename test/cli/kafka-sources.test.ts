import type { ShownKafkaSource } from '../../src/api/sources/shown-source';
import { rejectedTable } from '../../src/cli/output/rejected-records';
import { sourceFacts, sourceTable } from '../../src/cli/output/sources';
import { kafkaSourceConfig } from '../../src/model/kafka-source';
import { at, now } from './samples';

const look = { width: 100, inColour: false, now };
const lost: ShownKafkaSource = {
  id: 'orders',
  type: 'kafka',
  name: 'orders',
  description: '',
  state: 'enabled',
  version: 1,
  createdAt: at(-60_000),
  updatedAt: at(-60_000),
  config: kafkaSourceConfig.parse({ brokers: ['k:9092'], topics: ['t'], group: 'g' }),
  secretNames: ['saslPassword'],
  status: {
    state: 'offsetLost',
    reason: '4 records are gone',
    since: at(-1000),
    partitions: [{ topic: 't', partition: 1, position: 5, end: 9, lagRecords: 4, waitsFor: 'the ledger is away' }],
  },
  losses: [
    {
      group: 'g',
      topic: 't',
      partition: 0,
      lostOffset: 3,
      firstOffset: 7,
      endOffset: 9,
      goOnFrom: null,
      notedAt: at(0),
    },
  ],
};

it('says how a kafka source fares', () => {
  expect(sourceTable([lost], look)).toContain('offsetLost');
  const facts = sourceFacts(lost, look);
  expect(facts).toMatch(/^secrets +saslPassword$/m);
  expect(facts).toMatch(/^state +enabled$/m);
  expect(facts).toMatch(/^consumer +offsetLost$/m);
  expect(facts).toMatch(/^reason +4 records are gone$/m);
  expect(facts).toMatch(/^partitions +t\/1 at 5, 4 behind: the ledger is away$/m);
  expect(facts).toMatch(/^lost +t\/0: 3 to 6$/m);
});

it('lists rejected records with the reason of each', () => {
  const record = { sourceId: 'orders', topic: 't', partition: 0, offset: 7, code: 'badRequest', recordAt: at(-60_000) };
  const kept = { rejectedAt: at(0), headers: [], key: null, value: { text: '{' }, bytes: 1, reason: 'body: is bad' };
  expect(rejectedTable([{ ...record, ...kept }], look)).toMatch(/t\/0\/7 +badRequest +1 +1m\n +body: is bad/);
  expect(rejectedTable([], look)).toBe('All records could become events.');
});
