// What the API answers, as schemas: for the types of the routes and for the OpenAPI document.
import { z } from 'zod';
import { breakers } from '../model/breaker';
import { changes } from '../model/change';
import { deliveryStates } from '../model/delivery';
import { filter } from '../model/filter';
import { goOnFrom, kafkaSourceConfig } from '../model/kafka-source';
import { policy } from '../model/policy';
import {
  deadLetterSourceConfig,
  httpSourceConfig,
  kvSourceConfig,
  outboxSourceConfig,
  penstockSourceConfig,
} from '../model/source';
import { scheduleSourceConfig } from '../model/schedule-source';
import { kafkaStates } from '../sources/kafka/status';
import { accessToken, auditEntry, session, user } from './access/answers';
import { errorAnswer } from './refusal';
import { shownSourceId } from './shown-ids';

const moment = () => z.iso.datetime();
const state = z.enum(deliveryStates);

const standing = {
  state: z.enum(['enabled', 'paused']).describe('Paused and disabled are one'),
  pausedBecause: z.string().optional().describe('Why it is paused'),
  version: z.int().describe('Number of its latest version, which is also its ETag'),
};

const sourceOfAnyType = {
  id: shownSourceId(),
  name: z.string(),
  description: z.string(),
  ...standing,
  createdAt: moment(),
  updatedAt: moment(),
};
const deadLetterSource = z.object({
  ...sourceOfAnyType,
  type: z.literal('deadletter'),
  config: deadLetterSourceConfig,
});
const httpSource = z.object({ ...sourceOfAnyType, type: z.literal('http'), config: httpSourceConfig });
const kvSource = z.object({ ...sourceOfAnyType, type: z.literal('kv'), config: kvSourceConfig });
const outboxSource = z.object({ ...sourceOfAnyType, type: z.literal('outbox'), config: outboxSourceConfig });
const penstockSource = z.object({ ...sourceOfAnyType, type: z.literal('penstock'), config: penstockSourceConfig });
const scheduleSource = z.object({ ...sourceOfAnyType, type: z.literal('schedule'), config: scheduleSourceConfig });

const offset = z.int().min(0);

const kafkaStatus = z.object({
  state: z
    .enum(kafkaStates)
    .describe('failed: somebody has to mend what reason says. offsetLost: somebody has to decide where to go on'),
  reason: z.string().optional(),
  since: moment(),
  partitions: z
    .array(
      z.object({
        topic: z.string(),
        partition: z.int(),
        position: offset.describe('Offset of the next record to take in'),
        end: offset.describe('Offset that the next record will get which is made'),
        lagRecords: z.int(),
        lagSeconds: z.number().optional().describe('Age of the record read last, while others wait'),
        waitsFor: z.string().optional().describe('Why nothing of it is taken in just now'),
      }),
    )
    .describe('Those that this gateway reads'),
});

const kafkaLoss = z.object({
  group: z.string(),
  topic: z.string(),
  partition: z.int(),
  lostOffset: offset.describe('Offset of the record that was to be next'),
  firstOffset: offset.describe('Offset of the first record that was still there'),
  endOffset: offset,
  goOnFrom: goOnFrom.nullable().describe('What was decided'),
  notedAt: moment(),
});

const kafkaSource = z.object({
  ...sourceOfAnyType,
  type: z.literal('kafka'),
  config: kafkaSourceConfig,
  secretNames: z.array(z.string()),
  status: kafkaStatus
    .optional()
    .describe('How it fares in this gateway; absent until it has begun, and while it is disabled'),
  losses: z.array(kafkaLoss).describe('Partitions that have lost the records that were to be next'),
});

export const source = z.discriminatedUnion('type', [
  deadLetterSource,
  httpSource,
  kafkaSource,
  kvSource,
  outboxSource,
  penstockSource,
  scheduleSource,
]);

export const encoded = z.union([z.object({ text: z.string() }), z.object({ base64: z.base64() })]);

export const rejectedRecord = z.object({
  sourceId: shownSourceId(),
  topic: z.string(),
  partition: z.int(),
  offset,
  code: z.string(),
  reason: z.string(),
  recordAt: moment(),
  rejectedAt: moment(),
  headers: z.array(z.object({ name: z.string(), value: encoded })),
  key: encoded.nullable(),
  value: encoded.nullable().describe('Null when the record has none, or, as bytes tells, is too large to be kept'),
  bytes: z.int().nullable(),
});

const broken = z.string().describe('What is wrong with its stored settings; it works no more until they are mended');
export const brokenSource = z.object({
  ...sourceOfAnyType,
  type: z.string(),
  config: z.record(z.string(), z.unknown()),
  broken,
});

const deleted = { type: z.string(), name: z.string(), deletedAt: moment() };
export const deletedSource = z.object({ id: shownSourceId(), ...deleted });
export const deletedSink = z.object({
  sourceId: shownSourceId(),
  id: z.string(),
  ...deleted,
  withSource: z.boolean().describe('It was deleted because its source was'),
});

