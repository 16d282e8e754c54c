// Deliveries of sinks that have one or two now and then: alone, or in one workflow with those of other sinks.
import { newUuid } from '../../model/ids';
import type { Carriers } from '../../model/carriers';
import { isAlone, type Draft, type Share } from './share';

/** While the engine has no more workflows to begin, a twelfth of a second's work, nothing is carried together. */
const fewToBegin = 8;

export interface Riding {
  planned: Share[];
  /** Workflows not started: their deliveries are left in the ledger until the carrier that is being started can be boarded. */
  waiting: number;
}

/**
 * Puts shares that may go together into the carrier under way. Without one, once the engine has enough to do, into a new
 * one: its work is per workflow. `notBegun`: deliveries that wait for the engine. `carriers`: those of this process.
 */
export function rideTogether(drafts: Draft[], notBegun: number, carriers?: Carriers): Riding {
  const mayRide = drafts.filter(({ together }) => together);
  const asPlanned = { planned: drafts.map(({ share }) => share), waiting: 0 };
  if (mayRide.length === 0) return asPlanned;
  const ride = (carrier: NonNullable<Share['carrier']> = { id: newUuid() }): Riding => ({
    planned: drafts.map(({ share, together }) => (together ? { ...share, ...together, carrier } : share)),
    waiting: 0,
  });
  // Asked for room, it may call for the next.
  const underWay = carriers?.open;
  if (carriers?.isCalledFor) return ride();
  if (underWay) return ride({ id: underWay.id, underWay });
  const workflows = mayRide.reduce((sum, { share }) => sum + (isAlone(share) ? share.take : 1), 0);
  // A group of one sink is worth a workflow of its own, by which it is found.
  const isOneGroup = mayRide.length === 1 && !mayRide.some(({ share }) => isAlone(share));
  if (isOneGroup || notBegun + workflows <= fewToBegin) return asPlanned;
  if (!carriers?.isBeginning) return ride();
  return { planned: drafts.flatMap(({ share, together }) => (together ? [] : [share])), waiting: workflows };
}
