// A target that is down while thousands of events come for it.
import { Client, Connection } from '@temporalio/client';
import { until } from '../support/until';
import { allSettled, flood } from './support/flood';
import { aPlace, configure, up, type Place, type Process } from './support/penstock';
import { startTarget, taken, type Target } from './support/target';

const maxWorkflows = 100;
const policy = {
  schedule: { type: 'constant', delay: '1s' },
  maxAttempts: 50,
  maxWorkflows,
  breaker: { probeAfter: '500ms' },
};

describe('an outage of a target', () => {
  let place: Place;
  let running: Process;
  let target: Target;
  let neighbour: Target;
  beforeEach(async () => {
    [place, target, neighbour] = [await aPlace(), await startTarget(503), await startTarget(200)];
    running = await up(place);
  });
  afterEach(async () => {
    await running.end('SIGTERM');
    await Promise.all([target.close(), neighbour.close()]);
  });

  it('costs no event, few workflows, and nothing that is for another sink', async () => {
    const path = await configure(
      place.url,
      { id: 'target', config: { url: target.url }, policy, filter: { exact: { type: 'many' } } },
      { id: 'neighbour', config: { url: neighbour.url }, filter: { exact: { type: 'few' } } },
    );
    const ids = await flood(place.url, path, 3000, 'many');
    await until('the breaker to open', () => running.output().includes('breaker of a sink has opened'));
    const few = await flood(place.url, path, 200, 'few');
    await neighbour.received(200);
    const attemptsInVain = target.arrivals.length;
    expect(taken(target)).toEqual([]);

    target.answer(200);
    const statistics = await allSettled(place.url);
    expect(statistics).toMatchObject({ accepted: 3200, delivered: 3200 });
    expect(new Set(taken(target))).toEqual(new Set(ids));
    expect(taken(target)).toHaveLength(3000);
    expect(new Set(taken(neighbour))).toEqual(new Set(few));
    expect(running.output()).toContain('breaker of a sink has closed');
    expect(attemptsInVain).toBeLessThan(200);
    expect(await workflowsOf(place, 'target')).toBeLessThanOrEqual(maxWorkflows);
  });
});

/** Workflows of single deliveries that were ever started for the sink. */
async function workflowsOf({ temporal }: Place, sinkId: string): Promise<number> {
  const connection = await Connection.connect({ address: temporal });
  try {
    const query = `WorkflowType = "deliver" and PenstockSink = "${sinkId}"`;
    return (await new Client({ connection }).workflow.count(query)).count;
  } finally {
    await connection.close();
  }
}
