import { setTimeout as delay } from 'node:timers/promises';

/** Resolves when so much time has passed, or the signal aborts. */
export const passed = (ms: number, signal: AbortSignal): Promise<void> =>
  delay(ms, undefined, { signal }).catch(() => undefined);
