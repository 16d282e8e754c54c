import type {
  FastifyBaseLogger,
  FastifyInstance,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify';
import type { PayloadCodec } from '@temporalio/common';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import type { Bulk } from '../dispatch/bulk';
import type { AskSchedules } from '../dispatch/schedules/ask-schedules';
import type { TakeUpDelivery } from '../dispatch/take-up-delivery';
import type { ConfigurationReader } from '../ledger/configuration';
import type { Keyring } from '../ledger/secrets/keyring';
import type { Ledger } from '../ledger/ledger';
import type { PenstockEvent } from '../model/event';
import type { HttpClient } from '../sinks/http-client';
import type { Accept } from '../sources/accept';
import type { OpenedEncoder } from '../tables/encoder';
import type { EndpointCatalogs } from '../tables/endpoint/catalogs';
import type { Outgoing } from '../tables/outgoing';
import type { KafkaStatus } from '../sources/kafka/status';
import type { Limits } from './limits';

/** Everything the API works on. */
export interface ApiDependencies {
  ledger: Ledger;
  keyring: Keyring;
  configuration: ConfigurationReader;
  accept: Accept;
  /** How the sources of type kafka fare in this process. */
  kafka: {
    statusOf: (sourceId: string) => KafkaStatus | undefined;
    statuses: () => Map<string, KafkaStatus>;
  };
  takeUp: TakeUpDelivery;
  bulk: Bulk;
  schedules: AskSchedules;
  evaluateTemplate: (template: string, field: string, event: PenstockEvent) => Promise<unknown>;
  engine: {
    check: () => Promise<Check>;
    /** The SDK's metrics as Prometheus text; empty when there are none. */
    metrics: () => Promise<string>;
  };
  /** Of what enters Temporal. */
  payloadCodec: PayloadCodec;
  /** Of Temporal UIs that may have payloads decrypted. */
  temporalUiOrigins: string[];
  /** Private ranges that sinks may reach; the workers' own setting is what counts in the end. */
  allowAddresses: string[];
  /** Addresses of reverse proxies: what they say of who sends a request is believed. */
  trustedProxies: string[];
  /** For tests of sinks, and to ask stacks about tokens. */
  http: HttpClient;
  limits: Limits;
  /** How the tables of sinks are reached. */
  outgoing: Outgoing;
  /** Makes files of rows. */
  encoder: OpenedEncoder;
  /** Those that services may append to. */
  catalogs: EndpointCatalogs;
  registry: Registry;
  logger: Logger | false;
}

/** Whether something that Penstock stands on answers. */
export type Check = { ok: true } | { ok: false; message: string };

/** A server whose routes take their types from zod schemas. */
export type TypedApp = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  ZodTypeProvider
>;
