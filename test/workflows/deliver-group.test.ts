import { penstockItself } from '../../src/model/change';
import type { WorkflowHandle } from '@temporalio/client';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { sql } from 'drizzle-orm';
import { startDelivery } from '../../src/dispatch/start-delivery';
import { startGroup } from '../../src/dispatch/start-group';
import { alignWithSinks } from '../../src/ledger/flow/align-with-sinks';
import { adoptDeliveries } from '../../src/ledger/claim/adopt-deliveries';
import { claimWork } from '../../src/ledger/claim/claim-work';
import { rows, uuids } from '../../src/ledger/ledger';
import { pauseSink } from '../../src/ledger/flow/pause-sink';
import { deliveryWorkflowId, groupWorkflowId } from '../../src/model/delivery';
import { membersQuery, stateQuery } from '../../workflows/messages';
import { anEvent } from '../support/event';
import { record } from '../support/histories';
import { failingAt } from '../support/ledger-faults';
import { startReceiver, type Receiver, type Script } from '../support/receiver';
import { timeSkippingEnvironment } from '../support/temporal';
import { until } from '../support/until';
import { accept, readDelivery, startWorld, type SinkValues, type World } from '../support/world';

const advice = { groupable: () => true, isFast: () => false };

describe('deliverGroup, in skipped time', () => {
  let environment: TestWorkflowEnvironment;
  let receiver: Receiver;
  let world: World;
  /** Deliveries of this test: workflows that others have left may bring theirs back into its ledger. */
  let own: string[];

  beforeAll(async () => {
    environment = await timeSkippingEnvironment();
  });
  afterAll(() => environment.teardown());
  afterEach(async () => {
    await world.close();
    await receiver.close();
  });

  const aWorld = async (answers: Script[], sink: Pick<SinkValues, 'policy'> = {}, fault = failingAt(/never/, 0)) => {
    own = [];
    receiver = await startReceiver(...answers);
    world = await startWorld(environment, { ...sink, config: { url: receiver.url } }, fault.over);
  };
  const acceptMany = async (count: number, event = () => anEvent()) => {
    const ids: string[] = [];
    for (let n = 0; n < count; n++) ids.push(await accept(world.ledger, event()));
    own.push(...ids);
    return ids;
  };
  const startDueGroup = async () => {
    const { groups } = await claimWork(world.ledger.db, 10, advice);
    if (!groups[0]) throw new Error('no group is due');
    await startGroup(environment.client, groups[0], false);
    return environment.client.workflow.getHandle(groupWorkflowId(groups[0].id));
  };
  const adopt = async (): Promise<WorkflowHandle[]> => {
    const adopted = await adoptDeliveries(world.ledger.db, 50);
    for (const delivery of adopted)
      await startDelivery(environment.client, delivery, { eager: false, mayAttemptLocally: true });
    return adopted.map(({ id, run }) => environment.client.workflow.getHandle(deliveryWorkflowId(id, run)));
  };
  const states = async () => {
    const found = await rows<{ state: string; count: number }>(
      world.ledger.db,
      sql`select state, count(*)::integer as count from deliveries where id = any(${uuids(own)}) group by state`,
    );
    return Object.fromEntries(found.map(({ state, count }) => [state, count]));
  };

  it('delivers many events by one workflow, each with its own id', async () => {
    await aWorld([{ status: 204 }]);
    const ids = await acceptMany(50);
    const handle = await startDueGroup();

    await expect(handle.result()).resolves.toEqual({ delivered: 50, failed: [], returned: [] });
    expect(receiver.requests.map((request) => request.headers['webhook-id']).sort()).toEqual([...ids].sort());
    expect(await states()).toEqual({ delivered: 50 });
    expect(await handle.query(membersQuery)).toMatchObject({ deliveryIds: ids, delivered: 50 });
    await record('group', handle);
  });

  it('gives who failed a workflow that waits for the next attempt, and settles the others', async () => {
    const poison = anEvent({ type: 'poison' });
    const answer: Script = ({ headers }) => ({ status: headers['ce-type'] === 'poison' ? 500 : 200 });
    await aWorld([answer, answer], { policy: { maxConcurrency: 1 } });
    const id = await accept(world.ledger, poison);
    await acceptMany(5);
    const handle = await startDueGroup();

    await expect(handle.result()).resolves.toEqual({ delivered: 5, failed: [id], returned: [] });
    const [alone] = await adopt();
    expect(await alone?.query(stateQuery)).toMatchObject({ state: 'waiting', attempts: 1, failure: { status: 500 } });
    receiver.script({ status: 200 });
    await expect(alone?.result()).resolves.toMatchObject({ state: 'delivered', attempts: 2 });
    expect(await readDelivery(world.ledger, id)).toMatchObject({ state: 'delivered', attempts: 2 });
    await record('group-with-a-failure', handle);
    if (alone) await record('taken-over-from-a-group', alone);
  });

  it('settles a flood of permanent failures at once; each is taken up like any dead letter', async () => {
    await aWorld([{ status: 422 }]);
    await acceptMany(5);
    await startDueGroup().then((handle) => handle.result());
    expect(await states()).toEqual({ dead: 5 });

    const [alone] = await adopt();
    await until('the dead letter', async () => (await alone?.query(stateQuery))?.state === 'dead');
    receiver.script({ status: 200 });
    await alone?.signal('retry');
    await expect(alone?.result()).resolves.toMatchObject({ state: 'delivered', attempts: 2 });
    if (alone) await record('dead-in-a-group-then-retried', alone);
  });

  it('begins no further member after five failures in a row, and gives the others back uncounted (rule 6)', async () => {
    await aWorld([{ status: 500 }], { policy: { maxConcurrency: 1 } });
    await acceptMany(20);
    const { failed, returned } = (await startDueGroup().then((handle) => handle.result())) as {
      failed: string[];
      returned: string[];
    };
    expect([failed.length, returned.length, receiver.requests.length]).toEqual([5, 15, 5]);
    expect(await readDelivery(world.ledger, returned[0] ?? '')).toMatchObject({ state: 'pending', attempts: 0 });
  });

  it('begins no further member once five seconds are over (rule 6)', async () => {
    await aWorld([{ status: 200, delayMs: 1300 }], { policy: { maxConcurrency: 4 } });
    const ids = await acceptMany(30);
    const { delivered, returned } = (await startDueGroup().then((handle) => handle.result())) as {
      delivered: number;
      returned: string[];
    };
    // Two at a time; a slow machine comes to fewer.
    expect(delivered).toBeGreaterThanOrEqual(2);
    expect(delivered).toBeLessThanOrEqual(8);
    const begun = receiver.requests.map((request) => String(request.headers['webhook-id']));
    expect(begun).toHaveLength(delivered);
    expect([...begun, ...returned].sort()).toEqual([...ids].sort());
    expect(await states()).toEqual({ delivered, pending: 30 - delivered });
  });

  it('gives back whom it will not begin while others hang, and lets go of the permits they would need', async () => {
    await aWorld([{ status: 200, delayMs: 15_000 }], { policy: { maxConcurrency: 4 } });
    const ids = await acceptMany(12);
    const handle = await startDueGroup();
    const last = ids.at(-1) ?? '';
    await until('the five seconds', async () => (await readDelivery(world.ledger, last)).state === 'pending');
    expect(await states()).toEqual({ running: 2, pending: 10 });
    await expect(handle.result()).resolves.toMatchObject({ delivered: 2 });
  });

  it('makes no more attempts at the same time than its share of the concurrency', async () => {
    let underWay = 0;
    let most = 0;
    const answer: Script = async () => {
      most = Math.max(most, (underWay += 1));
      await new Promise((resolve) => setTimeout(resolve, 5));
      underWay -= 1;
      return { status: 200 };
    };
    await aWorld([answer], { policy: { maxConcurrency: 12 } });
    await acceptMany(40);
    await startDueGroup().then((handle) => handle.result());
    expect(most).toBe(6);
  });

  it('opens the breaker of a target that fails: the rest is parked, with the reason', async () => {
    await aWorld([{ status: 503 }], { policy: { maxConcurrency: 40 } });
    await acceptMany(60);
    await until('the breaker', async () => {
      const { groups } = await claimWork(world.ledger.db, 10, advice);
      for (const group of groups) {
        await startGroup(environment.client, group, false);
        await environment.client.workflow.getHandle(groupWorkflowId(group.id)).result();
      }
      const [flow] = await rows<{ breaker: string }>(world.ledger.db, sql`select breaker from sink_flow`);
      return flow?.breaker === 'open';
    });
    await alignWithSinks(world.ledger.db);
    const [parked] = await rows<{ reason: string }>(
      world.ledger.db,
      sql`select reason from deliveries where state = 'parked'`,
    );
    expect(parked).toEqual({ reason: 'breaker' });
    await expect(claimWork(world.ledger.db, 10, advice)).resolves.toMatchObject({ deliveries: [], groups: [] });
    expect(await readDelivery(world.ledger, await accept(world.ledger))).toMatchObject({
      state: 'parked',
      reason: 'breaker',
    });
  });

  it('tries a broken target with one delivery, and lets the others go when it is answered', async () => {
    await aWorld([{ status: 200 }]);
    await acceptMany(10);
    await world.ledger.db.execute(sql`update sink_flow set breaker = 'open', probe_at = now()`);
    const probe = await world.startDue();
    await expect(claimWork(world.ledger.db, 10, advice)).resolves.toMatchObject({ deliveries: [], groups: [] });
    await expect(probe.result()).resolves.toMatchObject({ state: 'delivered' });
    await expect(startDueGroup().then((handle) => handle.result())).resolves.toMatchObject({ delivered: 9 });
  });

  it('attempts nothing of a sink paused before it began', async () => {
    await aWorld([{ status: 200 }]);
    await acceptMany(6);
    const { groups } = await claimWork(world.ledger.db, 10, advice);
    await pauseSink(world.ledger.db, 'shop', 'target', 'by request', penstockItself);
    if (groups[0]) await startGroup(environment.client, groups[0], false);
    await environment.client.workflow.getHandle(groupWorkflowId(groups[0]?.id ?? '')).result();
    expect(receiver.requests).toEqual([]);
    expect(await states()).toEqual({ parked: 6 });
  });

  it('asks each target once though the ledger goes away in the middle', async () => {
    await aWorld([{ status: 200 }], {}, failingAt(/failedInGroup' then 'pending'/, 3));
    await acceptMany(10);
    await expect(startDueGroup().then((handle) => handle.result())).resolves.toMatchObject({ delivered: 10 });
    expect(receiver.requests).toHaveLength(10);
  });

  it('skips members already settled when its activity is made again', async () => {
    await aWorld([{ status: 200 }], {}, failingAt(/delete from groups/, 1));
    await acceptMany(10);
    await startDueGroup().then((handle) => handle.result());
    expect(receiver.requests).toHaveLength(10);
    expect(await states()).toEqual({ delivered: 10 });
  });

  it('lets an event too deep in its chain be skipped by a workflow of its own', async () => {
    await aWorld([{ status: 200 }]);
    const deep = await accept(world.ledger, anEvent({ depth: 11 }));
    await acceptMany(5);
    await expect(startDueGroup().then((handle) => handle.result())).resolves.toMatchObject({ delivered: 5 });
    const [alone] = await adopt();
    await expect(alone?.result()).resolves.toMatchObject({ state: 'skipped' });
    expect(await readDelivery(world.ledger, deep)).toMatchObject({ state: 'skipped' });
  });
});
