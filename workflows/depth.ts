import type { Delivery } from '../src/model/delivery';

/** Why the delivery may not be attempted: its event is deeper in a chain of triggers than its sink allows. */
export function tooDeep({ event, policy }: Pick<Delivery, 'event' | 'policy'>): string | undefined {
  if (event.depth <= policy.depthLimit) return undefined;
  return `depth ${event.depth} is above the limit of ${policy.depthLimit}`;
}
