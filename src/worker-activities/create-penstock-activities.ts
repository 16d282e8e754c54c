import { createHash } from 'node:crypto';
import { ApplicationFailure, Context } from '@temporalio/activity';
import { askPenstock, type PenstockConnection } from './ask-penstock';
import type { DeliveryOutcome, EmittedEvent, EventToEmit } from './messages';

export interface PenstockActivities {
  /** Emits an event; answers when it is committed. Made again after its answer was lost, it is the same event. */
  emitEvent(event: EventToEmit): Promise<EmittedEvent>;
  /**
   * Waits until a delivery is settled or a dead letter. Give it a `heartbeatTimeout` of 10 seconds or more: when its worker
   * stops, another one goes on with the wait.
   */
  awaitDelivery(deliveryId: string): Promise<DeliveryOutcome>;
}

/** In any state. */
type Delivery = Omit<DeliveryOutcome, 'state'> & { state: string };

const longestEventId = 256;
const heartbeatEveryMs = 2000;
const firstPauseMs = 250;
const longestPauseMs = 5000;

/** The activities of one Penstock. Refusals are ApplicationFailures that name Penstock's error code as their type. */
export function createPenstockActivities(connection: PenstockConnection): PenstockActivities {
  return {
    async emitEvent({ into, chain, ...event }) {
      const { cancellationSignal, info } = Context.current();
      const answer = await askPenstock<Omit<EmittedEvent, 'id' | 'uid'> & { event: { id: string; uid: string } }>(
        connection,
        {
          method: 'POST',
          path: `v1/sources/${encodeURIComponent(into)}/events`,
          ...(chain && {
            headers: {
              'ce-rootid': encodeURIComponent(chain.rootid),
              'ce-depth': String(chain.depth),
              'ce-causeid': encodeURIComponent(chain.deliveryId),
            },
          }),
          body: {
            id: ownId(),
            source: `/temporal/${encodeURIComponent(info.workflowType ?? info.activityType)}`,
            ...event,
          },
        },
        cancellationSignal,
      );
      const { event: emitted, duplicate, deliveries } = answer;
      return { ...emitted, duplicate, deliveries: deliveries.map(({ id, sinkId }) => ({ id, sinkId })) };
    },

    async awaitDelivery(deliveryId) {
      const context = Context.current();
      // Also while an answer is slow to come.
      const beating = setInterval(() => context.heartbeat(), heartbeatEveryMs);
      try {
        for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 1.5, longestPauseMs)) {
          const delivery = await lookAt(connection, deliveryId, context.cancellationSignal);
          if (delivery && isOver(delivery.state)) return outcomeOf(delivery, delivery.state);
          context.heartbeat();
          await context.sleep(Math.round(pauseMs));
        }
      } finally {
        clearInterval(beating);
      }
    },
  };
}

/**
 * The same for every attempt of an activity. The run is a part of it: a workflow that continues as new, or a later one of the
 * same id, numbers its activities anew.
 */
function ownId(): string {
  const { workflowExecution, activityId, activityRunId } = Context.current().info;
  const { workflowId, runId } = workflowExecution ?? { workflowId: 'activity', runId: activityRunId ?? '' };
  const id = `${workflowId}/${runId}/${activityId}`;
  if (id.length <= longestEventId && /^[\x20-\x7e]+$/.test(id)) return id;
  return createHash('sha256').update(id).digest('hex');
}

/** Undefined while Penstock does not answer: a wait outlasts that. */
async function lookAt(
  connection: PenstockConnection,
  deliveryId: string,
  signal: AbortSignal,
): Promise<Delivery | undefined> {
  try {
    return await askPenstock(
      connection,
      { method: 'GET', path: `v1/deliveries/${encodeURIComponent(deliveryId)}` },
      signal,
    );
  } catch (error) {
    if (error instanceof ApplicationFailure && !error.nonRetryable) return undefined;
    throw error;
  }
}

const over: readonly string[] = [
  'dead',
  'delivered',
  'discarded',
  'abandoned',
  'expired',
  'skipped',
] satisfies DeliveryOutcome['state'][];
const isOver = (state: string): state is DeliveryOutcome['state'] => over.includes(state);

/** Only what a workflow's history should keep. */
function outcomeOf(
  { id, sourceId, sinkId, attempts, reason, receipt, failure }: Delivery,
  state: DeliveryOutcome['state'],
): DeliveryOutcome {
  return {
    ...{ id, sourceId, sinkId, state, attempts, reason, receipt },
    failure: failure && {
      ...{ code: failure.code, message: failure.message, hint: failure.hint },
      ...(failure.status !== undefined && { status: failure.status }),
    },
  };
}
