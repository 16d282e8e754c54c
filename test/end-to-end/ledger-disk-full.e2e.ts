// The disk of the state directory is full, with the embedded ledger and the embedded Temporal on it: what was accepted is
// there, what is not is refused, and all goes on when there is room.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { startReceiver, type Receiver } from '../support/receiver';
import { smallDisk, type SmallDisk } from '../support/small-disk';
import { until } from '../support/until';
import { adminToken, aPlace, configure, up, type Place, type Process } from './support/penstock';

describe('a full disk under the state directory', () => {
  let disk: SmallDisk;
  let place: Place;
  let running: Process;
  let receiver: Receiver;

  beforeAll(async () => {
    disk = await smallDisk(256);
    receiver = await startReceiver({});
    place = await aPlace();
    place.env.PENSTOCK_STATE_DIR = join(disk.folder, 'state');
    running = await up(place);
  });
  afterAll(async () => {
    await running?.end('SIGTERM');
    await receiver?.close();
    await disk?.close();
  });

  it('has events refused with the reason, and none lost that was accepted, and goes on without a restart', async () => {
    const path = await configure(place.url, { id: 'target', config: { url: receiver.url } });
    const accepted: string[] = [];
    /** Answers what it was refused with; undefined when it was accepted. */
    const send = async (bytes: number) => {
      const id = `e-${accepted.length}`;
      const response = await fetch(`${place.url}${path}`, {
        method: 'POST',
        headers: {
          ...{ 'ce-specversion': '1.0', 'ce-id': id, 'ce-source': '/shop', 'ce-type': 'order.created' },
          'content-type': 'application/json',
        },
        body: JSON.stringify({ id, filling: randomBytes(bytes).toString('hex') }),
      });
      const answer = (await response.json()) as { error?: { code: string; message: string } };
      if (response.ok) accepted.push(id);
      return response.ok ? undefined : { status: response.status, answer: JSON.stringify(answer) };
    };
    const untilDelivered = () =>
      until(`${accepted.length} events to be delivered`, () => {
        const ids = new Set(receiver.requests.map((request) => (request.json() as { id: string }).id));
        return accepted.every((id) => ids.has(id));
      });
    await send(10);
    await untilDelivered();

    await disk.leave(20_000_000);
    let refusal = await send(100_000);
    while (!refusal) refusal = await send(100_000);
    expect(refusal).toMatchObject({ status: 503 });
    expect(refusal.answer).toContain('ledgerUnavailable');
    expect(refusal.answer).toMatch(/No space left on device|embedded ledger has stopped/);
    expect(refusal.answer).not.toContain('insert into');
    expect(running.child.exitCode).toBe(null);

    await disk.leave();
    await until('an event to be accepted again', async () => (await send(10)) === undefined);
    await untilDelivered();
    const ready = await fetch(`${place.url}/readyz`, { headers: { authorization: `Bearer ${adminToken}` } });
    expect(ready.status).toBe(200);
    expect(running.child.exitCode).toBe(null);
  });
});
