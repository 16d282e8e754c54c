import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { sql } from 'drizzle-orm';
import { createBulk } from '../../src/dispatch/bulk';
import { countMatching } from '../../src/ledger/bulk/matching';
import { rows } from '../../src/ledger/ledger';
import { bulkWorkflowId, type BulkOrder } from '../../src/model/bulk';
import { newUuid } from '../../src/model/ids';
import { anEvent } from '../support/event';
import { record } from '../support/histories';
import { timeSkippingEnvironment } from '../support/temporal';
import { until } from '../support/until';
import { accept, acceptAll, startWorld, withSink, type World } from '../support/world';

describe('bulk, in skipped time', () => {
  let environment: TestWorkflowEnvironment;
  let world: World;

  beforeAll(async () => {
    environment = await timeSkippingEnvironment();
  });
  afterAll(() => environment.teardown());
  beforeEach(async () => {
    world = await startWorld(environment, {});
  });
  afterEach(() => world.close());

  const { stringify } = JSON;
  const acceptDead = async (count: number) => {
    for (let n = 0; n < count; n++) await accept(world.ledger);
    const failure = stringify({ code: 'targetFailed', message: '500', retryable: true, hint: '' });
    await world.ledger.db.execute(sql`update deliveries set state = 'dead', failure = ${failure}::jsonb`);
  };
  const anOrder = async (differences: Partial<BulkOrder> = {}): Promise<BulkOrder> => {
    const order = {
      id: newUuid(),
      verb: 'retry' as const,
      filter: { sourceId: 'shop' },
      perSecond: 1000,
      reason: 'not wanted',
      asOf: new Date(Date.now() + 60_000).toISOString(),
      matches: 0,
      ...differences,
    };
    return { ...order, matches: await countMatching(world.ledger.db, order) };
  };
  const handleOf = ({ id }: BulkOrder) => environment.client.workflow.getHandle(bulkWorkflowId(id));
  const states = async () => {
    const found = await rows<{ state: string; count: number }>(
      world.ledger.db,
      sql`select state, count(*)::integer as count from deliveries group by state`,
    );
    return Object.fromEntries(found.map(({ state, count }) => [state, count]));
  };

  it('retries every dead letter, however many steps that takes', async () => {
    await acceptDead(250);
    const order = await anOrder();
    expect(order.matches).toBe(250);
    await createBulk(environment.client).begin(order);
    await expect(handleOf(order).result()).resolves.toMatchObject({ state: 'ended', done: 250, failed: 0 });
    expect(await states()).toEqual({ pending: 250 });
    // A request that comes again when all is over is the same.
    await createBulk(environment.client).begin(order);
    expect((await handleOf(order).describe()).status.name).toBe('COMPLETED');
    await record('bulk', handleOf(order));
  });

  it('discards with the reason given, and leaves what was accepted later', async () => {
    await acceptDead(3);
    const order = await anOrder({ verb: 'discard', asOf: new Date(Date.now() - 1000).toISOString() });
    await world.ledger.db.execute(
      sql`update deliveries set accepted_at = now() - interval '1 hour' where id = (select min(id::text)::uuid from deliveries)`,
    );
    await createBulk(environment.client).begin(order);
    await expect(handleOf(order).result()).resolves.toMatchObject({ state: 'ended', done: 1 });
    expect(await states()).toEqual({ dead: 2, discarded: 1 });
  });

  it('keeps the pace that was chosen', async () => {
    await acceptDead(5);
    const order = await anOrder({ perSecond: 0.1 });
    await createBulk(environment.client).begin(order);
    await handleOf(order).result();
    const { startTime, closeTime } = await handleOf(order).describe();
    // In skipped time: four waits of ten seconds, and a last look.
    expect((closeTime?.getTime() ?? 0) - startTime.getTime()).toBeGreaterThanOrEqual(40_000);
  });

  it('stops when it is told to, and says how far it came', async () => {
    await acceptDead(5);
    const order = await anOrder({ perSecond: 0.1 });
    const bulk = createBulk(environment.client);
    await bulk.begin(order);
    await until('the first step', async () => (await bulk.find(order.id)).progress.done >= 1);
    const { progress } = await bulk.cancel(order.id);
    expect(progress).toMatchObject({ state: 'cancelled' });
    expect((await states()).dead).toBe(5 - progress.done);
    expect(await bulk.find(order.id)).toMatchObject({ order: { verb: 'retry' }, progress: { state: 'cancelled' } });
    await record('bulk-cancelled', handleOf(order));
  });

  it.each(['cancel', 'terminate'] as const)(
    'says how far one came that somebody has ended in the engine by %s',
    async (how) => {
      await acceptDead(5);
      const order = await anOrder({ perSecond: 0.1 });
      const bulk = createBulk(environment.client);
      await bulk.begin(order);
      await until('the first step', async () => (await bulk.find(order.id)).progress.done >= 1);
      await handleOf(order)[how]();
      await handleOf(order)
        .result()
        .catch(() => undefined);
      const { progress } = await bulk.find(order.id);
      expect(progress).toMatchObject({ state: 'cancelled', done: 5 - ((await states()).dead ?? 0) });
      expect(await bulk.cancel(order.id)).toMatchObject({ progress });
    },
  );

  it('goes on when one is refused, and names it', async () => {
    await acceptDead(2);
    await world.ledger.db.execute(
      sql`update deliveries set state = 'skipped' where id = (select min(id::text)::uuid from deliveries)`,
    );
    const order = await anOrder({ filter: { sourceId: 'shop', state: 'skipped' } });
    await createBulk(environment.client).begin(order);
    await expect(handleOf(order).result()).resolves.toMatchObject({
      state: 'ended',
      done: 0,
      failed: 1,
      failures: [{ error: 'stateConflict' }],
    });
  });

  it('replays events to a sink: under the ids they have, and to one that came later', async () => {
    await accept(world.ledger);
    await acceptAll(world.ledger, [{ event: anEvent({ type: 'other' }), deliveries: [] }]);
    await world.ledger.db.execute(sql`update deliveries set state = 'delivered'`);
    await withSink(world.ledger, { id: 'late' });
    const replay = async (sinkId: string) => {
      const order = await anOrder({ verb: 'replay', filter: { sourceId: 'shop', sinkId } });
      await createBulk(environment.client).begin(order);
      return (await handleOf(order).result()) as unknown;
    };
    expect(await replay('target')).toMatchObject({ done: 2, failed: 0 });
    expect(await replay('late')).toMatchObject({ done: 2, failed: 0 });
    expect(await replay('late')).toMatchObject({ done: 2, failed: 0 });
    expect(await states()).toEqual({ pending: 4 });
  });

  it('is one operation however often it is begun under its id', async () => {
    await acceptDead(1);
    const order = await anOrder();
    const bulk = createBulk(environment.client);
    await Promise.all([bulk.begin(order), bulk.begin(order)]);
    await handleOf(order).result();
    await expect(bulk.find(newUuid())).rejects.toMatchObject({ code: 'bulkNotFound' });
  });
});
