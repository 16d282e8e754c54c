// What a chain that runs away costs its neighbours: a function whose every event becomes two.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Bench } from '../support/bench';
import { ratio, type Figure, type Findings } from '../support/figures';
import { temporaryDirectory, type Penstock } from '../support/penstock';
import { withRig, type Rig } from '../support/rig';
import { createRoute } from '../support/route';
import { atSteadyRate, latencyFigures, usualShares } from '../support/steady-rate';
import { Tally } from '../support/tally';

const perSecond = 20;
const forkingFunction = `export default async (event, { emit }) => {
  await emit({ type: 'fork.left' });
  await emit({ type: 'fork.right' });
};
`;

export async function runaway(bench: Bench): Promise<Findings> {
  const functionsDirectory = await temporaryDirectory(bench.stack);
  await writeFile(join(functionsDirectory, 'fork.mjs'), forkingFunction);
  return withRig(bench, 'PGlite', (rig) => besideForks(rig, bench), { functionsDirectory });
}

async function besideForks(rig: Rig, { quick, say }: Bench): Promise<Findings> {
  const { penstock, receiver } = rig;
  const timing = quick
    ? { warmUpMs: 3000, repeats: 1, eachMs: 10_000 }
    : { warmUpMs: 10_000, repeats: 3, eachMs: 30_000 };
  const tally = new Tally();
  const path = await createRoute(penstock, receiver, { id: 'neighbour' });
  const alone = tally.add(await atSteadyRate(rig, { path, perSecond, timing }));

  const source = (await penstock.api.create('/sources', { id: 'forks', type: 'http' })) as { ingest: { path: string } };
  const fork = { id: 'fork', type: 'function', config: { function: 'fork' } };
  // Limits that it does not reach while it is measured.
  await penstock.api.create('/sources/forks/sinks', { ...fork, policy: { depthLimit: 100, chainLimit: 1_000_000 } });
  await penstock.api.send(source.ingest.path, {
    headers: { 'ce-id': 'first', 'ce-source': '/bench', 'ce-type': 'fork', 'ce-specversion': '1.0' },
    body: '',
  });
  const beside = tally.add(await atSteadyRate(rig, { path, perSecond, timing }));
  const runs = await functionRuns(penstock);
  say(`${runs} functions were run beside`);

  const figures = latencyFigures(alone, '', `at ${perSecond}/s`);
  const besideFigures = latencyFigures(beside, 'BesideRunaway', `at ${perSecond}/s, a chain runs away`);
  const ratios = Object.keys(usualShares).map((share) => {
    const [of, to] = [find(besideFigures, `endToEnd${share}MsBesideRunaway`), find(figures, `endToEnd${share}Ms`)];
    return ratio({ key: `ratioToAlone${share}`, label: `… end to end ${share.toLowerCase()} to that alone` }, of, to);
  });
  return {
    figures: [...figures, ...besideFigures, ...ratios, functionsRun(runs), ...tally.figures()],
    notes: ['The chain has the default policy but for its limits, so 50 of its deliveries at the same time.'],
  };
}

const find = (figures: Figure[], key: string): Figure => {
  const found = figures.find((figure) => figure.key === key);
  if (!found) throw new Error(`no figure ${key}`);
  return found;
};

const functionsRun = (runs: number): Figure => ({
  key: 'functionsRun',
  label: 'functions run beside',
  unit: 'runs',
  values: [runs],
});

async function functionRuns({ api }: Penstock): Promise<number> {
  return ((await api.read('/sources/forks/statistics')) as { delivered: number }).delivered;
}
