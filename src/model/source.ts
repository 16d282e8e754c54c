import { z } from 'zod';
import { duration } from './duration';
import { largestBodyBytes } from './event';
import { newResourceId, type ResourceState } from './ids';
import { scheduleSourceConfig, type ScheduleSourceConfig } from './schedule-source';
import { kafkaSecrets, kafkaSourceConfig, type KafkaSourceConfig } from './kafka-source';
import { redaction } from './redact';
import { template } from './template';

/** A header name, kept in lower case. */
const headerName = () =>
  z
    .string()
    .regex(/^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,128}$/, 'must be an HTTP header name')
    .toLowerCase();

/** How an http source knows that a request comes from whom it should. */
export const verification = z.discriminatedUnion('type', [
  /** A 48-character secret at the end of the URL. */
  z.strictObject({ type: z.literal('urlSecret') }),
  /** https://www.standardwebhooks.com: webhook-id, webhook-timestamp, webhook-signature. */
  z.strictObject({ type: z.literal('standardWebhooks') }),
  /** X-Hub-Signature-256: sha256=<hex HMAC of the body>. */
  z.strictObject({ type: z.literal('github') }),
  /** Any other HMAC of the body in a header. */
  z.strictObject({
    type: z.literal('hmac'),
    header: headerName(),
    algorithm: z.enum(['sha1', 'sha256', 'sha512']).default('sha256'),
    encoding: z.enum(['hex', 'base64']).default('hex'),
    /** Text before the signature in the header's value, such as `sha256=`. */
    prefix: z.string().max(64).default(''),
  }),
]);
export type Verification = z.output<typeof verification>;

export const httpSourceConfig = z.strictObject({
  ...redaction,
  verification: verification.default({ type: 'urlSecret' }),
  /** Largest body taken, in bytes; at most 4 MB. */
  maxBodyBytes: z.int().min(1).max(largestBodyBytes).default(1_048_576),
  /** A header whose value is the event's id, asked before the well-known ones. */
  idHeader: headerName().optional(),
  /** A Jsonnet template whose result (a string) is the event's id. */
  idTemplate: template().optional(),
  /** `type` of an event whose request says nothing of one. */
  eventType: z.string().min(1).max(256).default('http.request'),
  /** Id of the sink whose outcome answers a request that waits for one, where several sinks take its event. */
  answeredBy: z.string().min(1).max(48).optional(),
});
export type HttpSourceConfig = z.output<typeof httpSourceConfig>;

/** Of a source of dead letters: nothing can be set, sinks choose by their filters. */
export const deadLetterSourceConfig = z.strictObject({});
export type DeadLetterSourceConfig = z.output<typeof deadLetterSourceConfig>;

/** Of a source of what happens in the key-value store. */
export const kvSourceConfig = z.strictObject({
  ...redaction,
  /** Globs: changes in any collection that one of them matches are taken in. */
  collections: z.array(z.string().min(1).max(64)).min(1).max(50).default(['*']),
});
export type KvSourceConfig = z.output<typeof kvSourceConfig>;

/** A name in PostgreSQL, as it is stored: quoted wherever it is used. */
const postgresName = () =>
  z.string().regex(/^[A-Za-z_][A-Za-z0-9_$]{0,49}$/, 'must be a name of 1–50 letters, digits and "_"');

/** Of a source that takes in the rows of a table in its owner's own PostgreSQL; `secret` is the URL of that. */
export const outboxSourceConfig = z.strictObject({
  ...redaction,
  schema: postgresName().default('public'),
  table: postgresName().default('penstock_outbox'),
  /** `perKey`: no row is taken in before those of its key that stand before it. */
  ordered: z.enum(['none', 'perKey']).default('none'),
  /** What becomes of a row that was taken in. */
  afterAccept: z.enum(['delete', 'mark']).default('delete'),
  /** Rows taken in at once. */
  batchSize: z.int().min(1).max(5000).default(500),
  /** How long is waited for a word of new rows before the table is looked at. */
  pollEvery: duration({ atMost: '1m' }).default('5s'),
});
export type OutboxSourceConfig = z.output<typeof outboxSourceConfig>;

/** Of the source of Penstock's own events: nothing can be set. */
export const penstockSourceConfig = z.strictObject({});
export type PenstockSourceConfig = z.output<typeof penstockSourceConfig>;

/** What can be set of a source, by its type. */
export const sourceConfigs = {
  deadletter: deadLetterSourceConfig,
  http: httpSourceConfig,
  kafka: kafkaSourceConfig,
  kv: kvSourceConfig,
  outbox: outboxSourceConfig,
  penstock: penstockSourceConfig,
  schedule: scheduleSourceConfig,
};
export type SourceType = keyof typeof sourceConfigs;

const name = z.string().min(1).max(100);
const description = z.string().max(4000);
const newSourceOfAnyType = {
  /** Made of the name when it is left out. */
  id: newResourceId().optional(),
  name: name.optional(),
  description: description.default(''),
};

