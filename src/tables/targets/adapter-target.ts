// Rows to an append endpoint: POST /openfoundry/iceberg/v1/append, one request a batch, its id as Idempotency-Key.
import { stringify } from 'lossless-json';
import { request, type Dispatcher } from 'undici';
import { DeliveryError } from '../../model/errors';
import { maskSecrets } from '../../model/mask-secrets';
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
}

async function post(
  dispatcher: Dispatcher,
  url: string,
  body: string,
  { id, secrets, signal }: { id: string; secrets: SinkSecrets; signal: AbortSignal },
): Promise<Answer> {
  const token = secrets.adapterToken?.reveal();
  try {
    const { statusCode, body: answered } = await request(url, {
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
    return { status: statusCode, text: maskSecrets(text, secrets).slice(0, keptCharacters) };
  } catch (error) {
    throw new DeliveryError('network', `POST ${new URL(url).origin}: ${(error as Error).message}`, { cause: error });
  }
}

/**
 * By the contract 422 says so of all requests under the key. Penstock's own endpoint answers 422 as well when it cannot see
 * what became of an earlier one.
 */
const saysNoRowIsIn = ({ status, text }: Answer): boolean =>
  status === 422 && !/"penstock\.(?!rowRefused|tableSchemaMismatch)/.test(text);

/** The typed errors of the contract. */
function refusal(url: string, { status, text }: Answer): DeliveryError {
  const message = `POST ${new URL(url).origin}: ${status} ${text}`;
  if (status === 404) return new DeliveryError('tableNotFound', message, { status });
  if (status === 409 || status === 422) return new DeliveryError('tableSchemaMismatch', message, { status });
  if (status === 401 || status === 403) return new DeliveryError('targetUnauthorized', message, { status });
  if (status === 429) return new DeliveryError('targetBusy', message, { status });
  return new DeliveryError(status >= 500 ? 'targetFailed' : 'targetRefused', message, { status });
}
