// Events posted over HTTP, delivered to a target that answers at once: how many per second, how soon, at what cost.
import type { Bench } from '../support/bench';
import { ratio, type Figure, type Findings } from '../support/figures';
import { flood, floodFigures } from '../support/flood';
import { memoryFigures } from '../support/memory';
import { postgresVersion } from '../support/postgres';
import { withRig, type LedgerKind, type Rig } from '../support/rig';
import { createRoute } from '../support/route';
import { atSteadyRate, latencyFigures } from '../support/steady-rate';
import { Tally } from '../support/tally';
import { saturate, throughputFigures } from '../support/throughput';
import { bare } from './bare';

const full = {
  atRest: { warmUpMs: 10_000, repeats: 3, eachMs: 20_000 },
  saturated: { warmUpMs: 10_000, repeats: 3, eachMs: 20_000 },
  mostOpen: { grouped: 2000, ungrouped: 2000 },
  floods: { repeats: 3, events: 10_000 },
};
type Size = typeof full;
const short: Size = {
  atRest: { warmUpMs: 1500, repeats: 1, eachMs: 4000 },
  saturated: { warmUpMs: 2000, repeats: 1, eachMs: 4000 },
  mostOpen: { grouped: 1000, ungrouped: 150 },
  floods: { repeats: 1, events: 1000 },
};

const perSecond = 100;
const batch = 100;

/** One ledger's turn. */
interface Round extends Pick<Bench, 'say'> {
  rig: Rig;
  size: Size;
  tally: Tally;
  ledger: LedgerKind;
  /** Of the figures' keys. */
  suffix: string;
}

export async function delivery(bench: Bench): Promise<Findings> {
  const { quick, say } = bench;
  const size = quick ? short : full;
  const baseline = await bare(bench);
  const ledgers: LedgerKind[] = quick || postgresVersion() === undefined ? ['PGlite'] : ['PGlite', 'PostgreSQL'];
  const tally = new Tally();
  const measured: Figure[] = [];
  for (const ledger of ledgers) {
    const suffix = ledger === 'PGlite' ? '' : 'Postgres';
    await withRig(bench, ledger, async (rig) => {
      const round = { rig, size, tally, ledger, suffix, say };
      measured.push(...(await grouped(round)), ...(await ungrouped(round)), ...memoryFigures(rig, suffix, ledger));
    });
  }
  const ratios = measured.flatMap((figure) => ratioToBare(figure, baseline.figures));
  return { figures: [...baseline.figures, ...measured, ...ratios, ...tally.figures()], notes: baseline.notes };
}

async function grouped({ rig, size, tally, ledger, suffix, say }: Round): Promise<Figure[]> {
  const path = await createRoute(rig.penstock, rig.receiver, { id: 'grouped' });
  const steady = tally.add(await atSteadyRate(rig, { path, perSecond, timing: size.atRest }));
  say(`${ledger}, at ${perSecond}/s: measured`);
  const load = { path, mostOpen: size.mostOpen.grouped, timing: size.saturated };
  const single = tally.add(await saturate(rig, { ...load, batch: 1 }));
  say(`${ledger}, one by one: measured`);
  const batched = tally.add(await saturate(rig, { ...load, batch }));
  say(`${ledger}, in batches: measured`);
  const floods = [];
  for (let repeat = 0; repeat < size.floods.repeats; repeat++) {
    floods.push(tally.add({ outcome: await flood(rig, path, size.floods.events) }).outcome);
  }
  say(`${ledger}, flooded: measured`);
  return [
    ...latencyFigures(steady, suffix, `at ${perSecond}/s, ${ledger}`),
    ...throughputFigures(single, suffix, `posted one by one, ${ledger}`),
    ...throughputFigures(batched, `Batched${suffix}`, `posted in batches of ${batch}, ${ledger}`),
    ...floodFigures(floods, suffix, ledger),
  ];
}

async function ungrouped({ rig, size, tally, ledger, suffix, say }: Round): Promise<Figure[]> {
  const path = await createRoute(rig.penstock, rig.receiver, { id: 'ungrouped', policy: { grouping: 'off' } });
  const load = { path, mostOpen: size.mostOpen.ungrouped, timing: size.saturated, batch: 1 };
  const single = tally.add(await saturate(rig, load));
  say(`${ledger}, grouping off: measured`);
  return throughputFigures(single, `Ungrouped${suffix}`, `grouping off, posted one by one, ${ledger}`);
}

const delivered = 'deliveredEventsPerSecond';

function ratioToBare(figure: Figure, [toBare]: Figure[]): Figure[] {
  if (!toBare || !figure.key.startsWith(delivered) || figure.key.includes('Flooded')) return [];
  const suffix = figure.key.slice(delivered.length);
  return [
    ratio({ key: `ratioToBare${suffix}`, label: `${figure.label}: as a multiple of bare Temporal` }, figure, toBare),
  ];
}
