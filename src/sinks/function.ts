import { z } from 'zod';
import { findFunction, functionNamePattern } from '../functions/find-functions';
import { runFunction, type Calls } from '../functions/run-function';
import type { EventToEmit, FunctionEvent } from '../functions/sdk';
import type { Rights, Scope } from '../model/access';
import { chainAfter } from '../model/chain';
import type { PenstockEvent } from '../model/event';
import { PenstockError } from '../model/errors';
import { maskSecrets } from '../model/mask-secrets';
import { isJson, mediaTypeOf } from '../model/media-type';
import { projectOf, qualify } from '../model/project';
import type { FunctionLogLine } from '../model/inward';
import { defineSink, type AttemptRequest, type SinkContext } from './define-sink';
import { httpMethods } from './whole-answer';

const config = z.strictObject({
  /** Name of its module in PENSTOCK_FUNCTIONS_DIR, without the extension. */
  function: z.string().regex(functionNamePattern, 'must be the name of a module, without its extension'),
  /** Largest heap of its thread, in megabytes. */
  memoryMb: z.int().min(16).max(2048).default(128),
});
type Request = AttemptRequest<z.output<typeof config>, string>;

export const functionSink = defineSink({
  type: 'function',
  summary: 'run a TypeScript or JavaScript function of your own in a thread',
  config,
  secrets: {},
  takesAnySecret: true,
  templates: [],
  answersAtOnce: false,
  onlyInWorkers: true,

  async perform(request, context) {
    const began = performance.now();
    const { config, event, deliveryId, attempt, principal } = request;
    const rights = await context.inward.rightsOf(deliveryId);
    const { path } = await findFunction(context.functionsDirectory, config.function);
    const lines: FunctionLogLine[] = [];
    const secrets = Object.fromEntries(
      Object.entries(request.secrets).map(([name, secret]) => [name, secret?.reveal() ?? '']),
    );
    try {
      const value = await runFunction({
        input: { path, event: functionEvent(event), secrets, delivery: { id: deliveryId, attempt }, principal },
        calls: callsOf(request, context, rights),
        log: (level, message) => void lines.push({ level, message }),
        memoryMb: config.memoryMb,
        offTheClock: context.offTheClock,
        signal: context.signal,
      });
      return { receipt: { durationMs: Math.round(performance.now() - began), data: { answer: value } } };
    } catch (error) {
      if (error instanceof PenstockError) error.message = maskSecrets(error.message, request.secrets);
      throw error;
    } finally {
      // What a function said is worth keeping, and not worth failing for.
      const log = { functionName: config.function, deliveryId, attempt, lines };
      if (lines.length > 0) await context.inward.keepLog(log).catch(() => undefined);
    }
  },
});

export function functionEvent(event: PenstockEvent): FunctionEvent {
  const { uid, id, source, type, subject, time, datacontenttype, rootid, depth, extensions } = event;
  return {
    ...{ uid, id, source, type, rootid, depth, extensions, data: dataOf(event) },
    ...(subject !== undefined && { subject }),
    ...(time !== undefined && { time }),
    ...(datacontenttype !== undefined && { datacontenttype }),
  };
}

function dataOf({ body, datacontenttype }: PenstockEvent): unknown {
  const text = body.toString('utf8');
  if (!isJson(mediaTypeOf(datacontenttype ?? ''))) return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** The key-value store is about more than sources: as in the API, it is not for those who are limited to some. */
function refuseUnless(
  { scopes, sourceIds }: Rights,
  principal: string,
  scope: Scope,
  call: string,
  into?: string,
): void {
  const who = `${call}: "${principal}", for whom the sink works,`;
  if (!scopes.has(scope)) throw new PenstockError('principalRefused', `${who} needs the scope "${scope}"`);
  if (sourceIds === undefined || (into !== undefined && sourceIds.includes(into))) return;
  throw new PenstockError('principalRefused', `${who} is limited to the sources ${sourceIds.join(', ')}`);
}

interface PutOptions {
  ttlMs?: number;
  expectedRevision?: number;
}

/**
 * What the function may ask for. All of it goes on with the event's chain; emitted events and writes are numbered, so that
 * the same call of a later attempt is the same event or write, and counts once.
 */
function callsOf(request: Request, { http, inward, signal }: SinkContext, rights: Rights): Calls {
  const { event, deliveryId, config, principal } = request;
  const chain = chainAfter(event, deliveryId);
  const own = (id: string): string => qualify(projectOf(event.sourceId), id);
  let emitted = 0;
  const writes = new Map<string, number>();
  const requestId = (kind: string, collection: string, key: string): string => {
    const name = `${kind}:${collection}/${key}`;
    const count = (writes.get(name) ?? 0) + 1;
    writes.set(name, count);
    return `${deliveryId}:${count}:${name}`;
  };
  return {
    'kv.get': async (collection: string, key: string) => {
      refuseUnless(rights, principal, 'read', 'kv.get');
      const entry = await inward.readKey({ collection: own(collection), key });
      return entry && { value: JSON.parse(entry.value) as unknown, revision: entry.revision };
    },
    'kv.put': async (collection: string, key: string, value: string | undefined, options: PutOptions) => {
      refuseUnless(rights, principal, 'operate', 'kv.put');
      if (typeof value !== 'string') throw new PenstockError('badRequest', 'kv.put: the value is no JSON');
      const { ttlMs } = options;
      const outcome = await inward.mutate({
        ...{ kind: 'put', collection: own(collection), key, value, chain, ...conditionOf(options) },
        requestId: requestId('put', collection, key),
        ...(ttlMs !== undefined && { ttlMs }),
      });
      if (outcome.kind === 'missing') return { written: false };
      const { revision } = outcome;
      return { written: outcome.kind === 'written', ...(revision !== undefined && { revision }) };
    },
    'kv.delete': async (collection: string, key: string) => {
      refuseUnless(rights, principal, 'operate', 'kv.delete');
      const id = requestId('delete', collection, key);
      const outcome = await inward.mutate({ kind: 'delete', collection: own(collection), key, chain, requestId: id });
      return { written: outcome.kind === 'written' };
    },
    emit: async ({ into, id, type, subject, data }: EventToEmit) => {
      const sourceId = into === undefined ? event.sourceId : own(into);
      refuseUnless(rights, principal, 'ingest', 'emit', sourceId);
      emitted += 1;
      const source = `/functions/${config.function}`;
      return inward.emit(sourceId, { id: id ?? `${deliveryId}-${emitted}`, source, type, subject, data }, chain);
    },
    fetch: async (url: string, init: { method?: string; headers?: Record<string, string>; body?: string }) => {
      const { method: stated = 'GET', headers = {}, body } = init;
      const method = httpMethods.find((one) => one === stated.toUpperCase());
      if (!method) throw new PenstockError('badRequest', `fetch: there is no method "${stated}"`);
      const sent = { method, headers, signal, ...(body !== undefined && { body: Buffer.from(body) }) };
      const answer = await http.request(url, sent);
      return { status: answer.status, headers: answer.headers, body: answer.body };
    },
  };
}

function conditionOf({ expectedRevision }: PutOptions) {
  if (expectedRevision === undefined) return {};
  return { condition: expectedRevision === 0 ? ('absent' as const) : { revision: expectedRevision } };
}
