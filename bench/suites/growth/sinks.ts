// Delivered per second, and how soon at an easy rate, with ever more sinks, each of which wants its share of the events.
import type { Bench } from '../../support/bench';
import type { Figure } from '../../support/figures';
import { memoryFigures } from '../../support/memory';
import { withRig } from '../../support/rig';
import { createRoute } from '../../support/route';
import { atSteadyRate, latencyFigures } from '../../support/steady-rate';
import type { Tally } from '../../support/tally';
import { saturate, throughputFigures } from '../../support/throughput';
import { saturation } from './load';

const perSecond = 100;

export async function moreSinks(bench: Bench, tally: Tally): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const sinks of bench.quick ? [1, 10, 100] : [1, 10, 1000]) {
    await withRig(bench, 'PGlite', async (rig) => {
      const path = await createRoute(rig.penstock, rig.receiver, { id: 'growth', sinks });
      const load = { ...saturation(bench, path), types: sinks };
      const steady = tally.add(await atSteadyRate(rig, { path, perSecond, timing: load.timing, types: sinks }));
      const measured = tally.add(await saturate(rig, load));
      const name = { suffix: `${sinks}Sinks`, what: sinks === 1 ? 'one sink' : `${sinks.toLocaleString('en')} sinks` };
      figures.push(...latencyFigures(steady, name.suffix, `at ${perSecond}/s, ${name.what}`));
      figures.push(...throughputFigures(measured, name.suffix, name.what));
      figures.push(...memoryFigures(rig, name.suffix, name.what));
      bench.say(`${name.what}: measured`);
    });
  }
  return figures;
}
