// The activities of the `deliver` workflow, by the names the Temporal UI shows.
import { Context } from '@temporalio/activity';
import type {
  Amendment,
  AttemptEnd,
  AttemptRequest,
  AttemptResult,
  Delivery,
  Receipt,
  Settled,
  Settlement,
} from '../src/model/delivery';
import { restoreDelivery } from '../src/ledger/restore-delivery';
import { settleDelivery } from '../src/ledger/settle-delivery';
import { amendOwned } from '../src/ledger/take-up-delivery';
import { amendedBody } from '../src/model/amended-body';
import { attempt, attemptKey } from './attempt';
import type { ActivityDependencies } from './dependencies';
import { followAttempt } from './follow-attempt';
import { Interrupted } from './perform';
import { recordEnd } from './record-end';

/** How often a running attempt tells the engine that its worker lives. */
const heartbeatEveryMs = 3000;

export type Activities = ReturnType<typeof createActivities>;

export function createActivities(dependencies: ActivityDependencies) {
  const { db, gate } = dependencies;
  return {
    /** One attempt, as a regular activity: interrupted or without a ledger, the engine has it made again. */
    attempt: (request: AttemptRequest): Promise<AttemptResult> =>
      withHeartbeat((heartbeat) => attempt(dependencies, request, heartbeat)),

    /** The same as a local activity, where the gate allows it. */
    async attemptLocally(request: AttemptRequest): Promise<AttemptResult> {
      const { sourceId, sinkId } = request.delivery;
      const leave = gate.enter(`${sourceId}/${sinkId}`);
      if (!leave) return { kind: 'declined' };
      try {
        return await attempt(dependencies, request, () => undefined);
      } catch (error) {
        if (error instanceof Interrupted) return { kind: 'declined' };
        throw error;
      } finally {
        leave();
      }
    },

    /** Follows work the target took on (a job) to its end; taken up by another worker when this one stops. */
    followAttempt: (request: AttemptRequest, accepted: Receipt): Promise<AttemptResult> =>
      withHeartbeat((heartbeat) => followAttempt(dependencies, request, accepted, heartbeat)),

    /** Repeats only the writing of how an attempt ended. */
    recordAttempt: async (delivery: Delivery, number: number, end: AttemptEnd): Promise<void> => {
      await recordEnd(db, attemptKey({ delivery, number, scheduleFrom: delivery.scheduleFrom }), end);
    },

    /** Writes what the workflow decided; a delivery that an older, restored ledger does not know is brought back first. */
    async settle(delivery: Delivery, settlement: Settlement): Promise<Settled> {
      const settled = await settleDelivery(db, delivery, settlement);
      if (settled.written || settled.state !== undefined || !(await restoreDelivery(db, delivery))) return settled;
      return settleDelivery(db, delivery, settlement);
    },

    /** Puts the amended data in the ledger, where every attempt reads it. */
    amend: async (owner: { id: string; run: string }, amendment: Amendment): Promise<void> => {
      await amendOwned(db, owner, amendedBody(amendment));
    },
  };
}

async function withHeartbeat<T>(work: (heartbeat: () => void) => Promise<T>): Promise<T> {
  const { heartbeat } = Context.current();
  const beat = () => heartbeat();
  const timer = setInterval(beat, heartbeatEveryMs);
  try {
    return await work(beat);
  } finally {
    clearInterval(timer);
  }
}
