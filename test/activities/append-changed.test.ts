// A batch that was begun, and whose sink has other settings when it is finished.
import { sql } from 'drizzle-orm';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jsonb } from '../../src/ledger/jsonb';
import type { Ledger } from '../../src/ledger/ledger';
import { findSink } from '../../src/ledger/resources/sinks';
import { findOpenBatch } from '../../src/ledger/tables/batches';
import { newUuid } from '../../src/model/ids';
import { attemptGathered } from '../support/attempt-gathered';
import { emptyLedger } from '../support/embedded-ledger';
import { anEvent } from '../support/event';
import { startReceiver, type Receiver } from '../support/receiver';
import { accept, withSink, withSource } from '../support/world';

let ledger: Ledger;
let receiver: Receiver;

const columns = [{ name: 'id', type: 'string', required: true }];
const adapter = () => ({ mode: 'adapter', url: receiver.url, catalog: 'c', namespace: 'n', table: 't', columns });

beforeEach(async () => {
  [ledger, receiver] = [await emptyLedger(), await startReceiver(() => ({ status: 200 }))];
  await withSource(ledger);
  await withSink(ledger, {
    type: 'iceberg',
    config: adapter(),
    policy: { gatherFor: '0.001ms', schedule: { type: 'constant', delay: '1ms' } },
  });
});
afterEach(async () => {
  await receiver.close();
  await ledger.close();
});

const acceptRow = (id: string) => accept(ledger, anEvent({ id, body: JSON.stringify({ id, total: 7 }) }));
const configure = (config: object) => ledger.db.execute(sql`update sinks set config = ${jsonb(config)}`);
const attemptDue = () => attemptGathered(ledger);

it('is sent again as it was when the sink has other columns by now', async () => {
  receiver.script({ status: 502 }, { status: 200 }, { status: 200 });
  await acceptRow('e-1');
  expect(await attemptDue()).toMatchObject({ delivered: 0 });
  await configure({ ...adapter(), columns: [...columns, { name: 'total', type: 'long', required: false }] });
  await acceptRow('e-2');
  expect(await attemptDue()).toMatchObject({ delivered: 2 });
  const [first, again, next] = receiver.requests;
  expect([again?.headers['idempotency-key'], again?.body]).toEqual([first?.headers['idempotency-key'], first?.body]);
  expect(next?.json()).toMatchObject({ rows: [{ id: 'e-2', total: 7 }] });
});

it('goes where the sink points by now, when that is something else', async () => {
  receiver.script({ status: 502 });
  await acceptRow('e-1');
  expect(await attemptDue()).toMatchObject({ delivered: 0 });
  const path = join(tmpdir(), `${newUuid()}.ndjson`);
  try {
    await writeFile(path, '{"id":"e-0"}\n');
    await configure({ mode: 'jsonl', path, columns });
    await acceptRow('e-2');
    expect(await attemptDue()).toMatchObject({ delivered: 2 });
    const lines = (await readFile(path, 'utf8')).trim().split('\n');
    expect(lines.sort()).toEqual(['{"id":"e-0"}', '{"id":"e-1"}', '{"id":"e-2"}']);
  } finally {
    await rm(path, { force: true });
  }
});

it('is dropped when it would be refused for ever for what the sink does not ask for any more', async () => {
  receiver.script({ status: 404 }, { status: 404 }, { status: 200 });
  await acceptRow('e-1');
  expect(await attemptDue()).toMatchObject({ delivered: 0 });
  await configure({ ...adapter(), table: 'the_right_one' });
  expect(await attemptDue()).toMatchObject({ delivered: 1 });
  expect(receiver.requests.map((request) => (request.json() as { spec: { table: string } }).spec.table)).toEqual([
    ...['t', 't'],
    'the_right_one',
  ]);
});

it('of an endpoint is not taken for one of a table of its own', async () => {
  receiver.script({ status: 502 });
  await acceptRow('e-1');
  expect(await attemptDue()).toMatchObject({ delivered: 0 });
  const catalog = { url: receiver.url };
  await configure({ mode: 'native', catalog, namespace: 'n', table: 't', columns });
  receiver.script({ status: 401 });
  expect(await attemptDue()).toMatchObject({ delivered: 0 });
  // What stops it is the catalog.
  expect(await findSink(ledger.db, 'shop', 'target')).toMatchObject({
    pausedBecause: expect.stringContaining('targetUnauthorized') as string,
  });
  expect(await findOpenBatch(ledger.db, { sourceId: 'shop', sinkId: 'target' })).toBeUndefined();
});
