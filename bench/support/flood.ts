// How fast events are accepted when nobody waits for their delivery.
import type { Figure } from './figures';
import { startStream, type Outcome } from './load';
import type { Rig } from './rig';
import { largest, perSecond, smallest, type Span } from './window';

const connections = 32;

export async function flood({ generator, receiver, ports }: Rig, path: string, events: number): Promise<Outcome> {
  const pace = { connections, mostOpen: Infinity };
  const stream = await startStream(generator, receiver, { ports, path, pace, mostEvents: events });
  await stream.sentAll();
  return stream.finish();
}

export function floodFigures(floods: Outcome[], suffix: string, what: string): Figure[] {
  const whileSent = ({ sentAt, acceptedAt }: Outcome): Span => {
    return { fromMs: smallest(sentAt), toMs: largest(acceptedAt) };
  };
  return [
    {
      key: `acceptedEventsPerSecond${suffix}`,
      label: `flooded: accepted, ${what}`,
      unit: 'events/s',
      values: floods.map((outcome) => perSecond(whileSent(outcome), outcome.acceptedAt)),
    },
    {
      key: `deliveredEventsPerSecondFlooded${suffix}`,
      label: `flooded: delivered meanwhile, ${what}`,
      unit: 'events/s',
      values: floods.map((outcome) => perSecond(whileSent(outcome), outcome.receivedAt)),
    },
  ];
}
