// Whether memory grows while events come at an even rate.
import { setTimeout as pause } from 'node:timers/promises';
import type { Bench } from '../../support/bench';
import type { Figure } from '../../support/figures';
import { startStream } from '../../support/load';
import { residentMegabytes, temporalOf } from '../../support/processes';
import { withRig } from '../../support/rig';
import { createRoute } from '../../support/route';
import { slope } from '../../support/statistics';
import type { Tally } from '../../support/tally';

const perSecond = 100;

export function soak(bench: Bench, tally: Tally): Promise<Figure[]> {
  const { seconds, everySeconds } = bench.quick ? { seconds: 10, everySeconds: 1 } : { seconds: 600, everySeconds: 10 };
  return withRig(bench, 'PGlite', async ({ penstock, ports, generator, receiver }) => {
    const path = await createRoute(penstock, receiver, { id: 'soak' });
    const stream = await startStream(generator, receiver, { ports, path, pace: { perSecond } });
    const temporal = temporalOf(penstock.pid);
    const processes = { Penstock: penstock.pid, ...(temporal !== undefined && { Temporal: temporal }) };
    const samples: { atMinutes: number; megabytes: Record<string, number> }[] = [];
    for (let second = 0; second <= seconds; second += everySeconds) {
      const megabytes = Object.entries(processes).map(([name, pid]) => [name, residentMegabytes(pid)] as const);
      samples.push({ atMinutes: second / 60, megabytes: Object.fromEntries(megabytes) });
      if (second < seconds) await pause(everySeconds * 1000);
    }
    tally.add({ outcome: await stream.finish() });

    // The first half is when caches fill and code is compiled.
    const settled = samples.slice(Math.floor(samples.length / 2));
    const what = `${seconds} s at ${perSecond}/s`;
    return Object.keys(processes).flatMap((name) => {
      const key = name.toLowerCase();
      const points = settled.map(({ atMinutes, megabytes }) => ({ at: atMinutes, value: megabytes[name] ?? NaN }));
      const values = samples.map(({ megabytes }) => Math.round(megabytes[name] ?? NaN));
      return [
        { key: `${key}MegabytesSoak`, label: `memory of ${name}, ${what}`, unit: 'MB', values },
        {
          key: `${key}MegabytesPerMinuteSoak`,
          label: `growth of ${name}'s memory in the second half of it`,
          unit: 'MB/min',
          values: [slope(points)],
        },
      ];
    });
  });
}
