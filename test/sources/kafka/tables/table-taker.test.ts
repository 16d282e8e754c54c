// What a table does beside asking its catalog.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import type { KafkaMessage } from 'kafkajs';
import type { Commit } from '../../../../src/iceberg/catalog/rest-catalog';
import { parseJson, toJson } from '../../../../src/iceberg/json';
import { actionLog } from '../../../../src/iceberg/table/action-log';
import type { Database, Ledger } from '../../../../src/ledger/ledger';
import { emptyLedger } from '../../../support/embedded-ledger';
import { findSink } from '../../../../src/ledger/resources/sinks';
import { kafkaSourceConfig } from '../../../../src/model/kafka-source';
import type { KafkaSource } from '../../../../src/model/source';
import { icebergConfig, type NativeConfig } from '../../../../src/sinks/iceberg/config';
import type { KafkaRecord } from '../../../../src/sources/kafka/events/record';
import { readBatches } from '../../../../src/sources/kafka/log/record-batch';
import { inPlace, recordsInPlace, type RecordInPlace } from '../../../../src/sources/kafka/log/records-in-place';
import { startTableTaker, type TableTaker } from '../../../../src/sources/kafka/tables/table-taker';
import { lazyEncoder } from '../../../../src/tables/encoder';
import { createOutgoing } from '../../../../src/tables/outgoing';
import { failingAt } from '../../../support/ledger-faults';
import { memoryCatalog } from '../../../support/memory-catalog';
import { startReceiver } from '../../../support/receiver';
import { until } from '../../../support/until';
import { keyring, withSink, withSource } from '../../../support/world';
import { aRecord } from '../a-record';
import { batchBytes } from '../log/encode-log';

const source = {
  id: 'shop',
  type: 'kafka',
  config: kafkaSourceConfig.parse({ brokers: ['localhost:1'], topics: ['t'], group: 'g' }),
} as KafkaSource;
const config = icebergConfig.parse({
  mode: 'native',
  catalog: { url: 'http://127.0.0.1:1', auth: { type: 'bearer' } },
  namespace: 'n',
  table: 't',
  columns: 'action-log',
}) as NativeConfig;

let directory: string;
let ledger: Ledger;
let start: (of?: NativeConfig, db?: Database) => TableTaker;
let taker: TableTaker;

beforeEach(async () => {
  [directory, ledger] = [await mkdtemp(join(tmpdir(), 'penstock-taker-')), await emptyLedger()];
  await withSource(ledger);
  await withSink(ledger, { type: 'iceberg', config, secrets: { catalogToken: 'open sesame' } });
  const sink = await findSink(ledger.db, 'shop', 'target');
  if (!sink) throw new Error('there is no sink');
  start = (of = config, db = ledger.db) =>
    startTableTaker(
      {
        db,
        keyring,
        outgoing: createOutgoing({ allowAddresses: ['127.0.0.0/8'], allowDirectories: [directory] }),
        encoder: lazyEncoder(() => Promise.resolve(directory)).encoder,
        append: () => Promise.reject(new Error('nothing is appended')),
        spoolDirectory: () => Promise.resolve(directory),
        onBatch: () => undefined,
      },
      { source, sink, config: of },
      directory,
      () => undefined,
    );
  taker = start();
});
afterEach(async () => {
  await taker.stop();
  await ledger.close();
  await rm(directory, { recursive: true, force: true });
});

it('tries again while its secrets cannot be read, and says so, for others are not to wait for it', async () => {
  await ledger.db.execute(sql`update secrets set key_id = 'lost'`);
  const givesUp = new AbortController();
  const beginning = taker.begin([{ topic: 't', partition: 0, position: 0 }], givesUp.signal);
  expect((await until('its trouble', taker.trouble)).message).toContain('was encrypted with key lost');
  givesUp.abort();
  expect(await beginning).toBeUndefined();
});

it('asks again, and is for nobody to look at, while the ledger does not say which topics it has read', async () => {
  const { catalog, metadata } = memoryCatalog({ columns: actionLog.columns, partition: '', order: '' }, directory);
  const answering = await startReceiver(async ({ path, method, body }) => {
    if (method === 'POST') await catalog.commit({ namespace: ['n'], name: 't' }, parseJson(String(body)) as Commit);
    return { body: path.endsWith('/config') ? '{}' : toJson({ metadata: metadata() }) };
  });
  const fails = failingAt(/kafka_topics/, 2);
  const next = start({ ...config, catalog: { ...config.catalog, url: answering.url } }, fails.over(ledger.db));
  const topicId = '5f0f2a8e-53a4-4b43-9c1c-000000000001';
  const assigned = [{ topic: 't', partition: 0, position: 7, topicId }];
  expect(await next.begin(assigned, new AbortController().signal)).toEqual({ positions: [7], madeAnew: [] });
  expect(fails.failures()).toBe(2);
  await next.stop();
  await answering.close();
});

it('keeps its files though the one before it, which waited for a commit, stops only now', async () => {
  const next = start();
  next.spooler.assign([{ topic: 't', partition: 0, position: 0 }]);
  next.spooler.add({ topic: 't', partition: 0 }, [inPlace(aRecord())], 1);
  const files = async () => (await readdir(directory, { recursive: true })).filter((name) => name.endsWith('.ndjson'));
  expect(await files()).toHaveLength(1);
  await taker.stop();
  expect(await files()).toHaveLength(1);
  await next.stop();
  expect(await files()).toEqual([]);
});

it('keeps the id of the event that a record is, where a column has it, and sets aside what is none', async () => {
  const column = { name: 'id', type: 'string' as const, required: true, source: 'event.id' as const };
  const next = start({ ...config, columns: [column] });
  const headers = { ce_specversion: '1.0', ce_source: '/a', ce_type: 't', ce_id: 'own' };
  const records = [
    aRecord({ headers }),
    aRecord({ offset: 1, headers: { ...headers, ce_id: '' } }),
    aRecord({ offset: 2, headers }),
  ];
  next.spooler.assign([{ topic: 't', partition: 0, position: 0 }]);
  next.spooler.add({ topic: 't', partition: 0 }, recordsOfFetch(records), 3);
  next.spooler.flush();
  const [beside = ''] = (await readdir(directory, { recursive: true })).filter((name) => name.includes('.beside.'));
  const lines = (await readFile(join(directory, beside), 'utf8')).trim().split('\n');
  expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([
    { 'event.id': 'own', 'kafka.offset': 0 },
    { 'event.id': 'own', 'kafka.offset': 2 },
  ]);
  await next.stop();
});

/** As a broker sends them. */
function recordsOfFetch(records: KafkaRecord[]): Iterable<RecordInPlace> {
  const [batch] = readBatches(
    batchBytes({
      firstOffset: 0,
      firstTimestampMs: 0,
      records: records.map(({ offset, ...record }) => ({ ...record, offsetDelta: offset, timestampDelta: 0 })),
    }),
  );
  return recordsInPlace({ topic: 't', partition: 0, messages: [{ batch } as unknown as KafkaMessage] });
}
