// Rows that the template of a table's sink makes of events.
import { sql } from 'drizzle-orm';
import { attemptGroup } from '../../activities/groups/attempt-group';
import { closeTemplatePool } from '../../src/jsonnet';
import { claimWork } from '../../src/ledger/claim/claim-work';
import type { Ledger } from '../../src/ledger/ledger';
import { amendInLedger } from '../../src/ledger/take-up-delivery';
import type { GroupOutcome } from '../../src/model/delivery';
import { emptyLedger } from '../support/embedded-ledger';
import { anEvent } from '../support/event';
import { startReceiver, type Received, type Receiver } from '../support/receiver';
import { accept, dependenciesOver, readDelivery, withSink, withSource } from '../support/world';

let ledger: Ledger;
let receiver: Receiver;

beforeEach(async () => {
  [ledger, receiver] = [await emptyLedger(), await startReceiver(() => ({ status: 200 }))];
  await withSource(ledger);
  const columns = [
    { name: 'id', type: 'string', required: true },
    { name: 'total', type: 'decimal(30,2)' },
    { name: 'event', type: 'string', source: 'event.id' },
  ];
  const rowTemplate = '{ id: Body("order.id"), total: Body("order.total", null), at: Now("%f") }';
  await withSink(ledger, {
    type: 'iceberg',
    config: { mode: 'adapter', url: receiver.url, catalog: 'c', namespace: 'n', table: 't', columns, rowTemplate },
    policy: { gatherFor: '0.001ms', schedule: { type: 'constant', delay: '1ms' } },
  });
});
afterEach(async () => {
  await receiver.close();
  await ledger.close();
});
afterAll(closeTemplatePool);

const rowsOf = (request: Received) => (request.json() as { rows: object[] }).rows;
const acceptOrder = (id: string, order: unknown) => accept(ledger, anEvent({ id, body: JSON.stringify({ order }) }));
const changeTemplate = (rowTemplate: string) =>
  ledger.db.execute(sql`update sinks set config = jsonb_set(config, '{rowTemplate}', to_jsonb(${rowTemplate}::text))`);
const attemptDue = async (): Promise<GroupOutcome> => {
  await ledger.db.execute(sql`update deliveries set due_at = now() - interval '1 minute' where state = 'pending'`);
  const advice = { groupable: () => true, isFast: () => false, gathers: () => true };
  const { groups } = await claimWork(ledger.db, 10, advice);
  return attemptGroup(dependenciesOver(ledger), groups[0]!, () => undefined);
};

it('go in as the template says, with what is known beside the record', async () => {
  await acceptOrder('e-1', { id: 'o-1', total: '123456789012345678901.50' });
  expect(await attemptDue()).toMatchObject({ delivered: 1, failed: [] });
  expect(receiver.requests.map(rowsOf)).toEqual([[{ id: 'o-1', total: '123456789012345678901.50', event: 'e-1' }]]);
});

it('leave out events that the template fails for, and take them in once they are amended', async () => {
  await acceptOrder('e-1', { id: 'o-1' });
  const bad = await acceptOrder('e-2', {});
  const notText = await acceptOrder('e-3', { id: 7 });
  expect(await attemptDue()).toMatchObject({ delivered: 1, failed: { length: 2 } });
  expect(await readDelivery(ledger, bad)).toMatchObject({
    state: 'dead',
    failure: { code: 'templateFailed', message: expect.stringContaining('rowTemplate, line 1 column') as string },
  });
  expect(await readDelivery(ledger, notText)).toMatchObject({
    state: 'dead',
    failure: { code: 'rowRefused', message: 'field "id" must be a string, got 7' },
  });

  await amendInLedger(ledger.db, bad, Buffer.from('{"order":{"id":"o-2"}}'));
  await ledger.db.execute(sql`update deliveries set state = 'pending' where id = ${bad}`);
  expect(await attemptDue()).toMatchObject({ delivered: 1 });
  expect(receiver.requests.map((request) => rowsOf(request).map((row) => (row as { id: string }).id))).toEqual([
    ['o-1'],
    ['o-2'],
  ]);
});

it('are the same when they are sent again under their key, be the template another one', async () => {
  receiver.script({ status: 502 }, { status: 200 }, { status: 200 });
  await acceptOrder('e-1', { id: 'o-1' });
  expect(await attemptDue()).toMatchObject({ delivered: 0 });
  await changeTemplate('{ id: "of the new template" }');
  await acceptOrder('e-2', { id: 'o-2' });
  expect(await attemptDue()).toMatchObject({ delivered: 2 });
  const [first, again, next] = receiver.requests;
  expect([again?.headers['idempotency-key'], again?.body]).toEqual([first?.headers['idempotency-key'], first?.body]);
  expect(rowsOf(next!)).toMatchObject([{ id: 'of the new template' }]);
});
