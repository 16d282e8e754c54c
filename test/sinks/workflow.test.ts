import { workflow } from '../../src/sinks/workflow';
import { anEvent } from '../support/event';
import { anAttempt, endAttempts } from '../support/sink-attempt';

describe('a workflow sink', () => {
  afterAll(endAttempts);

  const order = { workflowType: 'fulfil', taskQueue: 'orders-of-others' };
  /** Answers the id of what it would start. */
  const start = async (given: object, event = anEvent()) => {
    const [request, context] = anAttempt(workflow, { config: { mode: 'start', ...order, ...given }, event });
    const started: string[] = [];
    const calls = { start: ({ workflowId }: { workflowId: string }) => Promise.resolve(started.push(workflowId)) };
    await workflow.perform(request, { ...context, workflows: { ...calls } as never });
    return started[0];
  };
  const refusal = {
    code: 'templateFailed',
    message: expect.stringContaining("an id of Penstock's own workflows") as string,
  };

  it.each([
    'delivery-0190a1b2-0000-7000-8000-000000000000-run',
    'group-0190a1b2-0000-7000-8000-000000000000',
    'bulk-0190a1b2-0000-7000-8000-000000000000',
    'append-beta~shop/table',
    'expire-beta~shop/table-2026-01-02T03:04:05Z',
    'schedule-beta~nightly-2026-01-02T03:04:05Z',
    'temporal-sys-scheduler:schedule-beta~nightly',
  ])('leaves %s alone, which may be of another project', async (id) => {
    await expect(start({ workflowIdTemplate: JSON.stringify(id) })).rejects.toMatchObject(refusal);
  });

  it("leaves Penstock's own workflows alone when the id is that of the event", async () => {
    const event = anEvent({ sourceId: 'append-shop', id: 'table' });
    await expect(start({}, event)).rejects.toMatchObject(refusal);
  });

  it('takes ids that only look alike', async () => {
    expect(await start({}, anEvent({ sourceId: 'schedule-shop', id: '7' }))).toBe('schedule-shop/7');
    expect(await start({ workflowIdTemplate: '"group-of-seven"' })).toBe('group-of-seven');
  });
});
