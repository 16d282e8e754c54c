// As many attempts of a group at a time as it has permits: more while its members wait and its sink has room, fewer at its end.
import { keepPermits, takePermits } from '../../src/ledger/groups/permits';
import type { Database } from '../../src/ledger/ledger';
import type { OpenGroup } from '../../src/ledger/groups/open-groups';
import { backoffMs } from '../../src/model/backoff';

/** Whoever has waited so long waits for a slow target, and not for the engine. */
const slowAfterMs = 100;
/** Between questions to a sink that has no more room. */
const rests = { firstMs: 500, mostMs: 5000 };
/** How long attempts that are the last may take before the permits beside them are let go. */
const letGoAfterMs = 500;

export interface Spending {
  /** Makes attempts one after the other; resolves when no further one is to be begun. */
  attempt: () => Promise<void>;
  underWay: () => number;
  /** How many are not begun, and how many attempts wait for somebody to come. */
  waiting: () => number;
  free: () => number;
  /** How many wait for a permit, should the first of them have waited so long. */
  waitingFor: (ms: number) => number;
  /** Tells whenever nobody is free for the next to come, or that one waits already. */
  onBusy: (listener: () => void) => void;
}

/** Returns when nobody is under way any more, and no further one is to be begun. */
export async function spendPermits(db: Database, group: OpenGroup, spending: Spending): Promise<void> {
  const { attempt, underWay, waiting, free, waitingFor, onBusy } = spending;
  let permits = group.permits;
  const turns: Promise<void>[] = [];
  const asked: Promise<unknown>[] = [];
  let isEnding = false;
  let refusals = 0;
  let asking: NodeJS.Timeout | undefined;
  let lettingGo: NodeJS.Timeout | undefined;

  // One for each who waits and one for whoever comes next: a sink that has something now and then needs few.
  const begin = () => {
    for (let isSpare = false; !isSpare && free() === 0 && turns.length < permits;) {
      isSpare = waiting() === 0;
      const turn = attempt();
      turns.push(turn);
      // Should it fail, that is told once the others have ended.
      turn.then(firstIsFree, firstIsFree);
    }
  };
  // While the ledger is away there are no more, and the end of the group lets all of them go.
  const ask = async () => {
    const wanted = waitingFor(slowAfterMs);
    const more = wanted > 0 ? await takePermits(db, group, wanted).catch(() => 0) : 0;
    asking = undefined;
    if (isEnding) return;
    permits += more;
    begin();
    refusals = wanted > 0 && more === 0 ? refusals + 1 : 0;
    if (waitingFor(0) > 0) askIn(refusals > 0 ? backoffMs(refusals, rests) : slowAfterMs);
  };
  const askIn = (ms: number) => (asking ??= setTimeout(() => asked.push(ask()), ms));
  const letGo = () => {
    if (underWay() > 0) asked.push(keepPermits(db, group, underWay()).catch(() => undefined));
  };

  // Whoever finds nobody to begin is the first of all to end.
  const firstIsFree = () => {
    if (isEnding) return;
    isEnding = true;
    clearTimeout(asking);
    lettingGo = setTimeout(letGo, letGoAfterMs);
  };

  begin();
  onBusy(() => {
    if (isEnding) return;
    begin();
    if (waiting() > 0) askIn(slowAfterMs);
  });
  try {
    for (let awaited = 0; awaited < turns.length;) {
      awaited = turns.length;
      await Promise.all(turns);
    }
  } finally {
    clearTimeout(asking);
    clearTimeout(lettingGo);
    await Promise.all(asked);
  }
}
