// The activities of the workflows, by the names the Temporal UI shows.
import { ApplicationFailure, Context, log } from '@temporalio/activity';
import {
  deliveryWorkflowId,
  type Amendment,
  type AttemptEnd,
  type AttemptRequest,
  type AttemptResult,
  type Carrier,
  type Delivery,
  type Group,
  type GroupOutcome,
  type Receipt,
  type Settled,
  type Settlement,
} from '../src/model/delivery';
import { restoreDelivery } from '../src/ledger/attempts/restore-delivery';
import { settleDelivery } from '../src/ledger/attempts/settle-delivery';
import { amendInLedger, amendOwned, discardInLedger } from '../src/ledger/take-up-delivery';
import { amendedBody } from '../src/model/amended-body';
import type { AppendAnswer, ExpiryOutcome, TableSink } from '../src/model/table-append';
import type { BulkOrder, BulkStep } from '../src/model/bulk';
import type { ScheduledOutcome } from '../src/model/schedule-source';
import { acceptScheduled } from './accept-scheduled';
import { bulkStep } from './bulk-step';
import { appendToTable } from './tables/append-to-table';
import { attempt, attemptKey } from './attempt';
import { attemptGroup } from './groups/attempt-group';
import { attemptGroups } from './groups/attempt-groups';
import type { ActivityDependencies } from './dependencies';
import { expireSnapshots } from './tables/expire-snapshots';
import { followAttempt } from './follow-attempt';
import { carryOnce } from './groups/carry-once';
import { Interrupted } from './perform';
import { withPlainErrors } from './plain-errors';
import { writeEnd } from './record-end';
import { UnderWay } from './under-way';

/** How often a running attempt tells the engine that its worker lives. */
const heartbeatEveryMs = 3000;

export type Activities = ReturnType<typeof activitiesOf>;

export function createActivities(dependencies: ActivityDependencies): Activities {
  return withPlainErrors(activitiesOf(dependencies));
}

function activitiesOf(dependencies: ActivityDependencies) {
  const { db, gate, stopping } = dependencies;
  const underWay = new UnderWay();
  const attemptOnce = (request: AttemptRequest, heartbeat: () => void): Promise<AttemptResult> => {
    const { id, run, number } = attemptKey(request);
    return underWay.join(`attempt ${number} of ${id} by ${run}`, () => attempt(dependencies, request, heartbeat));
  };
  return {
    /** One attempt, as a regular activity: interrupted or without a ledger, the engine has it made again. */
    attempt: (request: AttemptRequest): Promise<AttemptResult> =>
      withHeartbeat((heartbeat) => attemptOnce(request, heartbeat)),

    /** The same as a local activity, where the gate allows it. */
    async attemptLocally(request: AttemptRequest): Promise<AttemptResult> {
      const { sourceId, sinkId } = request.delivery;
      const leave = gate.enter(`${sourceId}/${sinkId}`);
      if (!leave) return { kind: 'declined' };
      try {
        return await attemptOnce(request, () => undefined);
      } catch (error) {
        if (error instanceof Interrupted) return { kind: 'declined' };
        throw error;
      } finally {
        leave();
      }
    },

    /** The one attempt of a delivery that a caller waits for. Throws when it was broken off, nobody knows how far it came. */
    attemptForCaller: (request: AttemptRequest): Promise<AttemptResult | { kind: 'notBegun' }> =>
      withHeartbeat(async (heartbeat) => {
        try {
          return await attempt(dependencies, request, heartbeat);
        } catch (error) {
          // All else is thrown before the target is asked.
          if (error instanceof Interrupted) throw error;
          return { kind: 'notBegun' };
        }
      }),

    /** First attempts of many deliveries of one sink, and the writing of their ends. */
    attemptGroup: (group: Group): Promise<GroupOutcome> =>
      withHeartbeat((heartbeat) =>
        carryOnce(dependencies, underWay, group, () => attemptGroup(dependencies, group, heartbeat)),
      ),

    /** The same of several sinks. */
    attemptGroups: (carrier: Carrier): Promise<GroupOutcome> =>
      withHeartbeat((heartbeat) =>
        carryOnce(dependencies, underWay, carrier, () => attemptGroups(dependencies, carrier, heartbeat)),
      ),

    /** One commit of batches that are ready. */
    appendToTable: (sink: TableSink, ids: string[]): Promise<Record<string, AppendAnswer>> =>
      withHeartbeat(() => stopping.abandoning(appendToTable(dependencies, sink, ids))),

    /** Takes up the next few of many deliveries. */
    bulkStep: (order: BulkOrder, afterId: string | undefined, limit: number): Promise<BulkStep> =>
      withHeartbeat(() => bulkStep(dependencies, order, afterId, limit)),

    /** The event of one time of a schedule. */
    acceptScheduled: (sourceId: string, at: string): Promise<ScheduledOutcome> =>
      acceptScheduled(dependencies, sourceId, at),

    /** Old snapshots of a table go, and the files that only they needed. */
    expireSnapshots: (sink: TableSink): Promise<ExpiryOutcome> =>
      withHeartbeat(() => stopping.abandoning(expireSnapshots(dependencies, sink))),

    /** Follows work the target took on (a job) to its end; taken up by another worker when this one stops. */
    followAttempt: (request: AttemptRequest, accepted: Receipt): Promise<AttemptResult> =>
      withHeartbeat((heartbeat) => followAttempt(dependencies, request, accepted, heartbeat)),

    /** Repeats only the writing of how an attempt ended. */
    recordAttempt: async (delivery: Delivery, number: number, end: AttemptEnd): Promise<void> => {
      await writeEnd(dependencies, { id: delivery.id, run: delivery.run, number }, end, 0);
    },

    /** Writes what the workflow decided; a delivery that an older, restored ledger does not know is brought back first. */
    async settle(delivery: Delivery, settlement: Settlement): Promise<Settled> {
      const settled = await settleDelivery(db, delivery, settlement);
      if (settled.written && settlement.state === 'skipped') {
        const { rootid, depth } = delivery.event;
        log.warn('a delivery was skipped', { delivery: delivery.id, rootid, depth, reason: settlement.reason });
      }
      if (settled.written || settled.state !== undefined || !(await restoreDelivery(db, delivery))) return settled;
      return settleDelivery(db, delivery, settlement);
    },

    /** Puts the amended data in the ledger, where every attempt reads it. */
    async amend({ id, run }: { id: string; run: string }, amendment: Amendment): Promise<void> {
      const body = amendedBody(amendment);
      const owner = { id, workflowId: deliveryWorkflowId(id, run) };
      if ((await amendOwned(db, owner, body)) || (await amendInLedger(db, id, body))) return;
      throw ApplicationFailure.nonRetryable(`delivery ${id} can no longer be amended`, 'NotAmended');
    },

    /** For a discard that came while the delivery was given back to the ledger. */
    discardParked: async (id: string, reason: string): Promise<boolean> => discardInLedger(db, id, reason),
  };
}

/** `heartbeat` may say how far the work is, which the Temporal UI shows with the next sign of life. */
async function withHeartbeat<T>(work: (heartbeat: (progress?: object) => void) => Promise<T>): Promise<T> {
  const context = Context.current();
  let said: object | undefined;
  const beat = () => context.heartbeat(said);
  const timer = setInterval(beat, heartbeatEveryMs);
  try {
    return await work((progress) => {
      if (progress) said = progress;
      else beat();
    });
  } finally {
    clearInterval(timer);
  }
}
