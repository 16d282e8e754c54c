// Penstock is killed, or stopped, while groups carry hundreds of deliveries: of one sink, or of many that have a few each.
import { isPortFree } from '../../src/engine/embedded-server/ports';
import { until } from '../support/until';
import { allSettled, flood } from './support/flood';
import { aPlace, ask, configure, up, type Place, type Process } from './support/penstock';
import { repeated, startTarget, taken, type Target } from './support/target';

describe.each([
  { of: 'one sink', sinks: 1, events: 600, maxConcurrency: 20, delayMs: 200 },
  { of: 'a hundred sinks', sinks: 100, events: 6, maxConcurrency: 1, delayMs: 600 },
])('penstock up, in the middle of groups of $of', ({ sinks, events, maxConcurrency, delayMs }) => {
  const deliveries = sinks * events;
  let place: Place;
  let running: Process;
  let target: Target;
  let ids: string[];
  beforeEach(async () => {
    [place, target] = [await aPlace(), await startTarget(200, delayMs)];
    running = await up(place);
    const sink = { config: { url: target.url }, policy: { maxConcurrency } };
    const path = await configure(
      place.url,
      ...Array.from({ length: sinks }, (_, n) => ({ id: `target-${n}`, ...sink })),
    );
    ids = await flood(place.url, path, events);
    await target.received(300);
  });
  afterEach(async () => {
    await running.end('SIGTERM');
    await target.close();
  });

  const allDelivered = async () => {
    expect(await allSettled(place.url)).toMatchObject({ accepted: deliveries, delivered: deliveries });
    expect(new Set(taken(target))).toEqual(new Set(ids));
  };

  it('loses nothing when it is killed with kill -9, and repeats only what was under way', async () => {
    await running.end('SIGKILL');
    await until('the engine to go with it', () => isPortFree(place.temporalPort));
    running = await up(place);
    await allDelivered();
    // Under way at the target, or answered by it and not yet written.
    expect(repeated(taken(target)).length).toBeLessThanOrEqual(2 * maxConcurrency * sinks);
  });

  it('stops within its grace on SIGTERM, loses nothing and repeats nothing', async () => {
    const began = performance.now();
    expect(await running.end('SIGTERM')).toBe(0);
    expect(performance.now() - began).toBeLessThan(10_000);
    expect(target.arrivals.length).toBeLessThan(deliveries);
    running = await up(place);
    await allDelivered();
    expect(repeated(taken(target))).toEqual([]);
  });

  it('needs few workflows, however many the sinks', async () => {
    await allDelivered();
    const { deliveries: some } = await ask<{ deliveries: { workflowId: string }[] }>(
      place.url,
      'GET',
      '/v1/deliveries?limit=100',
    );
    expect(new Set(some.map(({ workflowId }) => workflowId)).size).toBeLessThan(20);
  });
});