export const version = z.object({
  number: z.int(),
  change: z.enum(changes),
  author: z.string().describe('`admin`, a user, user/token, or `penstock`'),
  reason: z.string().nullable(),
  madeAt: moment(),
  settings: z
    .object({
      type: z.string(),
      name: z.string(),
      description: z.string(),
      config: z.record(z.string(), z.unknown()),
      filter: z.unknown().optional(),
      policy: z.unknown().optional(),
    })
    .describe('What it was set to after the change; never a secret'),
});

/** How events are sent to a source. */
export const ingest = z.object({ path: z.string(), secret: z.string() });

export const createdSource = z.discriminatedUnion('type', [
  deadLetterSource,
  httpSource.extend({ ingest }),
  kafkaSource,
  kvSource,
  outboxSource,
  penstockSource,
  scheduleSource,
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

export const token = z
  .object({
    state: z.enum(['valid', 'refused', 'unverified']),
    description: z.string().optional(),
    reason: z.string().optional().describe('Why it is refused, or could not be verified'),
    expiresAt: moment().optional(),
  })
  .describe('What the stack said of the token when it was last asked; unverified when the stack could not be reached');

export const sink = z.object({
  sourceId: shownSourceId(),
  id: z.string(),
  type: z.string(),
  name: z.string(),
  description: z.string(),
  ...standing,
  broken: broken.optional(),
  breaker,
  token: token.extend({ verifiedAt: moment() }).optional(),
  config: z.record(z.string(), z.unknown()),
  secretNames: z.array(z.string()),
  filter: filter.optional(),
  policy,
  principal: z.string().describe('Who set it last: its work may do what they may'),
  createdAt: moment(),
  updatedAt: moment(),
});

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

const deliveriesOfEvent = z.array(z.object({ id: z.uuid(), sinkId: z.string(), state }));

export const acceptedEvent = z.object({
  event: z.object({ uid: z.uuid(), id: z.string() }),
  duplicate: z.boolean(),
  deliveries: deliveriesOfEvent,
});

/** The same, when the sender has waited for the outcome. */
export const answeredEvent = acceptedEvent.extend({
  outcome: z
    .object({
      deliveryId: z.uuid(),
      sinkId: z.string(),
      state,
      reason: z.string().nullable(),
      failure: failure.nullable(),
      receipt: receipt.nullable(),
    })
    .optional()
    .describe('With Prefer: wait: what became of the delivery that answers'),
});

const eventAttributes = {
  uid: z.uuid(),
  sourceId: shownSourceId(),
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
  violation: z.string().optional().describe('How its data does not match the schema of its type'),
  extensions: z.record(z.string(), z.string()),
  receivedAt: moment(),
};

export const listedEvent = z.object({ ...eventAttributes, bytes: z.int(), deliveries: deliveriesOfEvent });

export const event = z.object({
  ...eventAttributes,
  headers: z.record(z.string(), z.string()),
  remoteAddress: z.string(),
  body: encoded,
  deliveries: deliveriesOfEvent,
});

export const chainedEvent = z.object({
  uid: z.uuid(),
  sourceId: shownSourceId(),
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
  abandoned: z.int(),
  expired: z.int(),
  failedAttempts: z.int(),
  bytes: z.int(),
  firstAcceptedAt: moment().nullable(),
  lastAcceptedAt: moment().nullable(),
});

export const cleared = statistics.pick({
  delivered: true,
  discarded: true,
  skipped: true,
  abandoned: true,
  expired: true,
  failedAttempts: true,
  bytes: true,
});

export const committedBatch = z.object({
  id: z.string(),
  rows: z.int(),
  poison: z.int().describe('Records that could not become rows'),
  bytes: z.int(),
  snapshotId: z.string().nullable().describe('Null when it is not known which snapshot it went in with'),
  committedAt: moment(),
});

export const setting = z.object({
  name: z.string(),
  value: z.unknown(),
  default: z.unknown().describe('What it is when it is not set; null when it is left out then'),
  isDefault: z.boolean(),
  isRequired: z.boolean(),
});

export const scheduleStanding = z.object({
  state: z
    .enum(['disabled', 'paused', 'running', 'starting'])
    .describe('paused: by somebody in the Temporal UI. starting: the engine is about to be told'),
  note: z.string().nullable().describe('What whoever paused it there has said'),
  nextRuns: z.array(moment()).describe('Empty unless it is running'),
  lastRuns: z
    .array(
      z.object({
        scheduledAt: moment().describe('The time it is for, which is also the id of its event'),
        startedAt: moment(),
        workflowId: z.string(),
      }),
    )
    .describe('Newest first'),
  missed: z.int().describe('Times that were longer ago than catchUpWindow when the engine came to them'),
  skipped: z.int().describe('Times left out because of overlap'),
});

/** Those that the OpenAPI document names, so that each is written out once. */
export const components = {
  HttpSourceConfig: httpSourceConfig,
  KafkaSourceConfig: kafkaSourceConfig,
  RejectedRecord: rejectedRecord,
  Policy: policy,
  Source: source,
  BrokenSource: brokenSource,
  Sink: sink,
  Version: version,
  Filter: filter,
  Event: event,
  ListedEvent: listedEvent,
  AcceptedEvent: acceptedEvent,
  Delivery: delivery,
  Attempt: attempt,
  Statistics: statistics,
  User: user,
  Session: session,
  AccessToken: accessToken,
  AuditEntry: auditEntry,
  Error: errorAnswer,
};
