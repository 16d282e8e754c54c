// The engine comes back empty: a namespace of the same name, that has nothing of what deliveries need.
import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { startDispatcher, type Dispatcher } from '../../src/dispatch/dispatcher';
import { createReconcile } from '../../src/dispatch/reconcile';
import { registerSearchAttributes } from '../../src/dispatch/search-attributes';
import type { Ledger } from '../../src/ledger/ledger';
import { emptyLedger } from '../support/embedded-ledger';
import { silent } from '../support/silent';
import { devServer } from '../support/temporal';
import { until } from '../support/until';
import { accept, readDelivery, withSink, withSource } from '../support/world';

const namespace = `another-${randomUUID()}`;
let ledger: Ledger;
let connection: Connection;
let client: Client;
let dispatcher: Dispatcher;

beforeAll(async () => {
  const { address } = await devServer();
  connection = await Connection.connect({ address });
  client = new Client({ connection, namespace });
  ledger = await emptyLedger();
  await withSource(ledger);
  await withSink(ledger, {});
});
afterAll(async () => {
  await dispatcher?.stop();
  await ledger.close();
  await connection.close();
});

const register = () =>
  connection.workflowService.registerNamespace({
    namespace,
    workflowExecutionRetentionPeriod: { seconds: 86_400 as never },
  });
const once = (work: () => Promise<unknown>) =>
  work()
    .then(() => true)
    .catch(() => false);
/** For a while what is started may still be taken by the one that is going. */
const started = () =>
  until('the workflow of a new delivery', async () => {
    const id = await accept(ledger);
    const workflowId = await until('its start', async () => (await readDelivery(ledger, id)).workflowId ?? undefined);
    return once(() => client.workflow.getHandle(workflowId).describe());
  });

it('gets what deliveries need when it is another one than before, without a new start of the program', async () => {
  await register();
  await until('the namespace', () => once(() => registerSearchAttributes(client)));
  dispatcher = await startDispatcher({
    ...{ ledger, client, log: silent },
    reconcile: createReconcile(ledger.db, client),
    eager: false,
  });
  expect(await started()).toBe(true);
  await connection.operatorService.deleteNamespace({ namespace });
  await until('another namespace of that name', () => once(register));
  expect(await started()).toBe(true);
});
