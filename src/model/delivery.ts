// A delivery: one event on its way to one sink. Its states, its workflow's input, and how it can end.
import type { Failure } from './errors';
import type { InlineEvent, PenstockEvent } from './event';
import type { DeliveryPolicy } from './policy';

export const deliveryStates = [
  'pending', // waits in the ledger for its workflow to be started
  'parked', // held back in the ledger: its sink is paused, broken or at a limit
  'running', // its workflow is attempting it
  'waiting', // its workflow waits for the next attempt
  'dead', // a dead letter: waits for retry, amend or discard
  'delivered',
  'discarded', // by a person, a service, or a cancel in the Temporal UI
  'skipped', // deeper in a chain than the sink's limit
  'abandoned', // nobody waits for it any more, and it was never begun
  'expired', // a dead letter nobody took up in time
] as const;
export type DeliveryState = (typeof deliveryStates)[number];

export const finalStates = [
  'delivered',
  'discarded',
  'skipped',
  'abandoned',
  'expired',
] as const satisfies DeliveryState[];
export type FinalState = (typeof finalStates)[number];

export const isFinal = (state: DeliveryState): state is FinalState =>
  (finalStates as readonly string[]).includes(state);

/** What the target answered. `data` is what the sink's type finds worth keeping: ids, a status, text. */
export interface Receipt {
  status?: number;
  bytes?: number;
  durationMs?: number;
  data?: Record<string, unknown>;
}

/** Input of the `deliver` workflow. */
export interface Delivery {
  /** UUIDv7; also the `webhook-id` of every attempt. */
  id: string;
  /** Made anew for each workflow of this delivery; every write of the workflow is fenced by it. */
  run: string;
  sourceId: string;
  sinkId: string;
  sinkType: string;
  event: InlineEvent;
  policy: DeliveryPolicy;
  /** Attempts counted before this workflow. */
  attempts: number;
  /** Attempts counted before the schedule last began anew (a retry of a dead letter begins it anew). */
  scheduleFrom: number;
  /** When the first attempt of the current schedule was made, in ms since the epoch; absent before it. */
  scheduleBeganMs?: number;
  /** Whether a first attempt may hold a workflow-task slot (rule 5): sinks that answer fast by nature. */
  mayAttemptLocally: boolean;
  /** It is to handle a dead letter: attempted once, whatever comes of it. */
  isHandler?: true;
  /** A caller waits for the outcome: attempted once, and begun within so many ms of the claim or never. */
  beginWithinMs?: number;
  /** Absent: an attempt is due. Else the group that carried it has attempted it, and this is what came of it. */
  takenOver?: TakenOver;
}

/** How a delivery stood when it got a workflow of its own, after its attempt in a group had failed. */
export type TakenOver =
  { state: 'waiting'; failure: Failure; delayMs: number } | { state: 'dead'; failure: Failure; timeToLiveMs: number };

/** What `amend` takes: the event's new data, as JSON, as text, or as bytes in base64. */
export type Amendment = { data: unknown } | { text: string } | { base64: string };

/** What a `deliver` workflow answers about itself. */
export interface DeliveryView {
  state: DeliveryState;
  attempts: number;
  /** While waiting or dead: until when. RFC 3339. */
  until?: string;
  failure?: Failure;
  reason?: string;
}

/** How an attempt ended. `accepted`: the target has taken the work on, and its end is to be followed. */
export type AttemptEnd =
  | { kind: 'delivered'; receipt: Receipt }
  | { kind: 'accepted'; receipt: Receipt }
  | { kind: 'failed'; failure: Failure };

/** What came of trying: an end, or the reason why there was no attempt. */
export type AttemptResult =
  | AttemptEnd
  /** The attempt ended so, and the ledger could not be told. */
  | { kind: 'unrecorded'; end: AttemptEnd }
  /** A local attempt that was not made or was broken off: a regular one is due. */
  | { kind: 'declined' }
  | { kind: 'parked'; reason: string }
  | { kind: 'sinkDeleted' }
  | { kind: 'superseded' };

/** What a workflow has decided about its delivery. */
export type Settlement =
  | { state: 'waiting'; delayMs: number }
  | { state: 'dead'; failure: Failure; timeToLiveMs: number }
  | { state: 'discarded' | 'skipped' | 'abandoned' | 'expired'; reason: string };

export type Settled =
  /** `live` (of a dead letter): it keeps its workflow; otherwise the ledger keeps it alone. */
  | { written: true; live: boolean }
  /** Not written: `state` is what the row says, absent when the ledger does not know the delivery. */
  | { written: false; state?: DeliveryState };

/** How a `deliver` workflow can end, as its result shows it. */
export type Outcome =
  | { state: FinalState; attempts: number; receipt?: Receipt; reason?: string }
  /** A dead letter without a workflow of its own (the sink has too many): the ledger keeps it. */
  | { state: 'dead'; attempts: number; failure: Failure }
  /** Given back to the ledger, uncounted, to be started again later. */
  | { state: 'parked'; attempts: number; reason: string }
  /** Another run of this delivery has taken over. */
  | { state: 'superseded' };

/** One attempt of a delivery, as its workflow asks for it. */
export interface AttemptRequest {
  delivery: Delivery;
  /** Number of the attempt among all of the delivery, from 1. */
  number: number;
  /** Attempts counted before the schedule last began. */
  scheduleFrom: number;
}

/** Search attributes of every delivery's workflow, all of type Keyword. */
export const searchAttributeNames = {
  source: 'PenstockSource',
  sink: 'PenstockSink',
  state: 'PenstockState',
  eventType: 'PenstockEventType',
  root: 'PenstockRoot',
} as const;

/** Deliveries of one sink that a workflow carries. Input of `deliverGroup`; the events stay in the ledger. */
export interface Group {
  /** UUIDv7. Of its workflow: those that a carrier takes along have the same. */
  id: string;
  /** No other group's. Fences every write for its members. */
  run: string;
  sourceId: string;
  sinkId: string;
  sinkType: string;
  deliveryIds: string[];
  /** How long one attempt may take, in milliseconds. */
  attemptTimeLimitMs: number;
}

export type GroupKey = Pick<Group, 'id' | 'run'>;

/** Groups of several sinks, of one id. Input of `carryGroups`; others board while it is under way. */
export interface Carrier {
  id: string;
  groups: Group[];
}

/** A delivery that a group carries, as it stands now. */
export interface Member {
  id: string;
  attempts: number;
  scheduleFrom: number;
  /** How long ago the schedule's first attempt was made, in ms; 0 before it. */
  elapsedMs: number;
  event: PenstockEvent;
}

/** How a `deliverGroup` or `carryGroups` workflow ends: its members by what became of them. */
export interface GroupOutcome {
  delivered: number;
  /** Delivery ids. Attempted in vain: each gets a workflow of its own, or waits in the ledger. */
  failed: string[];
  /** Delivery ids. Not attempted: they wait in the ledger for the next group. */
  returned: string[];
  /** Delivery ids. Members since they were accepted, besides those it was started with. */
  takenIn?: string[];
}

export const groupWorkflowId = (id: string): string => `group-${id}`;

export const deliveryWorkflowId = (id: string, run: string): string => `delivery-${id}-${run}`;
