// What tables take by deliveries, in the metrics of the process that appends it.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { attemptGroup } from '../../activities/groups/attempt-group';
import { claimWork } from '../../src/ledger/claim/claim-work';
import type { Ledger } from '../../src/ledger/ledger';
import { createMeters, type Meters } from '../../src/program/meters';
import { emptyLedger } from '../support/embedded-ledger';
import { anEvent } from '../support/event';
import { startReceiver, type Receiver } from '../support/receiver';
import { accept, dependenciesOver, withSink, withSource } from '../support/world';

let ledger: Ledger;
let folder: string;
let receiver: Receiver;
let meters: Meters;

beforeEach(async () => {
  ledger = await emptyLedger();
  folder = await mkdtemp(join(tmpdir(), 'penstock-counted-'));
  receiver = await startReceiver({ status: 200 });
  meters = createMeters();
  await withSource(ledger);
});
afterEach(async () => {
  await receiver.close();
  await ledger.close();
  await rm(folder, { recursive: true });
});

const withTable = (config: object) =>
  withSink(ledger, {
    type: 'iceberg',
    config: { ...config },
    policy: { gatherFor: '0.001ms', schedule: { type: 'constant', delay: '1ms' } },
  });
const adapter = () => ({ mode: 'adapter', url: receiver.url, catalog: 'c', namespace: 'n', table: 't' });
const attemptDue = async () => {
  await ledger.db.execute(sql`update deliveries set due_at = now() - interval '1 minute' where state = 'pending'`);
  const advice = { groupable: () => true, isFast: () => false, gathers: () => true };
  const { groups } = await claimWork(ledger.db, 10, advice);
  const { countTable } = meters;
  return attemptGroup({ ...dependenciesOver(ledger), countTable }, groups[0]!, () => undefined);
};
const acceptBody = (body: object | string) =>
  accept(ledger, anEvent({ body: typeof body === 'string' ? body : JSON.stringify(body) }));
const metric = async (name: string) => {
  const text = await meters.registry.metrics();
  const lines = text.split('\n').filter((line) => line.startsWith(`${name}{`));
  return Object.fromEntries(
    lines.map((line) => line.replace(`${name}{source="shop",sink="target"`, '').split(/\} /) as [string, string]),
  );
};

const action = {
  ...{ event_id: 'e-1', action_type_id: 'type-1', action_name: 'approve', object_type_id: 'order' },
  ...{ tenant: 'acme', actor_sub: 'user-1', status: 'applied', applied_at_ms: 1_790_035_200_000 },
};

it.each(['penstock_table', 'action_log_sink'])('are in %s of an action log in a file', async (prefix) => {
  await withTable({ mode: 'jsonl', path: join(folder, 'rows.jsonl'), columns: 'action-log' });
  await acceptBody(action);
  await acceptBody({ ...action, event_id: 'e-2' });
  await acceptBody({ ...action, event_id: 7 });
  await acceptBody('no JSON');
  expect(await attemptDue()).toMatchObject({ delivered: 2, failed: { length: 2 } });
  expect(await metric(`${prefix}_records_total`)).toEqual({ ',result="appended"': '2', ',result="poison"': '2' });
  expect(await metric(`${prefix}_batch_size_records_sum`)).toEqual({ '': '2' });
  expect(await metric(`${prefix}_commits_total`)).toEqual({ ',outcome="committed"': '1' });
});

it('are counted once, when they are in, and the tries that failed by themselves', async () => {
  receiver.script({ status: 502 }, { status: 200 });
  await withTable({ ...adapter(), columns: [{ name: 'id', type: 'long' }] });
  await acceptBody({ id: 1 });
  await attemptDue();
  expect(await metric('penstock_table_records_total')).toEqual({});
  expect(await metric('penstock_table_commits_total')).toEqual({ ',outcome="failed"': '1' });
  await attemptDue();
  expect(await metric('penstock_table_records_total')).toMatchObject({ ',result="appended"': '1' });
  expect(await metric('penstock_table_commits_total')).toEqual({
    ',outcome="failed"': '1',
    ',outcome="committed"': '1',
  });
  expect(await metric('action_log_sink_commits_total')).toEqual({});
});

it('are counted though none of them can be a row', async () => {
  await withTable({ ...adapter(), columns: [{ name: 'id', type: 'long' }] });
  await acceptBody({ id: 'one' });
  await attemptDue();
  expect(await metric('penstock_table_records_total')).toMatchObject({ ',result="poison"': '1' });
  expect(await metric('penstock_table_commits_total')).toEqual({});
});
