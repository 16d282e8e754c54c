import { penstockItself } from '../../src/model/change';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { abandonDelivery, notBegunInTime } from '../../src/ledger/sync/abandon';
import { takeOutcomes } from '../../src/ledger/sync/outcomes';
import { pauseSink } from '../../src/ledger/flow/pause-sink';
import type { Database } from '../../src/ledger/ledger';
import { Bell } from '../../src/model/bell';
import { record } from '../support/histories';
import { failingAt, heldBefore } from '../support/ledger-faults';
import { startReceiver, type Receiver, type Script } from '../support/receiver';
import { timeSkippingEnvironment } from '../support/temporal';
import { closeTemplatePool } from '../../src/jsonnet';
import { readDelivery, startWorld, type World } from '../support/world';

describe('deliver, while a caller waits', () => {
  let environment: TestWorkflowEnvironment;
  let receiver: Receiver;
  let world: World | undefined;

  beforeAll(async () => {
    environment = await timeSkippingEnvironment();
  });
  afterAll(async () => {
    await environment.teardown();
    await closeTemplatePool();
  });
  afterEach(async () => {
    await world?.close();
    await receiver.close();
  });

  const aWorld = async (
    answers: Script[],
    workers: Parameters<typeof startWorld>[3] = {},
    seen?: (db: Database) => Database,
  ) => {
    receiver = await startReceiver(...answers);
    return (world = await startWorld(environment, { config: { url: receiver.url } }, seen, {
      hasSyncWorker: true,
      ...workers,
    }));
  };
  const waitMs = 20_000;

  it('delivers by one attempt, as a regular activity of a queue of its own', async () => {
    const { deliverForCaller, ledger } = await aWorld([{ status: 204 }]);
    const { id, handle } = await deliverForCaller(waitMs);

    await expect(handle.result()).resolves.toMatchObject({ state: 'delivered', attempts: 1, receipt: { status: 204 } });
    expect(await takeOutcomes(ledger.db, [id])).toMatchObject([{ state: 'delivered', receipt: { status: 204 } }]);
    expect(await readDelivery(ledger, id)).toMatchObject({ state: 'delivered', answered: true });
    const { events = [] } = await handle.fetchHistory();
    const scheduled = events?.flatMap((event) => event.activityTaskScheduledEventAttributes ?? []) ?? [];
    expect(scheduled.map(({ taskQueue, retryPolicy }) => [taskQueue?.name, retryPolicy?.maximumAttempts])).toEqual([
      ['penstock-sync', 1],
    ]);
    await record('for-a-caller', handle);
  });

  it.each([
    ['transient', 500, 'targetFailed'],
    ['permanent', 400, 'targetRefused'],
  ])('is discarded after a %s failure, neither tried again nor a dead letter', async (_kind, status, code) => {
    const { deliverForCaller, ledger } = await aWorld([{ status }]);
    const { id, handle } = await deliverForCaller(waitMs);

    await expect(handle.result()).resolves.toMatchObject({ state: 'discarded', attempts: 1 });
    expect(receiver.requests).toHaveLength(1);
    expect(await readDelivery(ledger, id)).toMatchObject({ state: 'discarded', failure: { code }, answered: false });
    if (status === 500) await record('for-a-caller-failed', handle);
  });

  it('is abandoned when no worker has a slot for it in time, and the target is never asked', async () => {
    const { deliverForCaller, ledger } = await aWorld([{ status: 200 }], { hasSyncWorker: false });
    const { id, handle } = await deliverForCaller(waitMs);

    await expect(handle.result()).resolves.toMatchObject({ state: 'abandoned', attempts: 0 });
    expect(await readDelivery(ledger, id)).toMatchObject({ state: 'abandoned', reason: notBegunInTime });
    expect(receiver.requests).toHaveLength(0);
    await record('for-a-caller-abandoned', handle);
  });

  it('is abandoned when the ledger cannot be asked: the target is not either', async () => {
    const fault = failingAt(/with ask as/, 1);
    const { deliverForCaller, ledger } = await aWorld([{ status: 200 }], {}, fault.over);
    const { id, handle } = await deliverForCaller(waitMs);

    await expect(handle.result()).resolves.toMatchObject({ state: 'abandoned', attempts: 0 });
    expect(await readDelivery(ledger, id)).toMatchObject({ state: 'abandoned' });
    expect(fault.failures()).toBe(1);
    expect(receiver.requests).toHaveLength(0);
  });

  it.each([
    [
      'its sink was paused',
      'abandoned',
      (db: Database) => pauseSink(db, 'shop', 'target', 'for a while', penstockItself),
    ],
    ['its caller has gone', 'superseded', (db: Database, id: string) => abandonDelivery(db, id, 'the caller has gone')],
  ])('attempts nothing when %s just before', async (_what, outcome, interfere) => {
    const reached = new Bell();
    let release = () => {};
    const released = new Promise<void>((resolve) => (release = resolve));
    const held = (db: Database) => heldBefore(db, /with ask as/, () => reached.ring(), released);
    const { deliverForCaller, ledger } = await aWorld([{ status: 200 }], {}, held);
    const { id, handle } = await deliverForCaller(waitMs);
    await reached.wait(30_000);
    await interfere(ledger.db, id);
    release();

    await expect(handle.result()).resolves.toMatchObject({ state: outcome });
    expect(await readDelivery(ledger, id)).toMatchObject({ state: 'abandoned', attempts: 0 });
    expect(receiver.requests).toHaveLength(0);
  });

  it('is given up, not made again, when the worker stops in the middle of its attempt', async () => {
    const stopping = new AbortController();
    const { deliverForCaller, ledger } = await aWorld(['hang'], { stopping: stopping.signal });
    const { id, handle } = await deliverForCaller(waitMs);
    await receiver.received(1);
    stopping.abort();

    await expect(handle.result()).resolves.toMatchObject({
      state: 'discarded',
      reason: 'its one attempt was broken off',
    });
    expect(await readDelivery(ledger, id)).toMatchObject({ state: 'discarded', answered: false });
    expect(receiver.requests).toHaveLength(1);
    await record('for-a-caller-broken-off', handle);
  });
});
