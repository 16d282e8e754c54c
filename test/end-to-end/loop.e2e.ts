// A chain of triggers that bites its own tail, through a service outside.
import { startReceiver, type Receiver } from '../support/receiver';
import { until } from '../support/until';
import { aPlace, ask, configure, send, statistics, up, type Place, type Process } from './support/penstock';

interface Listed {
  state: string;
  reason: string | null;
}

describe('a loop through webhooks', () => {
  let place: Place;
  let running: Process;
  let service: Receiver;
  let path: string;
  beforeEach(async () => {
    place = await aPlace();
    running = await up(place);
  });
  afterEach(async () => {
    await running.end('SIGTERM');
    await service.close();
  });

  it('is seen by its depth and ends: the delivery above the limit is skipped, and nothing is a dead letter', async () => {
    let echoes = 0;
    // Answers every event with a new one, keeping what CloudEvents extensions it was sent.
    service = await startReceiver(async ({ headers }) => {
      echoes += 1;
      await fetch(`${place.url}${path}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'idempotency-key': `echo-${echoes}`,
          'ce-rootid': String(headers['ce-rootid']),
          'ce-depth': String(headers['ce-depth']),
        },
        body: '{}',
      });
      return { status: 200 };
    });
    path = await configure(place.url, { id: 'echo', config: { url: service.url }, policy: { depthLimit: 4 } });
    await send(place.url, path, 'first');

    await until('the end of the loop', async () => {
      const { accepted, open } = await statistics(place.url);
      return accepted === 6 && open === 0;
    });
    const { deliveries } = await ask<{ deliveries: Listed[] }>(place.url, 'GET', '/v1/deliveries');
    const states = deliveries.map(({ state }) => state).reverse();
    expect(states).toEqual([...Array<string>(5).fill('delivered'), 'skipped']);
    expect(deliveries[0]?.reason).toBe('depth 5 is above the limit of 4');
    expect(echoes).toBe(5);
  });

  it('ends although each event leads to two more, and is shown as a tree', async () => {
    service = await startReceiver(async ({ headers }) => {
      for (const branch of ['left', 'right']) {
        await fetch(`${place.url}${path}`, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            'idempotency-key': `${String(headers['webhook-id'])}-${branch}`,
            'ce-rootid': String(headers['ce-rootid']),
            'ce-depth': String(headers['ce-depth']),
            'ce-causeid': String(headers['ce-causeid']),
          },
          body: '{}',
        });
      }
      return { status: 200 };
    });
    path = await configure(place.url, {
      id: 'bomb',
      config: { url: service.url },
      policy: { depthLimit: 20, chainLimit: 40 },
    });
    await send(place.url, path, 'first');

    // Each of the 40 that were delivered led to two more.
    await until('the end of the chain', async () => {
      const { accepted, open } = await statistics(place.url);
      return accepted === 81 && open === 0;
    });
    const { events } = await ask<{ events: { uid: string; depth: number }[] }>(
      place.url,
      'GET',
      '/v1/events?limit=1&id=first',
    );
    const chainOf = () =>
      ask<{ events: Chained[]; nextAfterId?: string }>(
        place.url,
        'GET',
        `/v1/events/${events[0]?.uid}/chain?limit=100`,
      );
    const { events: chain } = await chainOf();
    const states = chain.map(({ deliveries }) => deliveries[0]?.state);
    expect(states.filter((state) => state === 'delivered')).toHaveLength(40);
    expect(states.filter((state) => state === 'skipped')).toHaveLength(41);
    const children = new Map<string, number>();
    for (const { causeid } of chain.slice(1)) children.set(String(causeid), (children.get(String(causeid)) ?? 0) + 1);
    expect([...children.values()]).toEqual(Array<number>(40).fill(2));
  });
});

interface Chained {
  causeid?: string;
  deliveries: { state: string }[];
}
