// Rows to an append endpoint: POST /openfoundry/iceberg/v1/append, one request a batch, its id as Idempotency-Key.
import { stringify } from 'lossless-json';
import { request, type Dispatcher } from 'undici';
import { DeliveryError, PenstockError, type ErrorCode } from '../../model/errors';
import { maskSecrets } from '../../model/mask-secrets';
import { retryAfter } from '../../sinks/answer';
import { readCapped } from '../../sinks/http-client';
import { rowLayout, type AdapterConfig } from '../../sinks/iceberg/config';
import type { SinkSecrets } from '../open-sink-table';
import type { Outgoing } from '../outgoing';
import { poisonOf, valuesOf } from '../row-values';
import type { TableTarget } from './target';

const timeLimitMs = 60_000;
const keptCharacters = 1000;

export function adapterTarget(config: AdapterConfig, secrets: SinkSecrets, outgoing: Outgoing): TableTarget {
  const { columns, partition, order } = rowLayout(config);
  const spec = {
    catalog: config.catalog,
    ...(config.catalogUrl !== undefined && { catalog_url: config.catalogUrl }),
    ...(config.warehouse !== undefined && { warehouse: config.warehouse }),
    namespace: config.namespace,
    table: config.table,
    partition_transform: partition,
    sort_order: order,
    schema: columns.map(({ name, type, required }, index) => ({ id: index + 1, name, type, required })),
  };
  return {
    prepare: (rows) => Promise.resolve({ content: { flushTimeMs: Date.now() }, poison: poisonOf(rows, columns) }),

    async append({ id, content }, rows, signal) {
      const { flushTimeMs } = content as { flushTimeMs: number };
      const body = stringify({ spec, rows: (await rows()).map((row) => valuesOf(row, columns, flushTimeMs)) });
      const answer = await post(outgoing.dispatcher, config.url, body ?? '', { id, secrets, signal });
      if ([200, 201, 202, 204].includes(answer.status)) return { state: 'committed' };
      const error = refusal(config.url, answer);
      if (saysNoRowIsIn(answer)) return { state: 'refused', error };
      throw error;
    },
  };
}

interface Answer {
  status: number;
  text: string;
  retryAfterMs: number | undefined;
}

async function post(
  dispatcher: Dispatcher,
  url: string,
  body: string,
  { id, secrets, signal }: { id: string; secrets: SinkSecrets; signal: AbortSignal },
): Promise<Answer> {
  const token = secrets.adapterToken?.reveal();
  try {
    const {
      statusCode,
      headers,
      body: answered,
    } = await request(url, {
      method: 'POST',
      dispatcher,
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeLimitMs)]),
      headers: {
        'content-type': 'application/json',
        'idempotency-key': id,
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
      body,
    });
    const text = (await readCapped(answered)).body.toString('utf8');
    const retryAfterMs = retryAfter(headers['retry-after']?.toString());
    return { status: statusCode, text: maskSecrets(text, secrets).slice(0, keptCharacters), retryAfterMs };
  } catch (error) {
    // Such as an address that must not be asked.
    if (error instanceof PenstockError) throw error;
    throw new DeliveryError('network', `POST ${new URL(url).origin}: ${(error as Error).message}`, { cause: error });
  }
}

/** By the contract these say so of all requests under the key. */
const saysNoRowIsIn = ({ status }: Answer): boolean => status === 409 || status === 422;

/** The typed errors of the contract. */
function refusal(url: string, { status, text, retryAfterMs }: Answer): DeliveryError {
  const message = `POST ${new URL(url).origin}: ${status} ${text}`;
  return new DeliveryError(codeOf(status), message, { status, ...(retryAfterMs !== undefined && { retryAfterMs }) });
}

function codeOf(status: number): ErrorCode {
  if (status === 404) return 'tableNotFound';
  if (status === 409 || status === 422) return 'tableSchemaMismatch';
  if (status === 401 || status === 403) return 'targetUnauthorized';
  if ([408, 423, 425, 429].includes(status)) return 'targetBusy';
  return status >= 500 ? 'targetFailed' : 'targetRefused';
}
