// The Kafka half of a gateway over a ledger, with a membership that a test need not wait for.
import { penstockItself } from '../../../src/model/change';
import { tmpdir } from 'node:os';
import { pino } from 'pino';
import { configurationReader } from '../../../src/ledger/configuration';
import { rows, type Database, type Ledger } from '../../../src/ledger/ledger';
import { insertSink } from '../../../src/ledger/resources/sinks';
import { insertSource } from '../../../src/ledger/resources/sources';
import { kafkaSourceConfig } from '../../../src/model/kafka-source';
import { policy } from '../../../src/model/policy';
import type { KafkaSource } from '../../../src/model/source';
import { createAccept, type Accept } from '../../../src/sources/accept';
import { startKafkaSources, type KafkaSources } from '../../../src/sources/kafka/start-kafka-sources';
import type { KafkaState } from '../../../src/sources/kafka/status';
import type { TablesDependencies } from '../../../src/sources/kafka/tables/tables-of-source';
import { lazyEncoder } from '../../../src/tables/encoder';
import { createOutgoing } from '../../../src/tables/outgoing';
import { sql } from 'drizzle-orm';
import { until } from '../../support/until';
import { keyring } from '../../support/world';

const log = pino({ level: process.env.PENSTOCK_TEST_LOG ?? 'silent' });
const timing = { sessionMs: 3000, heartbeatMs: 300 };

/** Consumers of all sources; `over` can make the ledger fail for what takes records in. */
export function consumersOf({ db }: Ledger, over: (accept: Accept) => Accept = (accept) => accept): KafkaSources {
  const configuration = configurationReader(db, keyring);
  return startKafkaSources({
    db,
    configuration,
    accept: over(createAccept(db, log)),
    tables: noTables(db),
    log,
    timing,
  });
}

/** Its sources have no tables: nothing is ever appended. */
const noTables = (db: Database): TablesDependencies => ({
  db,
  keyring,
  outgoing: createOutgoing({ allowAddresses: [], allowDirectories: [] }),
  encoder: lazyEncoder(() => Promise.resolve(tmpdir())).encoder,
  append: () => Promise.reject(new Error('there are no tables')),
  spoolDirectory: () => Promise.resolve(tmpdir()),
  onTable: () => undefined,
  onBatch: () => undefined,
});

/** A source of type kafka that begins with the first record, of a group of its own, with a sink that wants nothing. */
export async function withKafkaSource(
  ledger: Ledger,
  id: string,
  config: Record<string, unknown>,
  { hasSink = true } = {},
): Promise<KafkaSource> {
  const parsed = kafkaSourceConfig.parse({ group: `group-of-${id}`, startFrom: 'earliest', ...config });
  const made = await insertSource<KafkaSource>(ledger.db, {
    id,
    type: 'kafka',
    name: id,
    description: '',
    config: parsed,
  });
  if (!made) throw new Error(`there is a source "${id}" already`);
  if (hasSink) await withSinkForNothing(ledger, id);
  return made;
}

/** A source without any sink is not read. */
export async function withSinkForNothing({ db }: Ledger, sourceId: string): Promise<void> {
  const sink = { sourceId, id: 'nothing', name: 'nothing', description: '', type: 'webhook', config: {} };
  await insertSink(db, { ...sink, filter: { exact: { type: 'nothing' } }, policy: policy.parse({}) }, penstockItself);
}

export async function untilState(consumers: KafkaSources, sourceId: string, state: KafkaState): Promise<string> {
  const status = await until(`source "${sourceId}" to be ${state}`, () => {
    const now = consumers.statusOf(sourceId);
    return now?.state === state && now;
  });
  return status.reason ?? '';
}

/** Ids of the events that a source took in, by the order they came in. */
export async function idsOf(db: Database, sourceId: string): Promise<string[]> {
  const found = await rows<{ id: string }>(db, sql`select id from events where source_id = ${sourceId} order by uid`);
  return found.map(({ id }) => id);
}

export const untilEvents = (db: Database, sourceId: string, count: number): Promise<string[]> =>
  until(`${count} events of "${sourceId}"`, async () => {
    const ids = await idsOf(db, sourceId);
    return ids.length >= count && ids;
  });
