// What a table does beside asking its catalog.
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import type { Ledger } from '../../../../src/ledger/ledger';
import { emptyLedger } from '../../../support/embedded-ledger';
import { findSink } from '../../../../src/ledger/resources/sinks';
import { kafkaSourceConfig } from '../../../../src/model/kafka-source';
import type { KafkaSource } from '../../../../src/model/source';
import { icebergConfig, type NativeConfig } from '../../../../src/sinks/iceberg/config';
import { inPlace } from '../../../../src/sources/kafka/log/records-in-place';
import { startTableTaker, type TableTaker } from '../../../../src/sources/kafka/tables/table-taker';
import { lazyEncoder } from '../../../../src/tables/encoder';
import { createOutgoing } from '../../../../src/tables/outgoing';
import { until } from '../../../support/until';
import { keyring, withSink, withSource } from '../../../support/world';
import { aRecord } from '../a-record';

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
let start: () => TableTaker;
let taker: TableTaker;

beforeEach(async () => {
  [directory, ledger] = [await mkdtemp(join(tmpdir(), 'penstock-taker-')), await emptyLedger()];
  await withSource(ledger);
  await withSink(ledger, { type: 'iceberg', config, secrets: { catalogToken: 'open sesame' } });
  const sink = await findSink(ledger.db, 'shop', 'target');
  if (!sink) throw new Error('there is no sink');
  start = () =>
    startTableTaker(
      {
        db: ledger.db,
        keyring,
        outgoing: createOutgoing({ allowAddresses: [], allowDirectories: [] }),
        encoder: lazyEncoder(() => Promise.resolve(directory)).encoder,
        append: () => Promise.reject(new Error('nothing is appended')),
        spoolDirectory: () => Promise.resolve(directory),
        onBatch: () => undefined,
      },
      { source, sink, config },
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
