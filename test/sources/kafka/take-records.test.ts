// Records of topics into the ledger: what cannot be an event, where tables get their rows by events.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { attemptGroup } from '../../../activities/groups/attempt-group';
import { claimWork } from '../../../src/ledger/claim/claim-work';
import { configurationReader } from '../../../src/ledger/configuration';
import { listRejected } from '../../../src/ledger/kafka/rejected-records';
import { rows, type Ledger } from '../../../src/ledger/ledger';
import { insertSource } from '../../../src/ledger/resources/sources';
import { amendInLedger } from '../../../src/ledger/take-up-delivery';
import { kafkaSourceConfig } from '../../../src/model/kafka-source';
import { createAccept } from '../../../src/sources/accept';
import { createTakeRecords, type TakeRecords } from '../../../src/sources/kafka/take-records';
import { emptyLedger } from '../../support/embedded-ledger';
import { silent } from '../../support/silent';
import { dependenciesOver, keyring, withSink } from '../../support/world';
import { aRecord } from './a-record';

let ledger: Ledger;
let folder: string;
let take: TakeRecords;

const columns = [
  { name: 'n', type: 'long' },
  { name: 'offset', type: 'long', source: 'kafka.offset' },
];
const native = { mode: 'native', catalog: { url: 'http://127.0.0.1:1' }, namespace: 'n', table: 't', columns };

beforeEach(async () => {
  ledger = await emptyLedger();
  folder = await mkdtemp(join(tmpdir(), 'penstock-take-'));
  const config = kafkaSourceConfig.parse({ brokers: ['localhost:1'], topics: ['t'], group: 'g', maxBodyBytes: 1024 });
  await insertSource(ledger.db, { id: 'shop', type: 'kafka', name: 'shop', description: '', config });
  const file = { mode: 'jsonl', path: join(folder, 'rows'), columns };
  await withSink(ledger, { id: 'file', type: 'iceberg', config: file, policy: { gatherFor: '0.001ms' } });
  await withSink(ledger, { id: 'made', type: 'iceberg', config: { ...native, rowTemplate: '{ n: Body("n") }' } });
  await withSink(ledger, { id: 'lake', type: 'iceberg', config: native });
  await withSink(ledger, { id: 'hook' });
  const { db } = ledger;
  const configuration = configurationReader(db, keyring);
  take = createTakeRecords({ db, configuration, accept: createAccept(db, silent) });
});
afterEach(async () => {
  await ledger.close();
  await rm(folder, { recursive: true });
});

const json = { 'content-type': 'application/json' };
const records = [
  aRecord({ offset: 1, value: '{"n":1}', headers: json }),
  aRecord({ offset: 2, value: '{"n":', headers: json }),
  aRecord({ offset: 3, value: `{"n":"${'3'.repeat(2000)}"}`, headers: json }),
];
const deliveries = () =>
  rows<{ id: string; sink: string; record: string; state: string }>(
    ledger.db,
    sql`
      select d.id, d.sink_id as sink, e.id as record, d.state, d.failure ->> 'code' as code,
        convert_from(e.body, 'UTF8') as body, e.headers ->> 'kafka-offset' as offset
      from deliveries d join events e on e.uid = d.event_uid order by sink, record`,
  );

it('are dead letters of each such table, with their place, the reason and their bytes, however often they are read', async () => {
  for (let times = 0; times < 2; times += 1) await take('shop', records);
  const dead = (sink: string) => [
    { sink, record: 't/0/2', state: 'dead', code: 'rowRefused', body: '{"n":', offset: '2' },
    { sink, record: 't/0/3', state: 'dead', code: 'payloadTooLarge', offset: '3' },
  ];
  const pending = (sink: string) => ({ sink, record: 't/0/1', state: 'pending' });
  // The table that takes the records themselves has them from its own batches.
  expect(await deliveries()).toMatchObject([
    ...[pending('file'), ...dead('file')],
    pending('hook'),
    ...[pending('made'), ...dead('made')],
  ]);
  expect(await listRejected(ledger.db, 'shop', { limit: 10 })).toHaveLength(2);
});

it('are rows once they are amended', async () => {
  await take('shop', records);
  const bad = (await deliveries()).find(({ sink, record }) => sink === 'file' && record === 't/0/2');
  await amendInLedger(ledger.db, bad!.id, Buffer.from('{"n":2}'));
  await ledger.db.execute(sql`update deliveries set state = 'pending' where id = ${bad!.id}`);
  await ledger.db.execute(
    sql`update deliveries set due_at = now() - interval '1 minute' where state = 'pending' and sink_id = 'file'`,
  );
  await ledger.db.execute(sql`update sinks set state = 'paused' where id <> 'file'`);
  const advice = { groupable: () => true, isFast: () => false, gathers: () => true };
  const { groups } = await claimWork(ledger.db, 10, advice);
  expect(await attemptGroup(dependenciesOver(ledger), groups[0]!, () => undefined)).toMatchObject({ delivered: 2 });
  const text = await readFile(join(folder, 'rows'), 'utf8');
  expect(text.trim().split('\n').sort()).toEqual(['{"n":1,"offset":1}', '{"n":2,"offset":2}']);
});
