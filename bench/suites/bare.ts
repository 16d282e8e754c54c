// The baseline: how many events per second bare Temporal delivers with the same POST, and nothing else.
import { setTimeout as pause } from 'node:timers/promises';
import type { BareCalls } from '../support/bare/bare-process';
import type { Bench } from '../support/bench';
import { Child } from '../support/child';
import type { Figure, Findings } from '../support/figures';
import { startReceiver } from '../support/load';
import { measureSpans, type Timing } from '../support/measure';
import { startTemporal } from '../support/temporal-server';
import { countWithin, perSecond } from '../support/window';

const inFlight = 50;

const timing = (quick: boolean): Timing =>
  quick ? { warmUpMs: 2000, repeats: 1, eachMs: 4000 } : { warmUpMs: 10_000, repeats: 3, eachMs: 20_000 };

export async function bare({ stack, quick, say }: Bench): Promise<Findings> {
  const receiver = await startReceiver(stack);
  const temporal = await startTemporal(stack);
  const process = new Child<BareCalls>(require.resolve('../support/bare/bare-process'));
  stack.push('bare Temporal', () => process.stop());

  const stream = 'bare';
  await process.call('start', { address: temporal.address, url: receiver.url, stream, inFlight });
  const servers = { servers: [process.pid, temporal.pid], load: [receiver.process.pid] };
  const spans = await measureSpans(timing(quick), servers);
  await process.call('stop');
  await pause(100);
  const { receivedAt } = await receiver.process.call('receipts', stream);

  const figures: Figure[] = [
    {
      key: 'bareEventsPerSecond',
      label: `bare Temporal, ${inFlight} in flight`,
      unit: 'events/s',
      values: spans.map((span) => perSecond(span, receivedAt)),
    },
    {
      key: 'bareCpuSecondsPerThousandEvents',
      label: 'bare Temporal, CPU of all processes',
      unit: 's per 1,000 events',
      values: spans.map((span) => {
        const { servers = 0, load = 0 } = span.cpuSeconds;
        return ((servers + load) * 1000) / countWithin(span, receivedAt);
      }),
    },
  ];
  say(`bare Temporal: ${figures[0]?.values.map((value) => value.toFixed(0)).join(', ')} events/s`);
  return { figures, notes: [] };
}
