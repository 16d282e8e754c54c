import { setTimeout as pause } from 'node:timers/promises';

const askEveryMs = 20;
const giveUpAfterMs = 90_000;

/** Asks until the answer is there (not undefined, not false), and answers it. `what` is named when it never comes. */
export async function until<T>(
  what: string,
  ask: () => Promise<T | undefined | false> | T | undefined | false,
): Promise<T> {
  const deadline = Date.now() + giveUpAfterMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (Date.now() > deadline) throw new Error(`waited ${giveUpAfterMs / 1000} s in vain for ${what}`);
    await pause(askEveryMs);
  }
}
