// Rows to an append endpoint: POST /openfoundry/iceberg/v1/append, one request a batch, its id as Idempotency-Key.
import { stringify } from 'lossless-json';
import { isDeepStrictEqual } from 'node:util';
import { request, type Dispatcher } from 'undici';
import { DeliveryError, PenstockError, type ErrorCode } from '../../model/errors';
import { maskSecrets } from '../../model/mask-secrets';
import { retryAfter } from '../../sinks/answer';
import { readCapped } from '../../sinks/http-client';
import { rowLayout, type AdapterConfig } from '../../sinks/iceberg/config';
import type { SinkSecrets } from '../open-sink-table';
import type { Outgoing } from '../outgoing';
import type { RecordRow } from '../record-row';
import { poisonOf, valuesOf } from '../row-values';
import type { TableTarget } from './target';

const timeLimitMs = 60_000;
const keptCharacters = 1000;

export function adapterTarget(config: AdapterConfig, secrets: SinkSecrets, outgoing: Outgoing): TableTarget {
  const current = askedBy(config);
  const { columns } = rowLayout(current);
  return {
    prepare(rows) {
      const content: Content = { flushTimeMs: Date.now(), asked: current };
      return Promise.resolve({ content, poison: poisonOf(rows, columns) });
    },

    isOwn: (content) => !('files' in content) && !('at' in content),

    async append({ id, content }, rows, signal) {
      const { flushTimeMs, asked = current } = content as Content;
      const body = bodyOf(asked, await rows(), flushTimeMs);
      const answer = await post(outgoing.dispatcher, config.url, body, { id, secrets, signal });
      if ([200, 201, 202, 204].includes(answer.status)) return { state: 'committed' };
      const error = refusal(config.url, answer);
      // The settings were changed since, and it would be refused like this for ever.
      if (saysNo(answer) && !isDeepStrictEqual(asked, current)) return { state: 'encodeAgain', reason: error.message };
      if (saysNoRowIsIn(answer)) return { state: 'refused', error };
      throw error;
    },
  };
}

/** What is kept of a batch. */
interface Content {
  flushTimeMs: number;
  /** Under one key the same must be asked for each time. Absent in batches that were noted before it was kept. */
  asked?: Asked;
}

/** The settings that a request is made of. */
type Asked = Omit<AdapterConfig, 'mode' | 'url' | 'rowTemplate'>;

/** As it is when it was kept as JSON: without what is undefined. */
function askedBy(config: AdapterConfig): Asked {
  const { catalog, catalogUrl, warehouse, namespace, table, columns, partition, order } = config;
  const asked = { catalog, catalogUrl, warehouse, namespace, table, columns, partition, order };
  return JSON.parse(JSON.stringify(asked)) as Asked;
}

/** The same each time, byte for byte. */
function bodyOf(asked: Asked, rows: RecordRow[], flushTimeMs: number): string {
  const { columns, partition, order } = rowLayout(asked);
  const spec = {
    catalog: asked.catalog,
    ...(asked.catalogUrl !== undefined && { catalog_url: asked.catalogUrl }),
    ...(asked.warehouse !== undefined && { warehouse: asked.warehouse }),
    namespace: asked.namespace,
    table: asked.table,
    partition_transform: partition,
    sort_order: order,
    schema: columns.map(({ name, type, required }, index) => ({ id: index + 1, name, type, required })),
  };
  return stringify({ spec, rows: rows.map((row) => valuesOf(row, columns, flushTimeMs)) }) ?? '';
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

/** To what is asked for, rather than to who asks, or for now. */
const saysNo = ({ status }: Answer): boolean =>
  ['tableNotFound', 'tableSchemaMismatch', 'targetRefused'].includes(codeOf(status));

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
