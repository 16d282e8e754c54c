// Delivered per second by several gateways and workers on one PostgreSQL and one Temporal server.
import { Stack } from '../../../src/program/stack';
import type { Bench } from '../../support/bench';
import type { Figure } from '../../support/figures';
import { startGenerator, startReceiver } from '../../support/load';
import { startPenstock, type Penstock } from '../../support/penstock';
import { startPostgres } from '../../support/postgres';
import { createRoute } from '../../support/route';
import type { Tally } from '../../support/tally';
import { startTemporal } from '../../support/temporal-server';
import { saturate, throughputFigures } from '../../support/throughput';
import { saturation } from './load';

const crews = [
  { gateways: 1, workers: 1 },
  { gateways: 1, workers: 2 },
  { gateways: 2, workers: 2 },
];

export async function moreProcesses(bench: Bench, tally: Tally): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const crew of crews) {
    const own = new Stack();
    bench.stack.push('crew', () => own.stop());
    figures.push(...(await measure(bench, own, crew, tally)));
    await own.stop();
  }
  return figures;
}

async function measure(bench: Bench, stack: Stack, crew: (typeof crews)[number], tally: Tally): Promise<Figure[]> {
  const [postgres, temporal] = [await startPostgres(stack), await startTemporal(stack)];
  const shared = { databaseUrl: postgres.url, temporalAddress: temporal.address };
  const start = async (role: 'gateway' | 'worker', count: number) => {
    const started: Penstock[] = [];
    while (started.length < count) started.push(await startPenstock(stack, { ...shared, role }));
    return started;
  };
  const gateways = await start('gateway', crew.gateways);
  const workers = await start('worker', crew.workers);
  const [penstock] = gateways;
  if (!penstock) throw new Error('a crew has a gateway');

  const [generator, receiver] = [startGenerator(stack), await startReceiver(stack)];
  const path = await createRoute(penstock, receiver, { id: 'growth' });
  const servers = [postgres.pid, temporal.pid, ...[...gateways, ...workers].map(({ pid }) => pid)];
  const processes = { servers, load: [generator.pid, receiver.process.pid] };
  const rig = { penstock, ports: gateways.map(({ port }) => port), generator, receiver, processes };
  const measured = tally.add(await saturate(rig, saturation(bench, path)));
  const what = `${counted(crew.gateways, 'gateway')}, ${counted(crew.workers, 'worker')}`;
  bench.say(`${what}: measured`);
  return throughputFigures(measured, `${crew.gateways}Gateways${crew.workers}Workers`, what);
}

const counted = (count: number, name: string): string => `${count} ${name}${count === 1 ? '' : 's'}`;
