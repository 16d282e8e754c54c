// Delivered per second, and memory, with ever more delivered events in the ledger.
import { join } from 'node:path';
import { Stack } from '../../../src/program/stack';
import type { Bench } from '../../support/bench';
import type { Figure } from '../../support/figures';
import { startGenerator, startReceiver } from '../../support/load';
import { memoryFigures } from '../../support/memory';
import { startPenstock, temporaryDirectory, type Penstock } from '../../support/penstock';
import { startPostgres } from '../../support/postgres';
import { fillLedger } from '../../support/prefill/prefill';
import type { LedgerKind } from '../../support/rig';
import { createRoute } from '../../support/route';
import type { Tally } from '../../support/tally';
import { saturate, throughputFigures } from '../../support/throughput';
import { saturation } from './load';

export async function growingLedger(bench: Bench, ledger: LedgerKind, tally: Tally): Promise<Figure[]> {
  const { stack } = bench;
  const stateDirectory = await temporaryDirectory(stack);
  const postgres = ledger === 'PostgreSQL' ? await startPostgres(stack) : undefined;
  const options = { stateDirectory, ...(postgres && { databaseUrl: postgres.url }) };
  const [generator, receiver] = [startGenerator(stack), await startReceiver(stack)];

  const route = { id: 'growth', sinkId: 'target-0' };
  const first = await startPenstock(stack, options);
  const path = await createRoute(first, receiver, route);
  await first.stop();

  const figures: Figure[] = [];
  const measure = async (suffix: string, what: string, keepEvents?: string) => {
    const own = new Stack();
    stack.push('step', () => own.stop());
    const penstock = await startPenstock(own, { ...options, ...(keepEvents !== undefined && { keepEvents }) });
    const processes = {
      servers: [penstock.pid, ...(postgres ? [postgres.pid] : [])],
      load: [generator.pid, receiver.process.pid],
    };
    const rig = { penstock, ports: [penstock.port], generator, receiver, processes };
    const before = await oldestEvent(penstock);
    const measured = tally.add(await saturate(rig, saturation(bench, path)));
    const after = await oldestEvent(penstock);
    figures.push(...throughputFigures(measured, suffix, what));
    figures.push(...memoryFigures(rig, suffix, what));
    if (keepEvents !== undefined) {
      const values = [prunedPerSecond(before, after)];
      figures.push({
        key: `prunedEventsPerSecond${suffix}`,
        label: `pruned meanwhile, ${ledger}`,
        unit: 'events/s',
        values,
      });
    }
    bench.say(`${what}: measured`);
    await own.stop();
  };

  const where = postgres ? { databaseUrl: postgres.url } : { directory: join(stateDirectory, 'ledger') };
  let filled = 0;
  for (const events of bench.quick ? [1000, 10_000] : [10_000, 100_000, 1_000_000]) {
    await fillLedger({ ledger: where, sourceId: route.id, sinkId: route.sinkId, first: filled, end: events });
    filled = events;
    await measure(`${ledger}${events}Events`, `${events.toLocaleString('en')} events in ${ledger}`);
  }
  // Few are gone before they are counted.
  if (!bench.quick) await measure(`${ledger}Pruning`, `while events are pruned, ${ledger}`, '30d');
  return figures;
}

interface Oldest {
  atMs: number;
  ageMs: number;
}

async function oldestEvent({ port }: Penstock): Promise<Oldest> {
  const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  const [, seconds] = /^penstock_oldest_event_seconds (\S+)$/m.exec(metrics) ?? [];
  if (seconds === undefined) throw new Error('the oldest event is not among the metrics');
  return { atMs: Date.now(), ageMs: Number(seconds) * 1000 };
}

/** There is an event for each second. */
const prunedPerSecond = (before: Oldest, after: Oldest): number => {
  const passedMs = after.atMs - before.atMs;
  return (passedMs - (after.ageMs - before.ageMs)) / passedMs;
};
