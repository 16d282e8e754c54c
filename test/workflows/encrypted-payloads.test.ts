import { randomBytes } from 'node:crypto';
import { Client } from '@temporalio/client';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { createConversion } from '../../src/engine/codec/conversion';
import { closeTemplatePool } from '../../src/jsonnet';
import { createKeyring } from '../../src/ledger/secrets/keyring';
import { stateQuery } from '../../workflows/messages';
import { anEvent } from '../support/event';
import { textOfHistory } from '../support/histories';
import { startReceiver, type Receiver, type Script } from '../support/receiver';
import { timeSkippingEnvironment } from '../support/temporal';
import { until } from '../support/until';
import { startWorld, type World } from '../support/world';

describe('deliver, with encrypted payloads', () => {
  const conversion = createConversion(createKeyring(randomBytes(32).toString('base64')), true);
  let environment: TestWorkflowEnvironment;
  let receiver: Receiver;
  let world: World;

  beforeAll(async () => {
    environment = await timeSkippingEnvironment();
  });
  afterEach(async () => {
    await world.close();
    await receiver.close();
  });
  afterAll(async () => {
    await environment.teardown();
    await closeTemplatePool();
  });

  const deliver = async (answer: Script) => {
    receiver = await startReceiver(answer);
    const { connection, nativeConnection } = environment;
    const client = new Client({ connection, dataConverter: conversion.dataConverter });
    world = await startWorld({ client, nativeConnection }, { config: { url: receiver.url } }, undefined, {
      conversion,
    });
    return world.deliver(anEvent({ body: '{"card":"4111-1111"}' }));
  };

  it('delivers, and leaves nothing of event, receipt or target in the history', async () => {
    const { handle } = await deliver({ status: 200, body: 'an-answer-of-the-target' });

    await expect(handle.result()).resolves.toMatchObject({ state: 'delivered' });
    expect(receiver.requests[0]?.body.toString()).toContain('4111-1111');
    const history = await textOfHistory(handle);
    for (const told of ['4111-1111', 'an-answer-of-the-target', '127.0.0.1']) expect(history).not.toContain(told);
  });

  it('keeps the messages of failures out of it, and still understands them', async () => {
    const { handle } = await deliver({ status: 400, body: 'no-such-customer' });
    await until('the dead letter', async () => (await handle.query(stateQuery)).state === 'dead');
    await environment.sleep('91 days');

    await expect(handle.result()).rejects.toMatchObject({
      cause: { message: expect.stringMatching(/^dead letter expired: .* answered 400/) as string },
    });
    const history = await textOfHistory(handle);
    for (const told of ['4111-1111', 'no-such-customer', 'answered 400', 'dead letter expired', '127.0.0.1']) {
      expect(history).not.toContain(told);
    }
  });
});
