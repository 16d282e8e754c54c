// For how long a group or a carrier takes in, when it calls for the next one, and when it ends.

/** Then the next is called for; until that one takes in, this one does. */
const takesInForMs = 120_000;
/** The longest it waits for the next: where another process carries that one, it never learns of it. */
const waitsForNextMs = 5000;
/** The next is called for again so long after a call that nobody came to. */
const callsAgainAfterMs = 1000;

/** What is taken in, as far as it matters for how long. */
export interface TakingIn {
  /** Nobody waits, nor is anybody on the way. */
  readonly isIdle: boolean;
  readonly isNearlyFull: boolean;
  readonly isFull: boolean;
  /** When somebody came last; by `performance.now()`. */
  readonly cameAtMs: number;
}

export interface HandOver {
  /** Whether whoever comes just now is not taken in, but begins the next. */
  sendsAway: () => boolean;
  /** The next takes in from now on. */
  giveWay: () => void;
  /** It can take nobody in any more. */
  endFull: () => void;
  end: () => void;
}

export interface HandOverOptions {
  /** While nobody comes, it goes on for so long. */
  lingersMs: number;
  callForNext: () => void;
  /** Nobody is to be taken in any more. */
  leave: () => void;
}

/** Ends when nobody comes, they are as many as one workflow carries, or the time is up and the next one takes in. */
export function handOver(taking: TakingIn, { lingersMs, callForNext, leave }: HandOverOptions): HandOver {
  const retiresAtMs = performance.now() + takesInForMs;
  const isRetiring = () => taking.isNearlyFull || performance.now() >= retiresAtMs;
  let callsAtMs = 0;
  let hasEnded = false;
  const end = () => {
    if (hasEnded) return;
    hasEnded = true;
    clearTimeout(timer);
    leave();
  };
  const endFull = () => {
    if (!hasEnded) callForNext();
    end();
  };
  const look = () => {
    const now = performance.now();
    if (taking.isIdle && now - taking.cameAtMs >= lingersMs) end();
    else if (now >= retiresAtMs + waitsForNextMs) endFull();
    else timer = setTimeout(look, lingersMs);
  };
  let timer = setTimeout(look, lingersMs);
  return {
    sendsAway() {
      if (!isRetiring() || performance.now() < callsAtMs) return false;
      callsAtMs = performance.now() + callsAgainAfterMs;
      callForNext();
      return true;
    },
    giveWay() {
      if (isRetiring()) end();
    },
    endFull,
    end,
  };
}