/** `secret` signs or opens the source; made when it is left out. */
export const newHttpSource = z.strictObject({
  ...newSourceOfAnyType,
  type: z.literal('http'),
  config: httpSourceConfig.prefault({}),
  secret: z.string().min(16).max(256).optional(),
});
export type NewHttpSource = z.output<typeof newHttpSource>;

/** Reads the topics of a Kafka cluster. */
export const newKafkaSource = z.strictObject({
  ...newSourceOfAnyType,
  type: z.literal('kafka'),
  config: kafkaSourceConfig,
  secrets: kafkaSecrets.prefault({}),
});
export type NewKafkaSource = z.output<typeof newKafkaSource>;

/** There may be several: each has sinks of its own, and takes in the collections it names. */
export const newKvSource = z.strictObject({
  ...newSourceOfAnyType,
  type: z.literal('kv'),
  config: kvSourceConfig.prefault({}),
});
export type NewKvSource = z.output<typeof newKvSource>;

/** `secret` is the URL of the database: postgresql://user:password@host/database. */
export const newOutboxSource = z.strictObject({
  ...newSourceOfAnyType,
  type: z.literal('outbox'),
  config: outboxSourceConfig.prefault({}),
  secret: z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgresql:// URL' }).max(2048),
});
export type NewOutboxSource = z.output<typeof newOutboxSource>;

/** A project has at most one: Penstock tells it what happens to sinks. */
export const newPenstockSource = z.strictObject({
  ...newSourceOfAnyType,
  type: z.literal('penstock'),
  config: penstockSourceConfig.prefault({}),
});
export type NewPenstockSource = z.output<typeof newPenstockSource>;

/** Makes an event of its own at times. */
export const newScheduleSource = z.strictObject({
  ...newSourceOfAnyType,
  type: z.literal('schedule'),
  config: scheduleSourceConfig,
});
export type NewScheduleSource = z.output<typeof newScheduleSource>;

/** There may be several; each is told of every dead letter but those of handlers. */
export const newDeadLetterSource = z.strictObject({
  ...newSourceOfAnyType,
  type: z.literal('deadletter'),
  config: deadLetterSourceConfig.prefault({}),
});
export type NewDeadLetterSource = z.output<typeof newDeadLetterSource>;

/** What `POST /v1/sources` takes. */
export const newSource = z.discriminatedUnion('type', [
  newDeadLetterSource,
  newHttpSource,
  newKafkaSource,
  newKvSource,
  newOutboxSource,
  newPenstockSource,
  newScheduleSource,
]);
export type NewSource = z.output<typeof newSource>;

/** What `PATCH /v1/sources/{id}` takes: absent means unchanged, null means back to the default. */
export const sourcePatch = z.strictObject({
  type: z.string().optional(),
  name: name.nullish(),
  description: description.nullish(),
  config: z.record(z.string(), z.unknown()).optional(),
  /** Of an http source, or the URL of an outbox source. */
  secret: z.string().min(16).max(2048).optional(),
  /** Of a kafka source; null takes one away. */
  secrets: z.record(z.string(), z.string().nullable()).optional(),
  /** Why; kept with the version. */
  reason: z.string().min(1).max(500).optional(),
});
export type SourcePatch = z.output<typeof sourcePatch>;

interface SourceOfAnyType {
  id: string;
  name: string;
  description: string;
  state: ResourceState;
  /** Why it is paused. */
  pausedBecause?: string;
  /** Number of its latest version. */
  version: number;
  createdAt: string;
  updatedAt: string;
}

/** Takes requests. */
export interface HttpSource extends SourceOfAnyType {
  type: 'http';
  config: HttpSourceConfig;
}

/** Reads records; see src/model/kafka-source.ts. */
export interface KafkaSource extends SourceOfAnyType {
  type: 'kafka';
  config: KafkaSourceConfig;
}

/** Takes in what happens in the key-value store. */
export interface KvSource extends SourceOfAnyType {
  type: 'kv';
  config: KvSourceConfig;
}

/** Takes in the rows of a table. */
export interface OutboxSource extends SourceOfAnyType {
  type: 'outbox';
  config: OutboxSourceConfig;
}

/** Takes in what Penstock has to say of itself. */
export interface PenstockSource extends SourceOfAnyType {
  type: 'penstock';
  config: PenstockSourceConfig;
}

/** Makes an event of its own at times. */
export interface ScheduleSource extends SourceOfAnyType {
  type: 'schedule';
  config: ScheduleSourceConfig;
}

/** Takes in the dead letters of other sources. */
export interface DeadLetterSource extends SourceOfAnyType {
  type: 'deadletter';
  config: DeadLetterSourceConfig;
}

export type Source =
  DeadLetterSource | HttpSource | KafkaSource | KvSource | OutboxSource | PenstockSource | ScheduleSource;

/** One whose stored config does not parse: it works no more until it is updated or rolled back. */
export interface BrokenSource extends SourceOfAnyType {
  type: string;
  config: Record<string, unknown>;
  /** What is wrong with it. */
  broken: string;
}
