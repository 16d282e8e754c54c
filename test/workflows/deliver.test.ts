import { penstockItself } from '../../src/model/change';
import { WorkflowFailedError, WorkflowUpdateFailedError, type WorkflowHandle } from '@temporalio/client';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { taskQueue } from '../../src/dispatch/workflow-keys';
import { closeTemplatePool } from '../../src/jsonnet';
import { pauseSink, resumeSink } from '../../src/ledger/flow/pause-sink';
import { listAttempts } from '../../src/ledger/read-deliveries';
import { deliveryWorkflowId } from '../../src/model/delivery';
import { stateQuery } from '../../workflows/messages';
import { anEvent } from '../support/event';
import { record, textOfHistory } from '../support/histories';
import { dumpOf, failingAt } from '../support/ledger-faults';
import { startReceiver, type Receiver, type Script } from '../support/receiver';
import { timeSkippingEnvironment } from '../support/temporal';
import { until } from '../support/until';
import { accept, claimOne, readDelivery, startWorld, type SinkValues, type World } from '../support/world';

const hourMs = 3_600_000;

describe('deliver, in skipped time', () => {
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

  /** A webhook sink whose target answers as scripted. */
  const aWorld = async (answers: Script[], sink: Pick<SinkValues, 'policy'> = {}) => {
    receiver = await startReceiver(...answers);
    return (world = await startWorld(environment, { ...sink, config: { url: receiver.url } }));
  };
  const failing = (times: number): Script[] => [...Array<Script>(times).fill({ status: 500 }), { status: 200 }];
  const reaches = (handle: WorkflowHandle, state: string) =>
    until(state, async () => (await handle.query(stateQuery)).state === state);
  const durationHours = async (handle: WorkflowHandle) => {
    const { startTime, closeTime } = await handle.describe();
    return ((closeTime?.getTime() ?? NaN) - startTime.getTime()) / hourMs;
  };

  it('delivers an event that the target takes', async () => {
    const { deliver, ledger } = await aWorld([{ status: 204 }]);
    const { id, handle } = await deliver();

    await expect(handle.result()).resolves.toMatchObject({ state: 'delivered', attempts: 1, receipt: { status: 204 } });
    expect(receiver.requests.map((request) => request.headers['webhook-id'])).toEqual([id]);
    expect(await readDelivery(ledger, id)).toMatchObject({ state: 'delivered', attempts: 1, owned: false });
    await record('success', handle);
  });

  it('attempts within the workflow task once the target has proven fast', async () => {
    const { deliver } = await aWorld([{ status: 200 }]);
    for (let n = 0; n < 10; n++) await (await deliver()).handle.result();
    const { handle } = await deliver();
    await handle.result();

    const { events } = await handle.fetchHistory();
    expect(events?.filter((event) => event.activityTaskScheduledEventAttributes)).toEqual([]);
    await record('success-at-once', handle);
  });

  it('waits by the default schedule, 28 h in all, and delivers when the target is back', async () => {
    const { deliver, ledger } = await aWorld(failing(7));
    const { id, handle } = await deliver();

    await expect(handle.result()).resolves.toMatchObject({ state: 'delivered', attempts: 8 });
    expect(await durationHours(handle)).toBeCloseTo(27.585, 1);
    const outcomes = (await listAttempts(ledger.db, id)).map(({ number, outcome }) => `${number} ${outcome}`);
    expect(outcomes).toEqual([
      '1 failed',
      '2 failed',
      '3 failed',
      '4 failed',
      '5 failed',
      '6 failed',
      '7 failed',
      '8 delivered',
    ]);
    await record('retry-then-success', handle);
  });

  it('waits as long as Retry-After says when that is longer than the schedule', async () => {
    const { deliver } = await aWorld([{ status: 503, headers: { 'retry-after': '7200' } }, { status: 200 }]);
    const { handle } = await deliver();

    await expect(handle.result()).resolves.toMatchObject({ state: 'delivered', attempts: 2 });
    expect(await durationHours(handle)).toBeCloseTo(2, 1);
    await record('retry-after', handle);
  });

  it('makes a permanent failure a dead letter at once, with the hint for the operator', async () => {
    const { deliver, ledger } = await aWorld([{ status: 401, body: 'token expired' }]);
    const { id, handle } = await deliver();
    await reaches(handle, 'dead');

    expect(receiver.requests).toHaveLength(1);
    const delivery = await readDelivery(ledger, id);
    expect(delivery).toMatchObject({
      state: 'dead',
      failure: { code: 'targetUnauthorized', retryable: false, status: 401 },
    });
    expect(delivery.failure?.hint).toMatch(/renew/);
    await handle.signal('discard', 'seen');
    await expect(handle.result()).resolves.toMatchObject({ state: 'discarded', reason: 'seen' });
    await record('permanent-failure', handle);
  });

  it('pauses the sink of a target that says it is gone for good', async () => {
    const { deliver, ledger } = await aWorld([{ status: 410 }]);
    const { id, handle } = await deliver();
    await reaches(handle, 'dead');
    expect(await readDelivery(ledger, id)).toMatchObject({ state: 'dead', failure: { code: 'targetGone' } });
    const next = await accept(ledger);
    expect(await readDelivery(ledger, next)).toMatchObject({ state: 'parked', reason: 'paused' });
    await handle.signal('discard');
    await handle.result();
  });

  it('makes it a dead letter when all attempts failed, and fails as expired when nobody took it up in time', async () => {
    const policy = { maxAttempts: 3, deadLetterTimeToLive: '240h' };
    const { deliver, ledger } = await aWorld([{ status: 500 }], { policy });
    const { id, handle } = await deliver();

    const failure = await handle.result().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(WorkflowFailedError);
    expect(failure).toMatchObject({ cause: { type: 'Expired' } });
    expect(receiver.requests).toHaveLength(3);
    expect(await durationHours(handle)).toBeCloseTo(240.08, 1);
    expect(await readDelivery(ledger, id)).toMatchObject({ state: 'expired', attempts: 3 });
    await record('exhausted-then-expired', handle);
  });

  it('begins no attempt later than maxElapsed after the first', async () => {
    const { deliver } = await aWorld([{ status: 500 }], { policy: { maxElapsed: '10m' } });
    const { handle } = await deliver();
    await until('the second attempt', async () => {
      await environment.sleep('6m');
      return (await handle.query(stateQuery)).state === 'dead';
    });
    expect(receiver.requests).toHaveLength(3);
    await handle.signal('discard');
    await handle.result();
  });

  it('attempts at once when told to retry while waiting', async () => {
    const { deliver } = await aWorld(failing(1));
    const { handle } = await deliver();
    await reaches(handle, 'waiting');

    await expect(handle.executeUpdate('retry')).resolves.toMatchObject({
      state: expect.not.stringMatching('waiting') as string,
    });
    await expect(handle.result()).resolves.toMatchObject({ state: 'delivered', attempts: 2 });
    expect(await durationHours(handle)).toBeLessThan(0.001);
    await record('retry-while-waiting', handle);
  });

  it('begins the schedule anew when a dead letter is retried', async () => {
    const { deliver } = await aWorld(failing(3), { policy: { maxAttempts: 2 } });
    const { handle } = await deliver();
    await environment.sleep('1m');
    await reaches(handle, 'dead');
    await handle.signal('retry');

    await expect(handle.result()).resolves.toMatchObject({ state: 'delivered', attempts: 4 });
    await record('retry-while-dead', handle);
  });

  it.each(['waiting', 'dead'] as const)('sends the amended data when amended while %s', async (state) => {
    const { deliver, ledger } = await aWorld([{ status: state === 'dead' ? 400 : 500 }, { status: 200 }]);
    const { id, handle } = await deliver();
    await reaches(handle, state);

    await handle.executeUpdate('amend', { args: [{ data: { order: 43 } }] });
    await expect(handle.result()).resolves.toMatchObject({ state: 'delivered', attempts: 2 });
    expect(receiver.requests[1]?.json()).toEqual({ order: 43 });
    expect(await readDelivery(ledger, id)).toMatchObject({ amended: true });
    await record(`amend-while-${state}`, handle);
  });

  it.each(['amend', 'discard', 'retry'])('is not wedged by a %s signal that cannot be read', async (signalName) => {
    const { deliver } = await aWorld([{ status: 400 }, { status: 200 }]);
    const { handle } = await deliver();
    await reaches(handle, 'dead');
    await environment.client.workflowService.signalWorkflowExecution({
      namespace: 'default',
      workflowExecution: { workflowId: handle.workflowId },
      signalName,
      input: { payloads: [{ metadata: { encoding: Buffer.from('json/plain') }, data: Buffer.from('{not json') }] },
    });
    if (signalName === 'amend') await handle.executeUpdate('retry');
    await expect(handle.result()).resolves.toMatchObject({
      state: signalName === 'discard' ? 'discarded' : 'delivered',
    });
  });

  it('refuses an amendment that is none, and goes on waiting', async () => {
    const { deliver } = await aWorld([{ status: 500 }]);
    const { handle } = await deliver();
    await reaches(handle, 'waiting');

    const refused = await handle.executeUpdate('amend', { args: ['what?'] }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(WorkflowUpdateFailedError);
    expect((refused as WorkflowUpdateFailedError).cause?.message).toMatch(/amend takes \{"data"/);
    expect(await handle.query(stateQuery)).toMatchObject({ state: 'waiting' });
    await handle.signal('discard');
    await handle.result();
  });

  it.each(['waiting', 'dead'] as const)('settles as discarded when discarded while %s', async (state) => {
    const { deliver, ledger } = await aWorld([{ status: state === 'dead' ? 422 : 500 }]);
    const { id, handle } = await deliver();
    await reaches(handle, state);

    const view = await handle.executeUpdate('discard', { args: ['a test order'] });
    expect(view).toMatchObject({ state: 'discarded', reason: 'a test order' });
    await handle.result();
    expect(await readDelivery(ledger, id)).toMatchObject({ state: 'discarded', reason: 'a test order' });
    await record(`discard-while-${state}`, handle);
  });

  it('settles as discarded when cancelled in the Temporal UI, and is shown as cancelled there', async () => {
    const { deliver, ledger } = await aWorld([{ status: 500 }]);
    const { id, handle } = await deliver();
    await reaches(handle, 'waiting');
    await handle.cancel();

    await expect(handle.result()).rejects.toThrow(WorkflowFailedError);
    expect((await handle.describe()).status.name).toBe('CANCELLED');
    expect(await readDelivery(ledger, id)).toMatchObject({ state: 'discarded', reason: 'cancelled' });
    await record('cancelled', handle);
  });

  it('asks the target nothing when discarded before any worker took it up', async () => {
    const { ledger } = await aWorld([{ status: 200 }]);
    await accept(ledger);
    const claimed = await claimOne(ledger);
    const handle = await environment.client.workflow.signalWithStart('deliver', {
      taskQueue,
      workflowId: deliveryWorkflowId(claimed.id, claimed.run),
      args: [{ ...claimed, mayAttemptLocally: false }],
      signal: 'discard',
      signalArgs: ['a\0b'],
    });
    await expect(handle.result()).resolves.toMatchObject({ state: 'discarded', reason: 'a\uFFFDb' });
    expect(receiver.requests).toHaveLength(0);
  });

  it('skips an event deeper than the limit, without an attempt', async () => {
    const { deliver, ledger } = await aWorld([{ status: 200 }], { policy: { depthLimit: 3 } });
    const { id, handle } = await deliver(anEvent({ depth: 4 }));

    await expect(handle.result()).resolves.toMatchObject({ state: 'skipped', attempts: 0 });
    expect(receiver.requests).toHaveLength(0);
    expect(await readDelivery(ledger, id)).toMatchObject({
      state: 'skipped',
      reason: 'depth 4 is above the limit of 3',
    });
    await record('depth', handle);
  });

  it('parks, uncounted, when the sink is paused before a retry, and delivers under a new run when it is resumed', async () => {
    const { deliver, startDue, ledger } = await aWorld(failing(1));
    const { id, handle } = await deliver();
    await reaches(handle, 'waiting');
    await pauseSink(ledger.db, 'shop', 'target', 'by request', penstockItself);

    await expect(handle.result()).resolves.toMatchObject({ state: 'parked', reason: 'paused', attempts: 1 });
    expect(await readDelivery(ledger, id)).toMatchObject({ state: 'parked', reason: 'paused', owned: false });
    await resumeSink(ledger.db, 'shop', 'target', penstockItself);
    const again = await startDue();
    await expect(again.result()).resolves.toMatchObject({ state: 'delivered', attempts: 2 });
    expect(receiver.requests.map((request) => request.headers['webhook-id'])).toEqual([id, id]);
    await record('paused', handle);
  });

  it('asks the target once when only the writing of its answer failed: the writing is repeated (rule 5)', async () => {
    receiver = await startReceiver({ status: 200 });
    const fault = failingAt(/failedInGroup' then 'pending'/, 2);
    world = await startWorld(environment, { config: { url: receiver.url } }, fault.over);
    const { id, handle } = await world.deliver();

    await expect(handle.result()).resolves.toMatchObject({ state: 'delivered', attempts: 1 });
    expect(fault.failures()).toBe(2);
    expect(receiver.requests).toHaveLength(1);
    expect(await readDelivery(world.ledger, id)).toMatchObject({ state: 'delivered', receipt: { status: 200 } });
  });

  it('repeats a decision until the ledger takes it', async () => {
    receiver = await startReceiver({ status: 400 });
    const fault = failingAt(/state = 'dead'/, 2);
    world = await startWorld(environment, { config: { url: receiver.url } }, fault.over);
    const { handle } = await world.deliver();
    await reaches(handle, 'dead');
    expect(fault.failures()).toBe(2);
    await handle.signal('discard');
    await handle.result();
  });

  it('carries out a discard that came while the delivery was given back to the ledger', async () => {
    const { deliver, ledger } = await aWorld(failing(1));
    const { id, handle } = await deliver();
    await reaches(handle, 'waiting');
    await pauseSink(ledger.db, 'shop', 'target', 'by request', penstockItself);
    // Both in one workflow task: the retry begins an attempt, which the pause refuses.
    await Promise.all([handle.signal('retry'), handle.signal('discard', 'not wanted')]);
    await expect(handle.result()).resolves.toMatchObject({ state: 'discarded', reason: 'not wanted' });
    expect(await readDelivery(ledger, id)).toMatchObject({ state: 'discarded', reason: 'not wanted' });
  });

  it('follows a job to its end, created once', async () => {
    const job = (status: string, isFinished: boolean) => ({ id: '77', status, isFinished, url: '', result: {} });
    const queue: Script = ({ method }) =>
      method === 'POST' ? { status: 201, body: job('created', false) } : { body: job('success', true) };
    receiver = await startReceiver(queue);
    world = await startWorld(environment, {
      type: 'jobTrigger',
      config: {
        stackUrl: receiver.url,
        queueUrl: receiver.url,
        componentId: 'keboola.ex',
        configId: '1',
        wait: 'finished',
      },
      secrets: { token: 'a-storage-token' },
    });
    const { handle } = await world.deliver();

    await expect(handle.result()).resolves.toMatchObject({
      state: 'delivered',
      receipt: { data: { jobId: '77', status: 'success' } },
    });
    expect(receiver.requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
    const history = await textOfHistory(handle);
    expect(history).toContain('order.created');
    expect(history).not.toContain('a-storage-token');
    expect(await dumpOf(world.ledger)).not.toContain('a-storage-token');
    await record('job-followed', handle);
  });
});
