import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { atTheSameTime, takeTurn } from '../../src/functions/turns';
import { closeTemplatePool } from '../../src/jsonnet';
import { listFunctionLogs } from '../../src/ledger/function-logs';
import { findEntry } from '../../src/ledger/kv/read-entries';
import { listChain } from '../../src/ledger/read-chain';
import { anEvent } from '../support/event';
import { timeSkippingEnvironment } from '../support/temporal';
import { readDelivery, startWorld, type World } from '../support/world';

describe('a function sink, in skipped time', () => {
  let environment: TestWorkflowEnvironment;
  let world: World;

  beforeAll(async () => {
    environment = await timeSkippingEnvironment();
  });
  beforeEach(async () => {
    world = await startWorld(environment, {
      ...{ type: 'function', config: { function: 'triggers', memoryMb: 64 }, secrets: { key: 'k-1' } },
    });
  });
  afterEach(() => world.close());
  afterAll(async () => {
    await environment.teardown();
    await closeTemplatePool();
  });

  it('goes on with the chain, and an attempt that failed is not done twice by the next', async () => {
    const { deliver, ledger } = world;
    const event = anEvent({ rootid: 'the-first', depth: 3 });
    const { id, handle } = await deliver(event);

    await expect(handle.result()).resolves.toMatchObject({
      ...{ state: 'delivered', attempts: 2 },
      receipt: { data: { answer: 'done' } },
    });
    const chain = await listChain(ledger.db, { rootid: 'the-first', within: { project: 'default' }, limit: 10 });
    expect(chain.map(({ type, depth, causeid }) => [type, depth, causeid])).toEqual([
      ['order.created', 3, undefined],
      ['order.counted', 4, id],
      ['order.seen', 4, id],
    ]);
    expect(await findEntry(ledger.db, { collection: 'counts', key: 'orders' })).toMatchObject({
      ...{ value: '1', revision: 1, chain: { rootid: 'the-first', depth: 4, causeid: id } },
    });
  });

  it('has all of its time once it runs, however long it waited for a thread', async () => {
    await world.close();
    world = await startWorld(environment, {
      ...{ type: 'function', config: { function: 'echo', memoryMb: 64 }, policy: { attemptTimeLimit: '4s' } },
    });
    // Each keeps its turn for a second.
    const crowd = Array.from({ length: 6 * atTheSameTime }, () => takeTurn(new AbortController().signal, 0));
    const { handle } = await world.deliver();
    await expect(handle.result()).resolves.toMatchObject({ state: 'delivered', attempts: 1 });
    for (const turn of crowd) (await turn)();
  });

  it('keeps what it said by attempt, its secrets hidden', async () => {
    const { deliver, ledger } = world;
    const { id, handle } = await deliver();
    await handle.result();
    const lines = await listFunctionLogs(ledger.db, { deliveryId: id, within: { project: 'default' }, limit: 10 });
    expect(lines.map(({ attempt, level, message }) => [attempt, level, message])).toEqual([
      [2, 'info', 'attempt 2, key [secret]'],
      [1, 'info', 'attempt 1, key [secret]'],
    ]);
    expect(JSON.stringify(await readDelivery(ledger, id))).not.toContain('k-1');
  });
});
