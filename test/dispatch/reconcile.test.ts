import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { Client, Connection, type WorkflowHandle } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import { createReconcile, type Reconcile } from '../../src/dispatch/reconcile';
import { startDelivery } from '../../src/dispatch/start-delivery';
import { taskQueue } from '../../src/dispatch/workflow-keys';
import { sweep } from '../../src/dispatch/sweeper';
import { createTakeUpDelivery } from '../../src/dispatch/take-up-delivery';
import { closeTemplatePool } from '../../src/jsonnet';
import { deleteSink } from '../../src/ledger/resources/delete-sink';
import { rows, type Ledger } from '../../src/ledger/ledger';
import { emptyLedger } from '../support/embedded-ledger';
import { findDelivery } from '../../src/ledger/read-deliveries';
import { recogniseEngine } from '../../src/ledger/overdue-deliveries';
import { penstockItself } from '../../src/model/change';
import { compiledPath } from '../../src/model/compiled-path';
import { deliveryWorkflowId } from '../../src/model/delivery';
import { startReceiver, type Receiver } from '../support/receiver';
import { devServer } from '../support/temporal';
import { until } from '../support/until';
import { accept, activitiesOver, claim, claimOne, readDelivery, withSink, withSource } from '../support/world';

// Rule 4: what becomes of a delivery whose workflow does not say anything any more.
describe('reconciling the ledger with the engine', () => {
  let connection: Connection;
  let native: NativeConnection;
  let client: Client;
  let receiver: Receiver;
  let ledger: Ledger;
  let reconcile: Reconcile;
  let worker: Worker;
  let working: Promise<void>;

  beforeAll(async () => {
    const { address } = await devServer();
    connection = await Connection.connect({ address });
    native = await NativeConnection.connect({ address });
    client = new Client({ connection });
  });
  afterAll(async () => {
    await connection.close();
    await native.close();
    await closeTemplatePool();
  });
  beforeEach(async () => {
    receiver = await startReceiver({ status: 500 });
    ledger = await emptyLedger();
    reconcile = createReconcile(ledger.db, client);
    await withSource(ledger);
    await withSink(ledger, { config: { url: receiver.url } });
    worker = await Worker.create({
      connection: native,
      taskQueue,
      activities: activitiesOver(ledger),
      workflowBundle: { codePath: compiledPath('workflow-bundle.js') },
    });
    working = worker.run();
  });
  afterEach(async () => {
    if (worker.getState() === 'RUNNING') worker.shutdown();
    await working;
    await ledger.close();
    await receiver.close();
  });

  const overdue = () =>
    ledger.db.execute(sql`update deliveries set overdue_at = now() - interval '1 s' where overdue_at is not null`);
  const started = async (): Promise<{ id: string; handle: WorkflowHandle }> => {
    const id = await accept(ledger);
    const claimed = await claimOne(ledger);
    await startDelivery(client, claimed, { eager: false, mayAttemptLocally: true });
    return { id, handle: client.workflow.getHandle(deliveryWorkflowId(id, claimed.run)) };
  };
  const inState = (id: string, state: string) =>
    until(state, async () => {
      const delivery = await readDelivery(ledger, id);
      return delivery.state === state && delivery;
    });
  const swept = async () => {
    await overdue();
    await sweep(ledger.db, reconcile);
  };

  /** A delivery without a workflow goes through its wait in the ledger. */
  const waitIsOver = async () => {
    expect(await claim(ledger, 1)).toEqual([]);
    await ledger.db.execute(sql`update deliveries set due_at = now()`);
  };

  it('makes a delivery due again, its attempts and its wait kept, when its workflow was terminated in the UI', async () => {
    const { id, handle } = await started();
    await inState(id, 'waiting');
    await handle.terminate('by hand');
    await swept();
    expect(await readDelivery(ledger, id)).toMatchObject({ state: 'pending', attempts: 1, owned: false });

    await waitIsOver();
    receiver.script({ status: 200 });
    await startDelivery(client, await claimOne(ledger), { eager: false, mayAttemptLocally: true });
    expect(await inState(id, 'delivered')).toMatchObject({ attempts: 2 });
  });

  it('makes a delivery due again when the engine does not know its workflow (deleted engine database)', async () => {
    const id = await accept(ledger);
    await claimOne(ledger);
    await swept();
    expect(await readDelivery(ledger, id)).toMatchObject({ state: 'pending' });
  });

  it('asks about every owned delivery when the namespace is another one than before', async () => {
    const id = await accept(ledger);
    await claimOne(ledger);
    await recogniseEngine(ledger.db, randomUUID());
    await sweep(ledger.db, reconcile);
    expect(await readDelivery(ledger, id)).toMatchObject({ state: 'running' });
    await recogniseEngine(ledger.db, randomUUID());
    await sweep(ledger.db, reconcile);
    expect(await readDelivery(ledger, id)).toMatchObject({ state: 'pending' });
  });

  it('keeps a dead letter dead, and retryable, when its workflow was terminated', async () => {
    receiver.script({ status: 400 });
    const { id, handle } = await started();
    await inState(id, 'dead');
    await handle.terminate();
    await swept();
    expect(await readDelivery(ledger, id)).toMatchObject({ state: 'dead', owned: false });

    const takeUp = createTakeUpDelivery(ledger.db, client, reconcile);
    expect(await takeUp(id, { verb: 'retry' }, randomUUID(), penstockItself)).toMatchObject({ state: 'pending' });
  });

  it('retries a dead letter whose workflow was terminated and not swept yet', async () => {
    receiver.script({ status: 400 });
    const { id, handle } = await started();
    await inState(id, 'dead');
    await handle.terminate();
    const takeUp = createTakeUpDelivery(ledger.db, client, reconcile);
    expect(
      await takeUp(id, { verb: 'amend', amendment: { text: 'mended' } }, randomUUID(), penstockItself),
    ).toMatchObject({
      state: 'pending',
      amended: true,
    });
  });

  it('amends when the attempt under way is over, for it goes out with the data it began with', async () => {
    let answer: (status: number) => void = () => undefined;
    const answered = new Promise<number>((resolve) => (answer = resolve));
    receiver.script(async ({ body }) => ({ status: body.toString() === 'mended' ? 200 : await answered }));
    const { id } = await started();
    await until('the attempt', () => receiver.requests.length === 1);
    const takeUp = createTakeUpDelivery(ledger.db, client, reconcile);
    const amended = takeUp(id, { verb: 'amend', amendment: { text: 'mended' } }, randomUUID(), penstockItself);
    answer(500);
    await amended;
    await inState(id, 'delivered');
    expect(receiver.requests.map(({ body }) => body.toString()).at(-1)).toBe('mended');
  });

  it('refuses to amend what the attempt under way delivers', async () => {
    let answer: (status: number) => void = () => undefined;
    const answered = new Promise<number>((resolve) => (answer = resolve));
    receiver.script(async () => ({ status: await answered }));
    const { id } = await started();
    await until('the attempt', () => receiver.requests.length === 1);
    const takeUp = createTakeUpDelivery(ledger.db, client, reconcile);
    const amended = takeUp(id, { verb: 'amend', amendment: { text: 'mended' } }, randomUUID(), penstockItself);
    answer(200);
    await expect(amended).rejects.toMatchObject({ code: 'stateConflict' });
    expect(await readDelivery(ledger, id)).toMatchObject({ state: 'delivered', amended: false });
  });

  it('attempts with the amended data although the engine forgot the workflow right after the amendment (rule 3)', async () => {
    const { id, handle } = await started();
    await inState(id, 'waiting');
    await handle.executeUpdate('amend', { args: [{ text: 'mended' }] });
    // Its activity may still be writing when the workflow is terminated: what it writes is waited for.
    await until('the wait after the second attempt', async () => {
      const { attempts, state } = await readDelivery(ledger, id);
      return attempts === 2 && state === 'waiting';
    });
    await handle.terminate();
    await swept();
    await waitIsOver();
    receiver.script({ status: 200 });
    await startDelivery(client, await claimOne(ledger), { eager: false, mayAttemptLocally: true });
    await inState(id, 'delivered');
    expect(receiver.requests.at(-1)?.body.toString()).toBe('mended');
  });

  it('settles from the workflow’s result when the ledger missed it (older ledger restored)', async () => {
    receiver.script({ status: 200 });
    const { id, handle } = await started();
    await handle.result();
    await ledger.db.execute(sql`
      update deliveries set state = 'running', attempts = 0, receipt = null, settled_at = null, overdue_at = now()`);
    await swept();
    expect(await readDelivery(ledger, id)).toMatchObject({ state: 'delivered', attempts: 1, receipt: { status: 200 } });
    expect(receiver.requests).toHaveLength(1);
  });

  it('brings back what a restored ledger never knew, once the workflow has something to say', async () => {
    const { id, handle } = await started();
    await inState(id, 'waiting');
    await ledger.db.execute(sql`truncate events, deliveries, attempts, statistics`);
    receiver.script({ status: 200 });
    await handle.executeUpdate('retry');
    const restored = await until('delivered', async () => {
      const delivery = await findDelivery(ledger.db, id);
      return delivery?.state === 'delivered' && delivery;
    });
    expect(restored).toMatchObject({ eventType: 'order.created' });
  });

  it('leaves an open workflow alone and asks again later', async () => {
    const { id } = await started();
    await inState(id, 'waiting');
    await swept();
    expect(await readDelivery(ledger, id)).toMatchObject({ state: 'waiting', owned: true });
    expect(await rows(ledger.db, sql`select from deliveries where overdue_at > next_attempt_at`)).toHaveLength(1);
  });

  it('ends the workflow of a deleted sink', async () => {
    const { id } = await started();
    await inState(id, 'waiting');
    await deleteSink(ledger.db, 'shop', 'target', penstockItself);
    await sweep(ledger.db, reconcile);
    expect(await inState(id, 'discarded')).toMatchObject({ reason: 'sink deleted' });
  });

  it('changes nothing while the engine is away', async () => {
    const id = await accept(ledger);
    await claimOne(ledger);
    const away = new Client({ connection: Connection.lazy({ address: '127.0.0.1:1' }) });
    await overdue();
    await expect(sweep(ledger.db, createReconcile(ledger.db, away))).rejects.toThrow();
    expect(await readDelivery(ledger, id)).toMatchObject({ state: 'running' });
  });

  it('does not take up twice what is asked for twice under one request id', async () => {
    const { id } = await started();
    await inState(id, 'waiting');
    const takeUp = createTakeUpDelivery(ledger.db, client, reconcile);
    await Promise.all([
      takeUp(id, { verb: 'retry' }, 'one', penstockItself),
      takeUp(id, { verb: 'retry' }, 'one', penstockItself),
    ]);
    await until('the second attempt', async () => (await readDelivery(ledger, id)).attempts === 2);
    await inState(id, 'waiting');
    expect(receiver.requests).toHaveLength(2);
  });
});
