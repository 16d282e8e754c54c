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
});
