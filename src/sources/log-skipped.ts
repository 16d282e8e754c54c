import type { Logger } from 'pino';
import type { Accepted, NewEvent } from '../ledger/accept-events';

/** Where it is told that something was skipped. */
export type SkipLog = Pick<Logger, 'warn'>;

/** Tells of each delivery that was skipped because its chain of triggers runs away. */
export function logSkipped(log: SkipLog, newEvents: NewEvent[], accepted: (Accepted | 'stale')[]): void {
  accepted.forEach((one, index) => {
    if (one === 'stale' || one.duplicate) return;
    const { rootid, depth } = newEvents[index]?.event ?? {};
    for (const { id, sinkId, reason } of one.deliveries) {
      if (reason !== undefined) log.warn({ delivery: id, sinkId, rootid, depth, reason }, 'a delivery was skipped');
    }
  });
}
