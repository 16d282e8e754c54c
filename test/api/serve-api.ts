// A real API on 127.0.0.1; what would ask the engine is recorded instead.
import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { Registry } from 'prom-client';
import type { ApiDependencies } from '../../src/api/dependencies';
import { countAccepted } from '../../src/api/operations/metrics';
import { createPayloadCodec } from '../../src/engine/codec/payload-codec';
import { createApi } from '../../src/api/server';
import type { Ingest } from '../../src/api/sources/ingest-secret';
import type { Bulk } from '../../src/dispatch/bulk';
import type { AskSchedules } from '../../src/dispatch/schedules/ask-schedules';
import type { TakeUp } from '../../src/dispatch/take-up-delivery';
import { closeTemplatePool, evaluateTemplate } from '../../src/jsonnet';
import { configurationReader } from '../../src/ledger/configuration';
import { createKeyring } from '../../src/ledger/secrets/keyring';
import type { Ledger } from '../../src/ledger/ledger';
import { findDelivery } from '../../src/ledger/read-deliveries';
import { writeToken } from '../../src/ledger/tokens';
import { PenstockError } from '../../src/model/errors';
import { createHttpClient } from '../../src/sinks/http-client';
import { lazyEncoder } from '../../src/tables/encoder';
import { createOutgoing } from '../../src/tables/outgoing';
import { createAccept } from '../../src/sources/accept';
import { silent } from '../support/silent';

const token = 'test-token';

export interface Answer<Body = unknown> {
  status: number;
  headers: Headers;
  /** What was answered as JSON. */
  body: Body;
  text: string;
}

export interface TakenUp {
  id: string;
  takeUp: TakeUp;
  requestId: string;
}

export interface RunningApi {
  app: FastifyInstance;
  url: string;
  ledger: Ledger;
  takenUp: TakenUp[];
  /** With the token; a body is sent as JSON. */
  call<Body>(
    this: void,
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer<Body>>;
  /** Without the token; a body is sent as it is. */
  send<Body>(path: string, init?: RequestInit): Promise<Answer<Body>>;
  /** Makes an http source and answers where it takes events. */
  source(id: string, differences?: Record<string, unknown>): Promise<Ingest>;
  /** Makes a webhook sink of the source. */
  sink(sourceId: string, id: string, differences?: Record<string, unknown>): Promise<void>;
  close(): Promise<void>;
}

const unused = () => Promise.reject(new PenstockError('engineUnavailable', 'there is no engine here'));
const unusedSchedules: AskSchedules = { standing: unused, backfill: unused };
const unusedBulk: Bulk = { begin: unused, list: unused, find: unused, cancel: unused };

/** The ledger is closed with it. */
export async function serveApi(ledger: Ledger, differences: Partial<ApiDependencies> = {}): Promise<RunningApi> {
  const keyring = createKeyring(randomBytes(32).toString('base64'));
  await writeToken(ledger.db, 'admin', token);
  const takenUp: TakenUp[] = [];
  const registry = new Registry();
  const http = createHttpClient({ allowAddresses: ['127.0.0.0/8'] });
  const encoder = lazyEncoder(() => mkdtemp(join(tmpdir(), 'penstock-api-')));
  const outgoing = createOutgoing({ allowAddresses: ['127.0.0.0/8'], allowDirectories: [tmpdir()] });
  const app = await createApi({
    http,
    ledger,
    keyring,
    allowAddresses: ['127.0.0.0/8'],
    trustedProxies: [],
    configuration: configurationReader(ledger.db, keyring),
    accept: countAccepted(registry, createAccept(ledger.db, silent)),
    kafka: { statusOf: () => undefined, statuses: () => new Map() },
    takeUp: async (id, takeUp, requestId) => {
      takenUp.push({ id, takeUp, requestId });
      const delivery = await findDelivery(ledger.db, id);
      if (!delivery) throw new PenstockError('deliveryNotFound', `there is no delivery "${id}"`);
      return delivery;
    },
    bulk: unusedBulk,
    schedules: unusedSchedules,
    evaluateTemplate,
    engine: { check: () => Promise.resolve({ ok: true }), metrics: () => Promise.resolve('temporal_up 1\n') },
    payloadCodec: createPayloadCodec(keyring, { encrypts: true }),
    temporalUiOrigins: ['http://127.0.0.1:8233'],
    limits: { sources: 100, sinksPerSource: 100 },
    outgoing,
    encoder: encoder.encoder,
    catalogs: {},
    registry,
    logger: false,
    ...differences,
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;

  const send = async <Body>(path: string, init?: RequestInit): Promise<Answer<Body>> => {
    const response = await fetch(url + path, { redirect: 'manual', ...init });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.startsWith('application/json');
    const body = (isJson ? JSON.parse(text) : undefined) as Body;
    return { status: response.status, headers: response.headers, body, text };
  };
  const call = <Body>(method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
    send<Body>(path, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });

  return {
    app,
    url,
    ledger,
    takenUp,
    call,
    send,
    async source(id, differences) {
      const made = await call<{ ingest: Ingest }>('POST', '/v1/sources', { id, type: 'http', ...differences });
      return created(made).ingest;
    },
    async sink(sourceId, id, differences) {
      const sink = { id, type: 'webhook', config: { url: 'https://example.com/hook' }, ...differences };
      created(await call('POST', `/v1/sources/${sourceId}/sinks`, sink));
    },
    async close() {
      await app.close();
      await http.close();
      await encoder.close();
      await outgoing.close();
      await ledger.close();
      await closeTemplatePool();
    },
  };
}

function created<Body>({ status, body, text }: Answer<Body>): Body {
  if (status !== 201) throw new Error(`expected 201, not ${status}: ${text}`);
  return body;
}
