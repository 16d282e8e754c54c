// One request for many deliveries: which, what is done with each, how fast, and how far it is.
import { z } from 'zod';
import { acceptedBetween } from './accepted-between';
import { deliveryStates } from './delivery';

const text = z.string().min(1).max(256);

/** `replay` delivers events again, also to a sink that did not exist when they came in. */
export const bulkVerbs = ['retry', 'discard', 'replay'] as const;
export type BulkVerb = (typeof bulkVerbs)[number];

export const bulkFilter = z.strictObject({
  sourceId: text,
  sinkId: text.optional(),
  /** Of the deliveries; dead letters unless told. Not for a replay, which asks events. */
  state: z.enum(deliveryStates).optional(),
  eventType: text.optional(),
  ...acceptedBetween,
});
export type BulkFilter = z.output<typeof bulkFilter>;

/** What `POST /v1/bulk` takes. */
export const newBulk = z
  .strictObject({
    verb: z.enum(bulkVerbs),
    filter: bulkFilter,
    /** Deliveries taken up per second, at most. */
    perSecond: z.number().min(0.1).max(1000).default(50),
    /** Of a discard it is kept with each delivery. Default such as `discarded with others`. */
    reason: z
      .string()
      .min(1)
      .max(500)
      .regex(/^\P{C}*$/u, 'must be printable text')
      .optional(),
    /** Only counts. */
    dryRun: z.boolean().default(false),
  })
  .superRefine(({ verb, filter }, context) => {
    if (verb !== 'replay') return;
    const refuse = (field: string, message: string) =>
      context.addIssue({ code: 'custom', path: ['filter', field], message });
    if (filter.sinkId === undefined) refuse('sinkId', 'must say to which sink events are replayed');
    if (filter.state !== undefined) refuse('state', 'does not go with replay, which asks events');
  })
  .transform(({ reason, ...order }) => ({ ...order, reason: reason ?? `${done[order.verb]} with others` }));

const done: Record<BulkVerb, string> = { retry: 'retried', discard: 'discarded', replay: 'replayed' };

/** What the workflow is started with. */
export interface BulkOrder {
  id: string;
  verb: BulkVerb;
  filter: BulkFilter;
  perSecond: number;
  reason: string;
  /** What is accepted later is not meant, RFC 3339. */
  asOf: string;
  /** How many there were. */
  matches: number;
}

export interface BulkProgress {
  /** `ended` came to the last, `cancelled` was told to stop. */
  state: 'running' | 'ended' | 'cancelled';
  done: number;
  /** Refused, because of what had become of them meanwhile. */
  failed: number;
  /** The first of these. */
  failures: BulkFailure[];
  /** Of a replay: the sink's filter does not take them, or they were pruned meanwhile. */
  skipped: number;
  /** The delivery, or event, that was taken up last. */
  afterId?: string;
}

export interface BulkFailure {
  /** Of the delivery, or of the event that has none. */
  id: string;
  error: string;
  message: string;
}

/** What one step did. */
export interface BulkStep {
  done: number;
  skipped?: number;
  failures: BulkFailure[];
  afterId?: string;
  isLast: boolean;
}

/**
 * What becomes of an event in a replay. `done`: its delivery to the sink was made or retried by this replay, now or before.
 * `known`: it has one, which is to be taken up. `skipped`: the sink's filter does not take it, or it was pruned meanwhile.
 */
export type Replayed = { eventUid: string } & (
  { kind: 'done' | 'skipped' } | { kind: 'known'; deliveryId: string } | { kind: 'failed'; failure: BulkFailure }
);

export const bulkWorkflowId = (id: string): string => `bulk-${id}`;
