import { passed } from '../../../model/passed';
import type { Follower } from './follower';
import type { PlacesRead } from './places-read';

export interface TurnOptions {
  /** How long the others wait for a table that takes nothing, or is behind, before they go on without it. */
  patienceMs: number;
  /** How long those who are ahead are read for then, before it is the turn of those behind again. */
  aheadMs: number;
}

export interface Turns {
  followers: Follower[];
  places: PlacesRead;
  /** It has taken nothing for too long. */
  leaveBehind: (follower: Follower) => void;
  /** Has the partitions read for those that are in step now. */
  goTo: () => void;
}

/** While tables are behind, those who are ahead of them are read for now and then; until nobody is held up any more. */
export async function takeTurns(
  { followers, places, leaveBehind, goTo }: Turns,
  { patienceMs, aheadMs }: TurnOptions,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const before = new Map(followers.map((follower) => [follower, places.standingOf(follower)]));
    await passed(patienceMs, signal);
    if (signal.aborted) return;
    const inStep = followers.filter(({ isInStep }) => isInStep);
    const behind = inStep.filter((follower) => places.isBehind(follower));
    const ahead = inStep.filter((follower) => !behind.includes(follower));
    if (behind.length === 0 || !places.areHeldUp(ahead)) return;
    for (const follower of behind) {
      if (before.get(follower) === places.standingOf(follower)) leaveBehind(follower);
      else follower.isResting = true;
    }
    goTo();
    await passed(aheadMs, signal);
    if (signal.aborted) return;
    for (const follower of behind) follower.isResting = false;
    goTo();
  }
}
