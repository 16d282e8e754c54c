// What a source of type `kafka` is configured with.
import { z } from 'zod';
import { largestBodyBytes } from './event';
import { redaction } from './redact';

const hostAndPort = z
  .string()
  .max(300)
  .regex(/^(\[[0-9a-fA-F:.]+\]|[A-Za-z0-9._-]+):([1-9]\d{0,4})$/, 'must be host:port, such as "kafka-1:9092"')
  .refine((address) => Number(/\d+$/.exec(address)?.[0]) <= 65535, 'the port must be at most 65535');

const topic = z
  .string()
  .regex(/^(?!\.{1,2}$)[a-zA-Z0-9._-]{1,249}$/, 'must be the name of a topic: 1–249 letters, digits, ".", "_" or "-"');

export const pemPattern = /^\s*-----BEGIN [A-Z0-9 ]+-----/;

const pem = (what: string) =>
  z.string().max(65_536).regex(pemPattern, `must be ${what} in PEM, beginning with "-----BEGIN"`);

/** `true`: TLS by the authorities Node.js knows. The key to `certificate` is the secret `clientKey`. */
const tls = z.union([
  z.literal(true),
  z.strictObject({
    /** Authorities to trust instead of those Node.js knows. */
    ca: pem('certificates').optional(),
    /** The name that the brokers' certificates must be for, when it is not the host. */
    servername: z.string().min(1).max(253).optional(),
    rejectUnauthorized: z.boolean().default(true),
    /** Of this client. */
    certificate: pem('a certificate').optional(),
  }),
]);

const sasl = z.strictObject({
  mechanism: z.enum(['plain', 'scram-sha-256', 'scram-sha-512']),
  /** The password is the secret `saslPassword`. */
  username: z.string().min(1).max(256),
});

/** Where a record has the id of its event, unless that is the CloudEvent's own. */
const idFrom = z.union([
  z.strictObject({ header: z.string().min(1).max(128) }),
  z.strictObject({
    path: z.string().regex(/^[^.]{1,128}(\.[^.]{1,128}){0,15}$/, 'must be a path into the JSON, such as "order.id"'),
  }),
]);

export const kafkaSourceConfig = z.strictObject({
  ...redaction,
  brokers: z.array(hostAndPort).min(1).max(50),
  clientId: z
    .string()
    .regex(/^[a-zA-Z0-9._-]{1,128}$/, 'must be 1–128 letters, digits, ".", "_" or "-"')
    .default('penstock'),
  tls: tls.optional(),
  sasl: sasl.optional(),
  topics: z
    .array(topic)
    .min(1)
    .max(100)
    .refine((topics) => new Set(topics).size === topics.length, 'must name each topic once'),
  /** The consumer group. All gateways of this source are in it, and nobody else may be. */
  group: z.string().min(1).max(249),
  /** Where a group begins that has not read a topic before. */
  startFrom: z.enum(['earliest', 'latest']).default('latest'),
  idFrom: idFrom.optional(),
  /** `type` of an event whose record says nothing of one. */
  eventType: z.string().min(1).max(256).default('kafka.record'),
  /** Largest value taken, in bytes; at most 4 MB. Larger ones are set aside. */
  maxBodyBytes: z.int().min(1).max(largestBodyBytes).default(1_048_576),
  /** Records of a partition that are given to the ledger together, at most. */
  maxInFlight: z.int().min(1).max(1000).default(200),
});
export type KafkaSourceConfig = z.output<typeof kafkaSourceConfig>;

/** Secrets that a source of type `kafka` may have, by name; none of them is ever shown again. */
export const kafkaSecrets = z.strictObject({
  saslPassword: z.string().min(1).max(8192).optional(),
  clientKey: pem('a private key').optional(),
});

/** Where a group goes on that has lost records: with the first that is still there, or with the next that comes. */
export const goOnFrom = z.enum(['earliest', 'latest']);
export type GoOnFrom = z.output<typeof goOnFrom>;
