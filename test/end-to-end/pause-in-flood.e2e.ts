// A sink is paused, or deleted, while its deliveries go by in groups.
import { until } from '../support/until';
import { allSettled, isAnyIn, flood } from './support/flood';
import { aPlace, ask, configure, up, type Place, type Process } from './support/penstock';
import { repeated, startTarget, taken, type Target } from './support/target';

const events = 1500;
const sink = '/v1/sources/shop/sinks/target';

describe('in the middle of a flood', () => {
  let place: Place;
  let running: Process;
  let target: Target;
  let ids: string[];
  beforeEach(async () => {
    [place, target] = [await aPlace(), await startTarget(200, 50)];
    running = await up(place);
    const policy = { maxConcurrency: 20 };
    const path = await configure(place.url, { id: 'target', config: { url: target.url }, policy });
    ids = await flood(place.url, path, events);
    await target.received(200);
  });
  afterEach(async () => {
    await running.end('SIGTERM');
    await target.close();
  });

  it('a pause ends the attempts within 3 s, and a resume drains what was parked, each once', async () => {
    await ask(place.url, 'POST', `${sink}/pause`);
    const pausedAtMs = performance.now();
    // Running first: what comes back from there is pending, or parked already.
    const free = ['running', 'waiting', 'pending'];
    await until('all that is left to be parked', async () => !(await isAnyIn(place.url, ...free)));
    const attempted = target.arrivals.length;
    expect((target.arrivals.at(-1)?.atMs ?? 0) - pausedAtMs).toBeLessThan(3000);
    expect(attempted).toBeLessThan(events);
    expect(await ask(place.url, 'GET', '/v1/statistics')).toMatchObject({ open: events - attempted });

    await ask(place.url, 'POST', `${sink}/resume`);
    expect(await allSettled(place.url)).toMatchObject({ accepted: events, delivered: events });
    expect(new Set(taken(target))).toEqual(new Set(ids));
    expect(repeated(taken(target))).toEqual([]);
  });

  it('a delete discards all that was not attempted yet, and counts what was', async () => {
    await ask(place.url, 'DELETE', sink);
    const statistics = await allSettled(place.url);
    const attempted = target.arrivals.length;
    expect(attempted).toBeLessThan(events);
    expect(statistics).toMatchObject({ accepted: events, delivered: attempted, discarded: events - attempted });
    expect(repeated(taken(target))).toEqual([]);
  });
});
