// What the API answers of deliveries and their attempts.
import { z } from 'zod';
import { deliveryStates } from '../../model/delivery';
import { moment } from '../answers';
import { shownSourceId } from '../shown-ids';

export const state = z.enum(deliveryStates);

export const failure = z.object({
  code: z.string(),
  message: z.string(),
  retryable: z.boolean(),
  hint: z.string(),
  status: z.int().optional(),
  retryAfterMs: z.int().optional(),
});

export const receipt = z.object({
  status: z.int().optional(),
  bytes: z.int().optional(),
  durationMs: z.number().optional(),
  data: z.record(z.string(), z.unknown()).optional(),
});

const reasons =
  'Why it is parked (paused, breaker or limit), waits at a limit, or was discarded, skipped, abandoned or expired';

export const delivery = z.object({
  id: z.uuid(),
  eventUid: z.uuid(),
  eventId: z.string(),
  eventType: z.string(),
  sourceId: shownSourceId(),
  sinkId: z.string(),
  state,
  reason: z.string().nullable().describe(reasons),
  parkedSince: moment().nullable().describe('Since when it is parked; null in any other state'),
  attempts: z.int(),
  workflowId: z.string().nullable().describe('The workflow that carries or carried it'),
  owned: z.boolean().describe('Whether that workflow owns it now'),
  inGroup: z
    .boolean()
    .describe('Whether that workflow carries, or carried, many deliveries; it takes no messages for one'),
  failure: failure.nullable(),
  receipt: receipt.nullable(),
  amended: z.boolean(),
  answered: z
    .boolean()
    .nullable()
    .describe('Whether the caller that waited for its outcome was told; null when none has waited'),
  acceptedAt: moment(),
  updatedAt: moment(),
  nextAttemptAt: moment().nullable(),
  expiresAt: moment().nullable(),
  settledAt: moment().nullable(),
  resolution: z
    .string()
    .nullable()
    .describe('What a handler of dead letters made of it: retry, discard, amend or handler_failed'),
});

export const attempt = z.object({
  number: z.int(),
  workflowId: z.string().nullable().describe('Of the workflow that made it'),
  outcome: z.enum(['running', 'accepted', 'delivered', 'failed']),
  failure: failure.nullable(),
  receipt: receipt.nullable(),
  startedAt: moment(),
  endedAt: moment().nullable(),
});
