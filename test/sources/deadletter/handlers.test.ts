import { penstockItself } from '../../../src/model/change';
import { Client } from '@temporalio/client';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { closeTemplatePool } from '../../../src/jsonnet';
import { insertSink } from '../../../src/ledger/resources/sinks';
import { insertSource } from '../../../src/ledger/resources/sources';
import type { Outcome } from '../../../src/model/delivery';
import { policy } from '../../../src/model/policy';
import { createAccept } from '../../../src/sources/accept';
import { createResolveHandled, type Resolve } from '../../../src/sources/deadletter/resolve-handled';
import { takeDeadLetters } from '../../../src/sources/deadletter/take-dead-letters';
import { anEvent } from '../../support/event';
import { record } from '../../support/histories';
import { startReceiver, type Receiver, type Script } from '../../support/receiver';
import { silent } from '../../support/silent';
import { timeSkippingEnvironment } from '../../support/temporal';
import { until } from '../../support/until';
import { readDelivery, startWorld, type World } from '../../support/world';

describe('a handler of dead letters', () => {
  let environment: TestWorkflowEnvironment;
  let target: Receiver;
  let handler: Receiver;
  let world: World;
  const asked: Parameters<Resolve>[] = [];
  const resolve: Resolve = (...args) => Promise.resolve(asked.push(args));

  beforeAll(async () => {
    environment = await timeSkippingEnvironment();
  });
  afterAll(async () => {
    await environment.teardown();
    await closeTemplatePool();
  });
  beforeEach(() => void asked.splice(0));
  afterEach(async () => {
    await world.close();
    await target.close();
    await handler.close();
  });

  /** A delivery that is dead, and its handler, which answers so, started. */
  const aHandledDeadLetter = async (answer: Script) => {
    target = await startReceiver({ status: 400 });
    handler = await startReceiver(answer);
    world = await startWorld(environment, { config: { url: target.url } });
    const { db } = world.ledger;
    await insertSource(db, { id: 'letters', type: 'deadletter', name: 'letters', description: '', config: {} });
    await insertSink(
      db,
      {
        ...{ sourceId: 'letters', id: 'mender', type: 'webhook', name: 'mender', description: '' },
        ...{ config: { url: handler.url }, policy: policy.parse({}), filter: { exact: { 'data.sinkId': 'target' } } },
      },
      penstockItself,
    );
    const { id } = await world.deliver(anEvent({ rootid: 'the-first', depth: 1, body: '{"n":1}' }));
    await until('the dead letter', async () => (await readDelivery(world.ledger, id)).state === 'dead');
    const accept = createAccept(db, silent);
    await takeDeadLetters(db, accept, silent);
    await takeDeadLetters(db, accept, silent);
    const handling = await world.startDue();
    // A client that leaves the clock alone: the original has days to wait that are not to be skipped.
    const { workflow } = new Client({ connection: environment.connection });
    return {
      db,
      id,
      handling,
      outcome: await workflow.getHandle<() => Promise<Outcome>>(handling.workflowId).result(),
    };
  };

  it('is given the event, the attempts and the failure, as a part of the chain; its answer is carried out once', async () => {
    const answer = { body: '{"resolution":"amend","data":{"n":12345678901234567890}}' };
    const { db, id, outcome } = await aHandledDeadLetter(answer);

    expect(outcome).toMatchObject({ state: 'delivered' });
    const [{ headers, body } = { headers: {}, body: Buffer.of() }] = handler.requests;
    expect(headers).toMatchObject({ 'ce-type': 'penstock.deadletter', 'ce-rootid': 'the-first', 'ce-depth': '3' });
    expect(JSON.parse(body.toString())).toMatchObject({
      ...{ deliveryId: id, sourceId: 'shop', sinkId: 'target', failure: { code: 'targetRefused', status: 400 } },
      ...{ attempts: [{ number: 1, outcome: 'failed' }], event: { type: 'order.created', data: { n: 1 } } },
    });
    await createResolveHandled(db, resolve, silent)();
    await createResolveHandled(db, resolve, silent)();
    expect(asked.map(([to, what]) => [to, what])).toEqual([
      [id, { resolution: 'amend', text: '{"n":12345678901234567890}' }],
    ]);
    expect(await readDelivery(world.ledger, id)).toMatchObject({ resolution: 'amend' });
  });

  it('is never retried and no dead letter when it fails, and leaves handler_failed on the original', async () => {
    const { db, id, handling, outcome } = await aHandledDeadLetter({ status: 500 });

    expect(outcome).toMatchObject({ state: 'discarded', attempts: 1 });
    expect(handler.requests).toHaveLength(1);
    await createResolveHandled(db, resolve, silent)();
    expect(asked).toEqual([]);
    expect(await readDelivery(world.ledger, id)).toMatchObject({ state: 'dead', resolution: 'handler_failed' });
    await record('handler-failed', handling);
  });
});
