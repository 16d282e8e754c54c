// How fast events go through, when more are sent than are delivered.
import { startStream, type Outcome } from './load';
import { measureSpans, type Measured, type Timing } from './measure';
import type { Rig } from './rig';
import { countWithin, perSecond } from './window';
import type { Figure } from './figures';

export interface Saturation {
  path: string;
  /** Events in one request. */
  batch: number;
  /** Accepted and not received, at most: so the rate is that of the whole way, and not of taking in alone. */
  mostOpen: number;
  timing: Timing;
  types?: number;
}

export interface Throughput {
  outcome: Outcome;
  spans: Measured[];
}

/** Requests at the same time: enough to keep the gateway busy. */
const connections = { single: 128, batch: 8 };

export async function saturate({ generator, receiver, ports, processes }: Rig, load: Saturation): Promise<Throughput> {
  const { path, batch, mostOpen, types = 1 } = load;
  const pace = { connections: batch === 1 ? connections.single : connections.batch, mostOpen };
  const stream = await startStream(generator, receiver, { ports, path, batch, types, pace });
  const spans = await measureSpans(load.timing, processes);
  return { spans, outcome: await stream.finish() };
}

/** `suffix` and `what` tell this load from the others of the suite. */
export function throughputFigures({ outcome, spans }: Throughput, suffix: string, what: string): Figure[] {
  const { receivedAt } = outcome;
  const cpu = (names: ('servers' | 'load')[]) =>
    spans.map((span) => {
      const used = names.reduce((sum, name) => sum + (span.cpuSeconds[name] ?? 0), 0);
      return (used * 1000) / countWithin(span, receivedAt);
    });
  return [
    {
      key: `deliveredEventsPerSecond${suffix}`,
      label: `delivered, ${what}`,
      unit: 'events/s',
      values: spans.map((span) => perSecond(span, receivedAt)),
    },
    {
      key: `cpuSecondsPerThousandEvents${suffix}`,
      label: `CPU of all processes, ${what}`,
      unit: 's per 1,000 events',
      values: cpu(['servers', 'load']),
    },
    {
      key: `serverCpuSecondsPerThousandEvents${suffix}`,
      label: `CPU of the servers, ${what}`,
      unit: 's per 1,000 events',
      values: cpu(['servers']),
    },
  ];
}
