// Events accepted while the engine is down: how fast they are taken, and how long it takes to deliver them afterwards.
import type { Bench } from '../support/bench';
import { Stack } from '../../src/program/stack';
import { freePort } from '../../src/engine/embedded-server/ports';
import { nowMs } from '../support/clock';
import type { Figure, Findings } from '../support/figures';
import { startGenerator, startReceiver, startStream, type Outcome } from '../support/load';
import { startPenstock } from '../support/penstock';
import { postgresVersion, startPostgres } from '../support/postgres';
import { createRoute } from '../support/route';
import { Tally } from '../support/tally';
import { startTemporal } from '../support/temporal-server';
import { largest, perSecond, smallest } from '../support/window';

export async function backlog({ stack, quick, say }: Bench): Promise<Findings> {
  if (postgresVersion() === undefined) return { figures: [], notes: ['Skipped: there is no PostgreSQL.'] };
  const events = quick ? 2000 : 100_000;
  const tally = new Tally();
  const drains: Drain[] = [];
  for (let repeat = 0; repeat < (quick ? 1 : 3); repeat++) {
    const own = new Stack();
    stack.push('repeat', () => own.stop());
    drains.push(tally.add(await drain(own, events).finally(() => own.stop())));
    say(`backlog of ${events}: drained in ${drains.at(-1)?.seconds.toFixed(1)} s`);
  }
  const figure = (key: string, label: string, unit: string, value: (drain: Drain) => number): Figure => ({
    ...{ key, label, unit },
    values: drains.map(value),
  });
  const what = `${events.toLocaleString('en')} events, engine down`;
  return {
    figures: [
      figure('acceptedEventsPerSecondEngineDown', `accepted in batches of 100, ${what}`, 'events/s', ({ outcome }) =>
        perSecond({ fromMs: smallest(outcome.sentAt), toMs: largest(outcome.acceptedAt) }, outcome.acceptedAt),
      ),
      figure(
        'drainSeconds',
        `from the engine's return until all are delivered, ${what}`,
        's',
        ({ seconds }) => seconds,
      ),
      figure('drainEventsPerSecond', `delivered meanwhile, ${what}`, 'events/s', ({ seconds }) => events / seconds),
      ...tally.figures(),
    ],
    notes: ['A gateway and a worker on PostgreSQL. The worker is started when the engine is up again.'],
  };
}

interface Drain {
  outcome: Outcome;
  seconds: number;
}

async function drain(stack: Stack, events: number): Promise<Drain> {
  const { url: databaseUrl } = await startPostgres(stack);
  const port = await freePort();
  const shared = { databaseUrl, temporalAddress: `127.0.0.1:${port}` };
  const gateway = await startPenstock(stack, { ...shared, role: 'gateway' });
  const [generator, receiver] = [startGenerator(stack), await startReceiver(stack)];
  const path = await createRoute(gateway, receiver, { id: 'backlog' });
  const pace = { connections: 4, mostOpen: Infinity };
  const plan = { ports: [gateway.port], path, pace, batch: 100, mostEvents: events };
  const stream = await startStream(generator, receiver, plan);
  await stream.sentAll();

  await startTemporal(stack, port);
  const backMs = nowMs();
  await startPenstock(stack, { ...shared, role: 'worker' });
  const outcome = await stream.finish();
  return { outcome, seconds: (largest(outcome.receivedAt) - backMs) / 1000 };
}
