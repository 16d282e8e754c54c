import { Client, Connection, type WorkflowHandle } from '@temporalio/client';
import { createWorkflowCalls } from '../../src/engine/workflow-calls';
import { newUuid } from '../../src/model/ids';
import { workflow } from '../../src/sinks/workflow';
import { anEvent } from '../support/event';
import { anAttempt, endAttempts } from '../support/sink-attempt';
import { devServer } from '../support/temporal';

let client: Client;
beforeAll(async () => {
  const { address } = await devServer();
  client = new Client({ connection: await Connection.connect({ address }) });
});
afterAll(async () => {
  await endAttempts();
  await client.connection.close();
});

const order = { workflowType: 'fulfil', taskQueue: 'orders-of-others' };
const perform = async (config: Record<string, unknown>, event = anEvent(), deliveryId = newUuid()) => {
  const [request, context] = anAttempt(workflow, { config, event, deliveryId });
  const { receipt } = await workflow.perform(request, { ...context, workflows: createWorkflowCalls(client) });
  return String(receipt.data?.['workflowId']);
};
const eventsOf = async (handle: WorkflowHandle) => (await handle.fetchHistory()).events ?? [];
const signalsOf = async (workflowId: string) =>
  (await eventsOf(client.workflow.getHandle(workflowId))).flatMap(
    ({ workflowExecutionSignaledEventAttributes: signal }) => signal?.signalName ?? [],
  );

describe('a workflow sink', () => {
  it('starts a workflow with the event as its argument, named by the id of the event, with its chain in the memo', async () => {
    const event = anEvent({ rootid: 'the-first', depth: 2, body: '{"order":7}' });
    const deliveryId = newUuid();
    const workflowId = await perform({ mode: 'start', ...order }, event, deliveryId);

    expect(workflowId).toBe(`shop/${event.id}`);
    const handle = client.workflow.getHandle(workflowId);
    const { type, memo } = await handle.describe();
    expect(type).toBe('fulfil');
    expect(memo).toEqual({ penstock: { deliveryId, rootid: 'the-first', depth: 3 } });
    const [first] = await eventsOf(handle);
    const [argument] = first?.workflowExecutionStartedEventAttributes?.input?.payloads ?? [];
    expect(Buffer.from(argument?.data ?? []).toString()).toBe('{"order":7}');
  });

  it('counts a workflow that an earlier attempt started as delivered, and one of another delivery as refused', async () => {
    const event = anEvent();
    const deliveryId = newUuid();
    const first = await perform({ mode: 'start', ...order }, event, deliveryId);
    expect(await perform({ mode: 'start', ...order }, event, deliveryId)).toBe(first);
    await client.workflow.getHandle(first).terminate();
    expect(await perform({ mode: 'start', ...order }, event, deliveryId)).toBe(first);
    await expect(perform({ mode: 'start', ...order }, event)).rejects.toMatchObject({
      code: 'targetRefused',
      message: `workflow "${first}" was started by delivery ${deliveryId} already`,
    });
  });

  it('signals with start by a template, once for each delivery', async () => {
    const config = {
      ...{ mode: 'signalWithStart', ...order, signal: 'arrived', workflowIdTemplate: '"order-" + Body("order")' },
      ...{ argumentsTemplate: '[Body("order")]', signalArgumentsTemplate: '["first", 2]' },
    };
    const event = anEvent({ body: JSON.stringify({ order: newUuid() }) });
    const deliveryId = newUuid();
    const workflowId = await perform(config, event, deliveryId);
    await perform(config, event, deliveryId);
    await perform(config, event);
    expect(await signalsOf(workflowId)).toEqual(['arrived', 'arrived']);
  });

  it('signals a workflow that is there, once, and fails for good when there is none', async () => {
    const workflowId = await perform({ mode: 'start', ...order });
    const config = { mode: 'signal', signal: 'paid', workflowIdTemplate: JSON.stringify(workflowId) };
    const deliveryId = newUuid();
    await perform(config, anEvent(), deliveryId);
    await perform(config, anEvent(), deliveryId);
    expect(await signalsOf(workflowId)).toEqual(['paid']);
    await expect(perform({ ...config, workflowIdTemplate: '"nobody"' })).rejects.toMatchObject({
      code: 'targetRefused',
    });
  });

  it.each([
    [{ workflowIdTemplate: '7' }, 'templateFailed', 'workflowIdTemplate: must give a string'],
    [{ workflowIdTemplate: '"append-shop/table"' }, 'templateFailed', "an id of Penstock's own workflows"],
    [{ argumentsTemplate: '{}' }, 'templateFailed', 'argumentsTemplate: must give an array, and gave {}'],
  ])('refuses what the template %j gives', async (given, code, message) => {
    await expect(perform({ mode: 'start', ...order, ...given })).rejects.toMatchObject({
      ...{ code, message: expect.stringContaining(message) as string },
    });
  });

  it('starts nothing on the task queue of Penstock itself', () => {
    expect(workflow.config.safeParse({ mode: 'start', ...order, taskQueue: 'penstock' }).success).toBe(false);
  });
});
