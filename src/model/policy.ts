import { z } from 'zod';
import { nameInEvent } from './attribute-names';
import { duration, toMs } from './duration';
import { template } from './template';

/** When a failed delivery is attempted again. Delays count from the end of the failed attempt. */
export const schedule = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('listed'), delays: z.array(duration()).min(1).max(100) }),
  z.strictObject({ type: z.literal('constant'), delay: duration() }),
  z.strictObject({ type: z.literal('linear'), step: duration(), maxDelay: duration().default('24h') }),
  z.strictObject({
    type: z.literal('exponential'),
    initialDelay: duration(),
    factor: z.number().min(1).max(10).default(2),
    maxDelay: duration().default('24h'),
  }),
]);

const defaultDelays = ['5s', '5m', '30m', '2h', '5h', '10h', '10h'];

/** When a sink's circuit breaker opens: nothing is attempted but a probe now and then, until one succeeds. */
export const breakerPolicy = z.strictObject({
  /** Attempts that failed one after the other. */
  consecutiveFailures: z.int().min(1).max(1000).default(20),
  /** Or: the share of failures, 0–1, among at least `minAttempts` within a minute. */
  failureShare: z.number().min(0.01).max(1).default(0.7),
  minAttempts: z.int().min(1).max(10_000).default(50),
  /** The first probe comes so long after it opened; each failed one doubles the time, up to a minute. */
  probeAfter: duration({ atMost: '1h' }).default('5s'),
});
export type BreakerPolicy = z.output<typeof breakerPolicy>;

/** How many attempts may begin: `perSecond` on average, at most `burst` at once (a second's worth unless told). */
export const rate = z.strictObject({
  perSecond: z.number().min(0.001).max(100_000),
  burst: z.int().min(1).max(100_000).optional(),
});
export type Rate = z.output<typeof rate>;

const orderKey = new RegExp(`${nameInEvent.source}|^header\\.[a-z0-9-]+$`);

/** Deliveries of one key go one after the other, in the order their events were accepted; those of others meanwhile. */
export const order = z
  .strictObject({
    /** Where an event has its key: an attribute, `data.<path>` or `header.<name>`. Events without one are not ordered. */
    key: z.string().max(1024).regex(orderKey, 'must be an attribute, "data.<path>" or "header.<name>"').optional(),
    /** Or a Jsonnet template whose result is the key, a string or a number; an empty string is none. */
    keyTemplate: template().optional(),
    /**
     * When the first of a key cannot be delivered: `deadLetter`, those behind it go on once it is a dead letter; `skip`,
     * once it has failed for the first time; `wait`, only when it is settled, by its schedule or by a person.
     */
    whenStuck: z.enum(['wait', 'skip', 'deadLetter']).default('deadLetter'),
  })
  .refine(({ key, keyTemplate }) => key !== undefined || keyTemplate !== undefined, {
    path: ['key'],
    message: 'must be given, or keyTemplate in its place',
  })
  .refine(({ key, keyTemplate }) => key === undefined || keyTemplate === undefined, {
    path: ['keyTemplate'],
    message: 'must not be given with key: choose one',
  });
export type Order = z.output<typeof order>;

/** How a sink's deliveries are attempted, and for how long. */
export const policy = z.strictObject({
  schedule: schedule.default({ type: 'listed', delays: defaultDelays }),
  /** Share by which each delay may be shorter or longer, 0–1. */
  jitter: z.number().min(0).max(1).default(0.2),
  /** Attempts in all, the first included. Absent: a listed schedule ends after its last delay, others after 10. */
  maxAttempts: z.int().min(1).max(1000).optional(),
  /** No attempt begins later than this after the first. */
  maxElapsed: duration().optional(),
  /** How long one attempt may take. */
  attemptTimeLimit: duration({ atMost: '24h' }).default('30s'),
  /** Deliveries of events deeper than this in a chain are skipped. */
  depthLimit: z.int().min(0).max(100).default(10),
  /** Deliveries of later events of a chain that has had so many are skipped. */
  chainLimit: z.int().min(1).max(1_000_000).default(10_000),
  /** `skip`: a sink gets no event of a chain in which it had a less deep one. */
  cycles: z.enum(['allow', 'skip']).default('allow'),
  /** How long a dead letter waits for a person or a service. */
  deadLetterTimeToLive: duration().default('30d'),
  /** Deliveries of this sink under way at the same time. */
  maxConcurrency: z.int().min(1).max(1000).default(50),
  /** Absent: as fast as the target takes them. */
  rate: rate.optional(),
  /** Absent: deliveries do not wait for each other. */
  order: order.optional(),
  /** `adaptive`: beyond a few at a time, one workflow carries many. `off`: each has a workflow of its own, always. */
  grouping: z.enum(['adaptive', 'off']).default('adaptive'),
  /** Of a table: how long its deliveries wait for others to go with, in one commit. */
  gatherFor: duration({ atMost: '1h' }).default('1s'),
  /** Deliveries of this sink that may have a workflow of their own; the others wait in the ledger. */
  maxWorkflows: z.int().min(1).max(100_000).default(1000),
  breaker: breakerPolicy.prefault({}),
  /** A sink whose attempts have all failed for so long is paused. */
  pauseAfterFailingFor: duration().default('120h'),
});
export type Policy = z.output<typeof policy>;

/** Whether a group of the sink may take in what is accepted: nothing but room for attempts is to be waited for. */
export const mayTakeIn = ({ grouping, rate, order }: Pick<Policy, 'grouping' | 'rate' | 'order'>): boolean =>
  grouping === 'adaptive' && rate === undefined && order === undefined;

/** A schedule with its delays in milliseconds. */
export type ScheduleMs =
  | { type: 'listed'; delaysMs: number[] }
  | { type: 'constant'; delayMs: number }
  | { type: 'linear'; stepMs: number; maxDelayMs: number }
  | { type: 'exponential'; initialDelayMs: number; factor: number; maxDelayMs: number };

/** A policy as a workflow uses it: every limit stated, times in milliseconds. */
export interface DeliveryPolicy {
  schedule: ScheduleMs;
  jitter: number;
  maxAttempts: number;
  maxElapsedMs?: number;
  attemptTimeLimitMs: number;
  depthLimit: number;
  deadLetterTimeToLiveMs: number;
}

const defaultMaxAttempts = 10;

export function deliveryPolicy(policy: Policy): DeliveryPolicy {
  const { schedule } = policy;
  return {
    schedule: scheduleMs(schedule),
    jitter: policy.jitter,
    maxAttempts: policy.maxAttempts ?? (schedule.type === 'listed' ? schedule.delays.length + 1 : defaultMaxAttempts),
    ...(policy.maxElapsed !== undefined && { maxElapsedMs: toMs(policy.maxElapsed) }),
    attemptTimeLimitMs: toMs(policy.attemptTimeLimit),
    depthLimit: policy.depthLimit,
    deadLetterTimeToLiveMs: toMs(policy.deadLetterTimeToLive),
  };
}

function scheduleMs(schedule: Policy['schedule']): ScheduleMs {
  switch (schedule.type) {
    case 'listed':
      return { type: 'listed', delaysMs: schedule.delays.map(toMs) };
    case 'constant':
      return { type: 'constant', delayMs: toMs(schedule.delay) };
    case 'linear':
      return { type: 'linear', stepMs: toMs(schedule.step), maxDelayMs: toMs(schedule.maxDelay) };
    case 'exponential':
      return {
        type: 'exponential',
        initialDelayMs: toMs(schedule.initialDelay),
        factor: schedule.factor,
        maxDelayMs: toMs(schedule.maxDelay),
      };
  }
}
