import type { EventAttributes } from './event';

/** Place in a chain of triggers, as whoever goes on with it states it. What is absent begins a chain. */
export type Chain = Partial<Pick<EventAttributes, 'rootid' | 'depth' | 'causeid'>>;

/** What comes of a delivery goes on with its event's chain, one deeper. */
export const chainAfter = (event: Pick<EventAttributes, 'rootid' | 'depth'>, deliveryId: string): Required<Chain> => ({
  rootid: event.rootid,
  depth: event.depth + 1,
  causeid: deliveryId,
});

/** The attributes of an event with this uid that goes on with the chain, or begins one. */
export const placeInChain = (
  { rootid, depth, causeid }: Chain,
  uid: string,
): Pick<EventAttributes, 'rootid' | 'depth' | 'causeid'> => ({
  rootid: rootid ?? uid,
  depth: depth ?? 0,
  ...(causeid !== undefined && { causeid }),
});
