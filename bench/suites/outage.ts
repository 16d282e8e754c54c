// A target that refuses connections while many events come for it: what its neighbours and the engine notice of it.
import { setTimeout as pause } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import type { Bench } from '../support/bench';
import { nowMs } from '../support/clock';
import type { Figure, Findings } from '../support/figures';
import { startReceiver, startStream, type Receiver } from '../support/load';
import { measureSpans } from '../support/measure';
import { residentMegabytes } from '../support/processes';
import { withRig, type Rig } from '../support/rig';
import { createRoute } from '../support/route';
import { latencyFigures, type Steady } from '../support/steady-rate';
import { Tally } from '../support/tally';
import { countWithin, largest, perSecond } from '../support/window';

const full = { perSecond: 1000, warmUpMs: 5000, eachMs: 20_000, repeats: 3 };
type Size = typeof full;
const short: Size = { perSecond: 200, warmUpMs: 3000, eachMs: 5000, repeats: 1 };

const neighbourPerSecond = 50;
const policy = { schedule: { type: 'constant', delay: '5s' }, maxAttempts: 1000 };

export async function outage(bench: Bench): Promise<Findings> {
  const target = await startReceiver(bench.stack);
  const tally = new Tally();
  const size = bench.quick ? short : full;
  const figures = await withRig(bench, 'PGlite', (rig) => refusing(rig, target, size, tally));
  return { figures: [...figures, ...tally.figures()], notes: [] };
}

async function refusing(rig: Rig, target: Receiver, size: Size, tally: Tally): Promise<Figure[]> {
  const { penstock, generator, receiver, ports, processes } = rig;
  const neighbourPath = await createRoute(penstock, receiver, { id: 'neighbour' });
  const path = await createRoute(penstock, target, { id: 'outage', policy });
  const neighbourPace = { perSecond: neighbourPerSecond };
  const neighbour = await startStream(generator, receiver, { ports, path: neighbourPath, pace: neighbourPace });
  const alone = await measureSpans(size, processes);

  await target.process.call('behave', 'refuse');
  const beganMs = Date.now();
  const memory = watchMemory(penstock.pid);
  const stream = await startStream(generator, target, { ports, path, pace: { perSecond: size.perSecond } });
  const during = await measureSpans({ ...size, warmUpMs: 0 }, processes);
  await stream.stopSending();
  const workflows = await countWorkflows(rig, beganMs);
  const mostMegabytes = memory.stop();

  await target.process.call('behave', 'answer');
  const backMs = nowMs();
  const outcome = await stream.finish();
  const drainedMs = largest(outcome.receivedAt);
  const besides = await neighbour.finish();
  for (const one of [outcome, besides]) tally.add({ outcome: one });

  const steady = (spans: typeof during, of = besides): Steady => ({ outcome: of, spans });
  const what = `${size.perSecond}/s to a target that refuses for ${(size.eachMs * size.repeats) / 1000} s`;
  const one = (key: string, label: string, unit: string, value: number): Figure => {
    return { key, label: `${label}, ${what}`, unit, values: [value] };
  };
  return [
    ...latencyFigures(steady(alone), 'NeighbourAlone', `neighbour at ${neighbourPerSecond}/s alone`),
    ...latencyFigures(steady(during), 'NeighbourDuring', `neighbour at ${neighbourPerSecond}/s beside ${what}`),
    ...latencyFigures(
      steady([{ fromMs: backMs, toMs: drainedMs, cpuSeconds: {} }]),
      'NeighbourDraining',
      'neighbour while the rest is delivered',
    ),
    ...latencyFigures(steady(during, outcome), '', what).filter(({ key }) => key.startsWith('accept')),
    {
      key: 'acceptedEventsPerSecondDuring',
      label: `accepted, ${what}`,
      unit: 'events/s',
      values: during.map((span) => perSecond(span, outcome.acceptedAt)),
    },
    {
      key: 'serverCpuSecondsPerThousandEventsDuring',
      label: `CPU of the servers, ${what}`,
      unit: 's per 1,000 events',
      values: during.map((span) => ((span.cpuSeconds['servers'] ?? 0) * 1000) / countWithin(span, outcome.acceptedAt)),
    },
    one('workflowsStarted', 'workflows started, neighbour included', 'workflows', workflows),
    one('mostPenstockMegabytes', 'most memory of Penstock', 'MB', mostMegabytes),
    one('recoverySeconds', 'from its return until all are delivered', 's', (drainedMs - backMs) / 1000),
  ];
}

async function countWorkflows({ penstock }: Rig, sinceMs: number): Promise<number> {
  const connection = await Connection.connect({ address: penstock.temporalAddress });
  await pause(1000); // visibility is written a moment later
  const { count } = await new Client({ connection }).workflow.count(
    `StartTime >= "${new Date(sinceMs).toISOString()}"`,
  );
  await connection.close();
  return count;
}

/** Looks each second; `stop` answers the most, in MB. */
function watchMemory(pid: number): { stop: () => number } {
  let most = 0;
  const look = () => (most = Math.max(most, residentMegabytes(pid)));
  const timer = setInterval(look, 1000);
  return {
    stop() {
      clearInterval(timer);
      look();
      return Math.round(most);
    },
  };
}
