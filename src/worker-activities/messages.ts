// What the activities take and answer: JSON, as it is seen in the history of a workflow.

/** Place in a chain of triggers: what a `workflow` sink leaves as `penstock` in the memo of the workflow it starts. */
export interface ChainOfEvents {
  rootid: string;
  depth: number;
  deliveryId: string;
}

export interface EventToEmit {
  /** Id of the source that takes it in, of any type. */
  into: string;
  /** What kind of event it is, such as `order.created`. */
  type: string;
  /** Emitted twice, it counts once. Left out, it is made of the ids of workflow, run and activity. */
  id?: string;
  /** Where it comes from, a URI reference; `/temporal/<workflow type>` when it is left out. */
  source?: string;
  subject?: string;
  /** RFC 3339; now when it is left out. */
  time?: string;
  /** Any JSON. */
  data?: unknown;
  /** Goes on with a chain, so that loops through this workflow are found; left out, it begins one. */
  chain?: ChainOfEvents;
}

/** An event that Penstock has committed. */
export interface EmittedEvent {
  /** Penstock's own id of it. */
  uid: string;
  id: string;
  /** It was there already. */
  duplicate: boolean;
  /** One for each sink that wants it. */
  deliveries: { id: string; sinkId: string }[];
}

/** Why a delivery did not succeed. */
export interface DeliveryFailure {
  code: string;
  message: string;
  hint: string;
  /** HTTP status that the target answered with, when it answered. */
  status?: number;
}

/** How a delivery stands that nobody works on any more. */
export interface DeliveryOutcome {
  id: string;
  sourceId: string;
  sinkId: string;
  /** `dead`: a dead letter, which somebody may still retry, amend or discard. */
  state: 'abandoned' | 'dead' | 'delivered' | 'discarded' | 'expired' | 'skipped';
  attempts: number;
  /** Why it was discarded, skipped or expired. */
  reason: string | null;
  /** Of one that was delivered: what the target answered. */
  receipt: { status?: number; data?: Record<string, unknown> } | null;
  failure: DeliveryFailure | null;
}
