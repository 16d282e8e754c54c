import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { startCarrier } from '../../src/dispatch/start-carrier';
import { startDelivery } from '../../src/dispatch/start-delivery';
import { createReconcile } from '../../src/dispatch/reconcile';
import { adoptDeliveries } from '../../src/ledger/claim/adopt-deliveries';
import { claimWork } from '../../src/ledger/claim/claim-work';
import { findGroups } from '../../src/ledger/groups/overdue-groups';
import { deliveryWorkflowId, groupWorkflowId, type Carrier } from '../../src/model/delivery';
import { membersQuery, stateQuery } from '../../workflows/messages';
import { anEvent } from '../support/event';
import { record } from '../support/histories';
import { startReceiver, type Receiver } from '../support/receiver';
import { timeSkippingEnvironment } from '../support/temporal';
import { accept, readDelivery, startWorld, withSink, type World } from '../support/world';

const advice = { groupable: () => true, isFast: () => false };
const sinks = Array.from({ length: 10 }, (_, index) => `sink-${index}`);

describe('carryGroups, in skipped time', () => {
  let environment: TestWorkflowEnvironment;
  let receiver: Receiver;
  let world: World;

  beforeAll(async () => {
    environment = await timeSkippingEnvironment();
  });
  afterAll(() => environment.teardown());
  beforeEach(async () => {
    receiver = await startReceiver({ status: 204 });
    world = await startWorld(environment, { config: { url: receiver.url } });
    for (const id of sinks) await withSink(world.ledger, { id, config: { url: receiver.url } });
  });
  afterEach(async () => {
    await world.close();
    await receiver.close();
  });

  const acceptEach = async () => {
    const ids: string[] = [];
    for (const sinkId of sinks) ids.push(await accept(world.ledger, anEvent(), sinkId));
    return ids;
  };
  const claimCarrier = async (): Promise<Carrier> => {
    const { carriers } = await claimWork(world.ledger.db, 20, advice);
    if (!carriers[0]) throw new Error('no carrier was claimed');
    return carriers[0];
  };
  const start = async (carrier: Carrier) => {
    await expect(startCarrier(environment.client, carrier, false)).resolves.toBe('started');
    return environment.client.workflow.getHandle(groupWorkflowId(carrier.id));
  };

  it('delivers what ten sinks have by one workflow, which says whom it carries', async () => {
    const ids = await acceptEach();
    const carrier = await claimCarrier();
    const handle = await start(carrier);

    await expect(handle.result()).resolves.toEqual({ delivered: 10, failed: [], returned: [] });
    expect(receiver.requests.map((request) => request.headers['webhook-id']).sort()).toEqual([...ids].sort());
    const { deliveryIds, delivered } = await handle.query(membersQuery);
    expect([[...deliveryIds].sort(), delivered]).toEqual([[...ids].sort(), 10]);
    await expect(startCarrier(environment.client, carrier, false)).resolves.toBe('already');
    await record('carrier', handle);
  });

  it('gives who failed a workflow of its own', async () => {
    receiver.script(({ headers }) => ({ status: headers['ce-type'] === 'poison' ? 500 : 204 }));
    const failed = await accept(world.ledger, anEvent({ type: 'poison' }));
    await acceptEach();
    const handle = await start(await claimCarrier());

    await expect(handle.result()).resolves.toEqual({ delivered: 10, failed: [failed], returned: [] });
    const [adopted] = await adoptDeliveries(world.ledger.db, 10);
    expect(adopted?.id).toBe(failed);
    await startDelivery(environment.client, adopted!, { eager: false, mayAttemptLocally: true });
    const alone = environment.client.workflow.getHandle(deliveryWorkflowId(failed, adopted!.run));
    expect(await alone.query(stateQuery)).toMatchObject({ state: 'waiting', attempts: 1, failure: { status: 500 } });
    receiver.script({ status: 204 });
    await expect(alone.result()).resolves.toMatchObject({ state: 'delivered', attempts: 2 });
    await record('carrier-with-a-failure', handle);
  });

  it('leaves its deliveries to be claimed again when the engine does not know it', async () => {
    const [id] = await acceptEach();
    const carrier = await claimCarrier();
    const reconcile = createReconcile(world.ledger.db, environment.client);
    // The engine never heard of it.
    await reconcile.group(carrier.id);
    expect(await findGroups(world.ledger.db, carrier.id)).toEqual([]);
    expect(await readDelivery(world.ledger, id!)).toMatchObject({ state: 'pending', attempts: 0, inGroup: false });
    expect((await claimCarrier()).groups).toHaveLength(10);
  });
});
