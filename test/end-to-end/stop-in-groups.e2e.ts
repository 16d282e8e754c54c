// Penstock is killed, or stopped, while groups carry thousands of deliveries.
import { isPortFree } from '../../src/engine/embedded-server/ports';
import { until } from '../support/until';
import { allSettled, flood } from './support/flood';
import { aPlace, configure, up, type Place, type Process } from './support/penstock';
import { repeated, startTarget, taken, type Target } from './support/target';

const maxConcurrency = 20;
const events = 1500;

describe('penstock up, in the middle of groups', () => {
  let place: Place;
  let running: Process;
  let target: Target;
  let ids: string[];
  beforeEach(async () => {
    [place, target] = [await aPlace(), await startTarget(200, 50)];
    running = await up(place);
    const path = await configure(place.url, { id: 'target', config: { url: target.url }, policy: { maxConcurrency } });
    ids = await flood(place.url, path, events);
    await target.received(300);
  });
  afterEach(async () => {
    await running.end('SIGTERM');
    await target.close();
  });

  const allDelivered = async () => {
    expect(await allSettled(place.url)).toMatchObject({ accepted: events, delivered: events });
    expect(new Set(taken(target))).toEqual(new Set(ids));
  };

  it('loses nothing when it is killed with kill -9, and repeats only what was under way', async () => {
    await running.end('SIGKILL');
    await until('the engine to go with it', () => isPortFree(place.temporalPort));
    running = await up(place);
    await allDelivered();
    // Under way at the target, or answered by it and not yet written.
    expect(repeated(taken(target)).length).toBeLessThanOrEqual(2 * maxConcurrency);
  });

  it('stops within its grace on SIGTERM, loses nothing and repeats nothing', async () => {
    const began = performance.now();
    expect(await running.end('SIGTERM')).toBe(0);
    expect(performance.now() - began).toBeLessThan(10_000);
    expect(target.arrivals.length).toBeLessThan(events);
    running = await up(place);
    await allDelivered();
    expect(repeated(taken(target))).toEqual([]);
  });
});
