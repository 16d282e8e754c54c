// A real API on 127.0.0.1, with a ledger in memory; what would ask the engine is recorded instead.
import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import examples from '@octokit/webhooks-examples';
import type { FastifyInstance } from 'fastify';
import { Registry } from 'prom-client';
import type { ApiDependencies } from '../../src/api/dependencies';
import { createApi } from '../../src/api/server';
import type { Ingest } from '../../src/api/sources/ingest-secret';
import type { TakeUp } from '../../src/dispatch/take-up-delivery';
import { closeTemplatePool, evaluateTemplate } from '../../src/jsonnet';
import { configurationReader } from '../../src/ledger/configuration';
import { createKeyring } from '../../src/ledger/keyring';
import type { Ledger } from '../../src/ledger/ledger';
import { openEmbeddedLedger } from '../../src/ledger/open-ledger';
import { findDelivery } from '../../src/ledger/read-deliveries';
import { writeToken } from '../../src/ledger/tokens';
import { PenstockError } from '../../src/model/errors';
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
  call<Body>(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer<Body>>;
  /** Without the token; a body is sent as it is. */
  send<Body>(path: string, init?: RequestInit): Promise<Answer<Body>>;
  /** Makes an http source and answers where it takes events. */
  source(id: string, differences?: Record<string, unknown>): Promise<Ingest>;
  /** Makes a webhook sink of the source. */
  sink(sourceId: string, id: string, differences?: Record<string, unknown>): Promise<void>;
  close(): Promise<void>;
}

export async function startApi(differences: Partial<ApiDependencies> = {}): Promise<RunningApi> {
  const ledger = await openEmbeddedLedger();
  const keyring = createKeyring(randomBytes(32).toString('base64'));
  await writeToken(ledger.db, 'admin', token);
  const takenUp: TakenUp[] = [];
  const app = await createApi({
    ledger,
    keyring,
    allowAddresses: ['127.0.0.0/8'],
    configuration: configurationReader(ledger.db, keyring),
    accept: createAccept(ledger.db, silent),
    takeUp: async (id, takeUp, requestId) => {
      takenUp.push({ id, takeUp, requestId });
      const delivery = await findDelivery(ledger.db, id);
      if (!delivery) throw new PenstockError('deliveryNotFound', `there is no delivery "${id}"`);
      return delivery;
    },
    evaluateTemplate,
    engine: { check: () => Promise.resolve({ ok: true }), metrics: () => Promise.resolve('temporal_up 1\n') },
    registry: new Registry(),
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
      await ledger.close();
      await closeTemplatePool();
    },
  };
}

function created<Body>({ status, body, text }: Answer<Body>): Body {
  if (status !== 201) throw new Error(`expected 201, not ${status}: ${text}`);
  return body;
}

/** A payload as GitHub sends it, by the name of its event. */
export const payload = (name: string): string =>
  JSON.stringify(examples.find((event) => event.name === name)?.examples[0]);

/** What an answer with an error looks like whose message says, among other things, this. */
export const refusal = (status: number, code: string, message: string) => ({
  status,
  body: {
    statusCode: status,
    error: `penstock.${code}`,
    message: expect.stringContaining(message) as string,
    hint: expect.any(String) as string,
  },
});
