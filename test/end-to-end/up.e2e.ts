// `penstock up` as an operator meets it: started, stopped, killed, started again.
import { execFile } from 'node:child_process';
import { readlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { promisify } from 'node:util';
import { stat } from 'node:fs/promises';
import { once } from 'node:events';
import { isPortFree } from '../../src/engine/embedded-server/ports';
import { startReceiver, type Receiver } from '../support/receiver';
import { until } from '../support/until';
import {
  aNewPlace,
  aPlace,
  ask,
  configure,
  penstock,
  send,
  statistics,
  up,
  type Place,
  type Process,
} from './support/penstock';

describe('penstock up', () => {
  let place: Place;
  let running: Process | undefined;
  let receiver: Receiver;
  beforeEach(async () => {
    place = await aPlace();
    receiver = await startReceiver({ status: 200 });
  });
  afterEach(async () => {
    if (running?.child.exitCode === null && running.child.signalCode === null) await running.end('SIGTERM');
    await receiver.close();
  });

  it('keeps its state to itself, and refuses a second start on the same directory', async () => {
    place = await aNewPlace();
    running = await up(place);
    const mode = (await stat(place.env.PENSTOCK_STATE_DIR ?? '')).mode & 0o777;
    expect(mode).toBe(0o700);
    const other = await aNewPlace();
    const second = penstock(['up'], { ...other.env, PENSTOCK_STATE_DIR: place.env.PENSTOCK_STATE_DIR ?? '' });
    const [code] = (await once(second.child, 'exit')) as [number];
    expect(code).toBe(1);
    expect(second.output()).toMatch(new RegExp(`in use by process ${running.child.pid}`));
  });

  it('names the taken port and the option to choose another', async () => {
    const taken = createServer().listen(Number(place.env.PENSTOCK_PORT), '127.0.0.1');
    await once(taken, 'listening');
    const refused = penstock(['up'], place.env);
    const [code] = (await once(refused.child, 'exit')) as [number];
    taken.close();
    expect(code).toBe(1);
    expect(refused.output()).toContain(`port ${place.env.PENSTOCK_PORT} is taken; choose another with --port`);
  });

  it('names the address that is not of this machine, and the option to choose another', async () => {
    const refused = penstock(['up'], { ...place.env, PENSTOCK_HOST: '192.0.2.1' });
    const [code] = (await once(refused.child, 'exit')) as [number];
    expect(code).toBe(1);
    expect(refused.output()).toContain(
      `cannot listen at 192.0.2.1, port ${place.env.PENSTOCK_PORT}; choose another address with --host`,
    );
  });

  it('drains and stops within 10 s on Ctrl-C while a target hangs, and does not count the attempt it broke off', async () => {
    receiver.script('hang');
    running = await up(place);
    const path = await configure(place.url, { id: 'slow', config: { url: receiver.url } });
    const [id] = await send(place.url, path, '1');
    await receiver.received(1);

    const began = Date.now();
    expect(await running.end('SIGINT')).toBe(0);
    expect(Date.now() - began).toBeLessThan(10_000);
    expect(await isPortFree(place.temporalPort)).toBe(true);

    receiver.script({ status: 200 });
    running = await up(place);
    const delivered = await until('the delivery', async () => {
      const delivery = await ask<{ state: string; attempts: number }>(place.url, 'GET', `/v1/deliveries/${id}`);
      return delivery.state === 'delivered' && delivery;
    });
    expect(delivered.attempts).toBe(1);
  });

  it.each(['penstock', 'engine'])('loses nothing when the %s is killed with kill -9 mid-delivery', async (victim) => {
    receiver.script({ status: 200, delayMs: 300 });
    running = await up(place);
    const path = await configure(place.url, {
      id: 'target',
      config: { url: receiver.url },
      policy: { schedule: { type: 'constant', delay: '1s' } },
    });
    const total = 60;
    const sent = Array.from({ length: total }, (_, n) => send(place.url, path, String(n)));
    await receiver.received(10);
    if (victim === 'penstock') {
      await running.end('SIGKILL');
      await until('the engine to go with it', () => isPortFree(place.temporalPort));
      running = await up(place);
    } else {
      process.kill(await engineOf(place), 'SIGKILL');
    }
    const ids = (await Promise.all(sent)).flat();

    expect(new Set(ids).size).toBe(total);
    await until('all to be delivered', async () => (await statistics(place.url)).delivered === total);
    expect(await statistics(place.url)).toMatchObject({ accepted: total, open: 0, delivered: total, dead: 0 });
    expect(new Set(receiver.requests.map((request) => request.headers['webhook-id']))).toEqual(new Set(ids));
  });

  it('accepts everything while the engine is down, and delivers it afterwards', async () => {
    running = await up(place);
    const path = await configure(place.url, { id: 'target', config: { url: receiver.url } });
    // Stopped, not killed: nothing supervises it back, as with an engine elsewhere.
    const engine = await engineOf(place);
    process.kill(engine, 'SIGSTOP');
    const ids = await Promise.all(Array.from({ length: 50 }, (_, n) => send(place.url, path, String(n))));
    await until('the engine to be missed', async () => (await fetch(`${place.url}/readyz`)).status === 503);
    expect(await statistics(place.url)).toMatchObject({ accepted: 50, delivered: 0 });

    process.kill(engine, 'SIGCONT');
    await until('all to be delivered', async () => (await statistics(place.url)).delivered === 50);
    expect(new Set(receiver.requests.map((request) => request.headers['webhook-id']))).toEqual(new Set(ids.flat()));
  });

  it('delivers to a fast target while a hundred deliveries of another hang (rule 5)', async () => {
    const hanging = await startReceiver('hang');
    running = await up(place);
    const path = await configure(
      place.url,
      {
        id: 'hanging',
        config: { url: hanging.url },
        filter: { exact: { type: 'slow' } },
        policy: { maxConcurrency: 100 },
      },
      { id: 'fast', config: { url: receiver.url }, filter: { exact: { type: 'quick' } } },
    );
    await Promise.all(Array.from({ length: 100 }, (_, n) => send(place.url, path, `slow-${n}`, 'slow')));
    await hanging.received(60);
    const quick = await Promise.all(Array.from({ length: 30 }, (_, n) => send(place.url, path, `quick-${n}`, 'quick')));
    await receiver.received(30);
    expect(new Set(receiver.requests.map((request) => request.headers['webhook-id']))).toEqual(new Set(quick.flat()));
    await hanging.close();
  });
});

/** Process id of the embedded server, not of the shell that watches over it. */
async function engineOf({ temporalPort }: Place): Promise<number> {
  const { stdout } = await promisify(execFile)('pgrep', [
    '-f',
    `temporal server start-dev.* --port[= ]${temporalPort}`,
  ]);
  const found = stdout.trim().split('\n').map(Number);
  const engine = found.find((pid) => readlinkSync(`/proc/${pid}/exe`).endsWith('/temporal'));
  if (engine === undefined) throw new Error('the embedded server does not run');
  return engine;
}
