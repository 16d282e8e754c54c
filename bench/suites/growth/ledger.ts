// Delivered per second, and memory, with ever more delivered events in the ledger.
import { join } from 'node:path';
import { Stack } from '../../../src/program/stack';
import type { Bench } from '../../support/bench';
import type { Figure } from '../../support/figures';
import { startGenerator, startReceiver } from '../../support/load';
import { memoryFigures } from '../../support/memory';
import { startPenstock, temporaryDirectory } from '../../support/penstock';
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

  const where = postgres ? { databaseUrl: postgres.url } : { directory: join(stateDirectory, 'ledger') };
  const figures: Figure[] = [];
  let filled = 0;
  for (const events of bench.quick ? [1000, 10_000] : [10_000, 100_000, 1_000_000]) {
    await fillLedger({ ledger: where, sourceId: route.id, sinkId: route.sinkId, first: filled, end: events });
    filled = events;
    const own = new Stack();
    stack.push('step', () => own.stop());
    const penstock = await startPenstock(own, options);
    const processes = {
      servers: [penstock.pid, ...(postgres ? [postgres.pid] : [])],
      load: [generator.pid, receiver.process.pid],
    };
    const rig = { penstock, ports: [penstock.port], generator, receiver, processes };
    const name = { suffix: `${ledger}${events}Events`, what: `${events.toLocaleString('en')} events in ${ledger}` };
    const measured = tally.add(await saturate(rig, saturation(bench, path)));
    figures.push(...throughputFigures(measured, name.suffix, name.what));
    figures.push(...memoryFigures(rig, name.suffix, name.what));
    bench.say(`${name.what}: measured`);
    await own.stop();
  }
  return figures;
}
