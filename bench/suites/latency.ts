// How long events take at an easy rate, alone and while the target of another source's sink hangs.
import type { Bench } from '../support/bench';
import type { Figure, Findings } from '../support/figures';
import { startReceiver, startStream } from '../support/load';
import { withRig } from '../support/rig';
import { createRoute } from '../support/route';
import { atSteadyRate, latencyFigures } from '../support/steady-rate';
import { Tally } from '../support/tally';

const perSecond = 100;
const hangingPerSecond = 20;
const shares = { P50: 0.5, P99: 0.99, P999: 0.999 };

export async function latency(bench: Bench): Promise<Findings> {
  const { quick, stack } = bench;
  const timing = quick
    ? { warmUpMs: 3000, repeats: 1, eachMs: 5000 }
    : { warmUpMs: 10_000, repeats: 3, eachMs: 30_000 };
  const tally = new Tally();
  const figures = await withRig(bench, 'PGlite', async (rig): Promise<Figure[]> => {
    const path = await createRoute(rig.penstock, rig.receiver, { id: 'healthy' });
    const alone = tally.add(await atSteadyRate(rig, { path, perSecond, timing }));

    const hanging = await startReceiver(stack);
    const patience = { attemptTimeLimit: '10s', schedule: { type: 'constant', delay: '5s' }, maxAttempts: 1000 };
    const hangingPath = await createRoute(rig.penstock, hanging, { id: 'hanging', policy: patience });
    await hanging.process.call('behave', 'hang');
    const plan = { ports: rig.ports, path: hangingPath, pace: { perSecond: hangingPerSecond } };
    const neighbour = await startStream(rig.generator, hanging, plan);
    const beside = tally.add(await atSteadyRate(rig, { path, perSecond, timing }));
    await neighbour.stopSending();
    await hanging.process.call('behave', 'answer');
    tally.add({ outcome: await neighbour.finish() });

    return [
      ...latencyFigures(alone, '', `at ${perSecond}/s`, shares),
      ...latencyFigures(beside, 'BesideHanging', `at ${perSecond}/s, another target hangs`, shares),
    ];
  });
  return { figures: [...figures, ...tally.figures()], notes: [] };
}
