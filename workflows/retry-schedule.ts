// When a failed delivery is attempted again. Pure: time and chance come in as numbers.
import type { DeliveryPolicy } from '../src/model/policy';

/**
 * The policy's delay after `failures` failures in a row (1 or more), in ms, before jitter.
 * A listed schedule that has ended repeats its last delay: `maxAttempts` is what ends it.
 */
export function plannedDelayMs({ schedule }: Pick<DeliveryPolicy, 'schedule'>, failures: number): number {
  switch (schedule.type) {
    case 'listed':
      return schedule.delaysMs[Math.min(failures, schedule.delaysMs.length) - 1] ?? 0;
    case 'constant':
      return schedule.delayMs;
    case 'linear':
      return Math.min(schedule.stepMs * failures, schedule.maxDelayMs);
    case 'exponential':
      // The growth is bounded before it is used: nothing times infinity is not a number.
      return Math.min(
        schedule.initialDelayMs * Math.min(schedule.factor ** (failures - 1), schedule.maxDelayMs + 1),
        schedule.maxDelayMs,
      );
  }
}

/** The delay made shorter or longer by up to the share `jitter`; `random` is in [0, 1). */
export function jittered(delayMs: number, jitter: number, random: number): number {
  return Math.round(delayMs * (1 + jitter * (2 * random - 1)));
}
