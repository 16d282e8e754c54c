// What the API answers, as schemas: for the types of the routes and for the OpenAPI document.
import { z } from 'zod';
import { breakers } from '../model/breaker';
import { deliveryStates } from '../model/delivery';
import { filter } from '../model/filter';
import { policy } from '../model/policy';
import {
  deadLetterSourceConfig,
  httpSourceConfig,
  kvSourceConfig,
  outboxSourceConfig,
  penstockSourceConfig,
} from '../model/source';
import { errorAnswer } from './refusal';

const moment = () => z.iso.datetime();
const state = z.enum(deliveryStates);

const sourceOfAnyType = {
  id: z.string(),
  name: z.string(),
  description: z.string(),
  createdAt: moment(),
  updatedAt: moment(),
};
const httpSource = z.object({ ...sourceOfAnyType, type: z.literal('http'), config: httpSourceConfig });
const penstockSource = z.object({ ...sourceOfAnyType, type: z.literal('penstock'), config: penstockSourceConfig });
const kvSource = z.object({ ...sourceOfAnyType, type: z.literal('kv'), config: kvSourceConfig });
const deadLetterSource = z.object({
  ...sourceOfAnyType,
  type: z.literal('deadletter'),
  config: deadLetterSourceConfig,
});
const outboxSource = z.object({ ...sourceOfAnyType, type: z.literal('outbox'), config: outboxSourceConfig });

export const source = z.discriminatedUnion('type', [
  httpSource,
  penstockSource,
  kvSource,
  outboxSource,
  deadLetterSource,
]);

/** How events are sent to a source. */
export const ingest = z.object({ path: z.string(), secret: z.string() });

export const createdSource = z.discriminatedUnion('type', [
  httpSource.extend({ ingest }),
  penstockSource,
  kvSource,
  outboxSource,
  deadLetterSource,
]);

const breaker = z
  .object({
    state: z.enum(breakers),
    since: moment().describe('When it opened, or closed'),
    probeAt: moment()
      .optional()
      .describe('Open: when a delivery may try the target. Half-open: when that try counts as lost'),
    consecutiveFailures: z.int(),
    failingSince: moment().optional().describe('No attempt has succeeded since'),
  })
  .describe('Closed: all is well. Open: nothing is attempted. Half-open: one delivery tries the target');

export const sink = z.object({
  sourceId: z.string(),
  id: z.string(),
  type: z.string(),
  name: z.string(),
  description: z.string(),
  state: z.enum(['enabled', 'paused']),
  pausedBecause: z.string().optional().describe('Why it is paused'),
  breaker,
  config: z.record(z.string(), z.unknown()),
  secretNames: z.array(z.string()),
  filter: filter.optional(),
  policy,
  principal: z.string().describe('Who registered it'),
  createdAt: moment(),
  updatedAt: moment(),
});

const deliveriesOfEvent = z.array(z.object({ id: z.uuid(), sinkId: z.string(), state }));

export const acceptedEvent = z.object({
  event: z.object({ uid: z.uuid(), id: z.string() }),
  duplicate: z.boolean(),
  deliveries: deliveriesOfEvent,
});

const eventAttributes = {
  uid: z.uuid(),
  sourceId: z.string(),
  id: z.string(),
  source: z.string(),
  type: z.string(),
  subject: z.string().optional(),
  time: z.string().optional(),
  datacontenttype: z.string().optional(),
  dataschema: z.string().optional(),
  rootid: z.string(),
  depth: z.int(),
  causeid: z.string().optional().describe('The delivery that led here, as its sender says'),
  extensions: z.record(z.string(), z.string()),
  receivedAt: moment(),
};

export const listedEvent = z.object({ ...eventAttributes, bytes: z.int(), deliveries: deliveriesOfEvent });

export const event = z.object({
  ...eventAttributes,
  headers: z.record(z.string(), z.string()),
  remoteAddress: z.string(),
  body: z.union([z.object({ text: z.string() }), z.object({ base64: z.base64() })]),
  deliveries: deliveriesOfEvent,
});

export const chainedEvent = z.object({
  uid: z.uuid(),
  sourceId: z.string(),
  id: z.string(),
  type: z.string(),
  subject: z.string().optional(),
  depth: z.int(),
  causeid: z.uuid().optional().describe('The delivery in this chain that led here; absent when its sender named none'),
  receivedAt: moment(),
  deliveries: z.array(
    z.object({
      id: z.uuid(),
      sinkId: z.string(),
      state,
      reason: z.string().nullable(),
      attempts: z.int(),
      settledAt: moment().nullable(),
    }),
  ),
});

const failure = z.object({
  code: z.string(),
  message: z.string(),
  retryable: z.boolean(),
  hint: z.string(),
  status: z.int().optional(),
  retryAfterMs: z.int().optional(),
});

const receipt = z.object({
  status: z.int().optional(),
  bytes: z.int().optional(),
  durationMs: z.number().optional(),
  data: z.record(z.string(), z.unknown()).optional(),
});

const reasons = 'Why it is parked (paused, breaker or limit), waits at a limit, or was discarded, skipped or expired';

export const delivery = z.object({
  id: z.uuid(),
  eventUid: z.uuid(),
  eventId: z.string(),
  eventType: z.string(),
  sourceId: z.string(),
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
  outcome: z.enum(['running', 'accepted', 'delivered', 'failed']),
  failure: failure.nullable(),
  receipt: receipt.nullable(),
  startedAt: moment(),
  endedAt: moment().nullable(),
});

export const statistics = z.object({
  accepted: z.int(),
  open: z.int(),
  delivered: z.int(),
  dead: z.int(),
  discarded: z.int(),
  skipped: z.int(),
  expired: z.int(),
  failedAttempts: z.int(),
  bytes: z.int(),
  firstAcceptedAt: moment().nullable(),
  lastAcceptedAt: moment().nullable(),
});

/** Those that the OpenAPI document names, so that each is written out once. */
export const components = {
  HttpSourceConfig: httpSourceConfig,
  Policy: policy,
  Source: source,
  Sink: sink,
  Filter: filter,
  Event: event,
  ListedEvent: listedEvent,
  AcceptedEvent: acceptedEvent,
  Delivery: delivery,
  Attempt: attempt,
  Statistics: statistics,
  Error: errorAnswer,
};
