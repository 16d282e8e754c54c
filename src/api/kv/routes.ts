import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { readHead } from '../../ledger/kv/read-changes';
import { findEntry, listEntries } from '../../ledger/kv/read-entries';
import { duration, toMs } from '../../model/duration';
import { PenstockError } from '../../model/errors';
import { collectionName, keyName, type KvKey, type KvOutcome } from '../../model/kv';
import { localId, qualify } from '../../model/project';
import { chainOf } from '../../sources/http/attribute-headers';
import { createMutate } from '../../sources/kv/mutate';
import { principalOf } from '../access/authorize';
import type { ApiDependencies, TypedApp } from '../dependencies';
import { onlyText } from '../only-text';
import { entriesJson, entryJson, kvEntries, kvEntry, kvWritten } from './answers';
import { conditionOf, etagOf } from './condition';
import { takeJsonText } from './json-text';
import { kvWatchRoute } from './watch-route';

const tags = ['kv'];
const ofCollection = z.object({ collection: collectionName() });
const ofKey = z.object({ collection: collectionName(), key: keyName() });
const expectedRevision = z.coerce.number().int().min(0).optional();
const page = z.strictObject({
  prefix: z.string().default(''),
  after: z.string().default(''),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

export function kvRoutes(app: TypedApp, dependencies: ApiDependencies): void {
  void app.register((kv, _options, registered) => {
    takeJsonText(kv);
    entryRoutes(kv, dependencies);
    kvWatchRoute(kv, dependencies);
    registered();
  });
}

function entryRoutes(app: TypedApp, { ledger: { db } }: ApiDependencies): void {
  const mutate = createMutate(db, app.log);

  app.put(
    '/kv/:collection/:key',
    {
      config: {
        needs: 'operate',
        refuses: ['badRequest', 'kvRevisionMismatch', 'payloadTooLarge', 'unsupportedMediaType', 'overloaded'],
      },
      schema: {
        tags,
        summary: 'Write a key',
        description:
          'The body is the value, any JSON of at most 262,144 bytes. `If-Match: "12"` or `expectedRevision=12` writes ' +
          'only over that revision, `If-None-Match: *` or `expectedRevision=0` only a new key. `ttl` is how long it stays.',
        params: ofKey,
        querystring: z.strictObject({ ttl: duration().optional(), expectedRevision }),
        body: z.unknown(),
        response: { 200: kvWritten, 201: kvWritten },
      },
    },
    async (request, reply) => {
      const { params, query, body, headers } = request;
      const { ttl, expectedRevision } = query;
      if (typeof body !== 'string') throw new PenstockError('badRequest', 'body: is missing; must be a JSON value');
      const outcome = await mutate({
        kind: 'put',
        ...inLedger(request),
        value: body,
        ...(ttl !== undefined && { ttlMs: positive(ttl) }),
        ...whereOf(headers, expectedRevision),
        chain: chainOf(onlyText(headers)),
      });
      return answerWritten(reply, params, outcome);
    },
  );

  app.get(
    '/kv/:collection/:key',
    {
      config: { needs: 'read', refuses: ['badRequest', 'kvKeyNotFound'] },
      schema: { tags, summary: 'Read a key', params: ofKey, response: { 200: kvEntry } },
    },
    async (request, reply) => {
      const entry = await findEntry(db, inLedger(request));
      if (!entry) throw keyNotFound(request.params);
      return sendJson(reply.header('etag', etagOf(entry.revision)), entryJson(localised(entry)));
    },
  );

  app.delete(
    '/kv/:collection/:key',
    {
      config: { needs: 'operate', refuses: ['badRequest', 'kvKeyNotFound', 'kvRevisionMismatch', 'overloaded'] },
      schema: {
        tags,
        summary: 'Delete a key',
        params: ofKey,
        querystring: z.strictObject({ expectedRevision }),
        response: { 200: kvWritten },
      },
    },
    async (request, reply) => {
      const { params, query, headers } = request;
      const where = whereOf(headers, query.expectedRevision);
      const outcome = await mutate({
        kind: 'delete',
        ...inLedger(request),
        ...where,
        chain: chainOf(onlyText(headers)),
      });
      return answerWritten(reply, params, outcome);
    },
  );

  app.get(
    '/kv/:collection',
    {
      config: { needs: 'read', refuses: ['badRequest'] },
      schema: {
        tags,
        summary: 'List the keys of a collection, in the order of their bytes',
        params: ofCollection,
        querystring: page,
        response: { 200: kvEntries },
      },
    },
    async (request, reply) => {
      const { params, query } = request;
      const { collection } = params;
      // Before the list: whoever watches from it sees a change that the list has already, rather than miss one.
      const { revision } = await readHead(db);
      const found = await listEntries(db, qualify(principalOf(request).project, collection), {
        ...query,
        limit: query.limit + 1,
      });
      const entries = found.slice(0, query.limit).map(localised);
      const nextAfter = found.length > entries.length ? entries.at(-1)?.key : undefined;
      return sendJson(reply, entriesJson({ collection, revision, nextAfter }, entries));
    },
  );
}

/** A key by the name that the ledger has for its collection. */
const inLedger = (request: FastifyRequest<{ Params: KvKey }>): KvKey => {
  const { collection, key } = request.params;
  return { collection: qualify(principalOf(request).project, collection), key };
};

const localised = <Entry extends KvKey>(entry: Entry): Entry => ({ ...entry, collection: localId(entry.collection) });

type Headers = Record<string, string | string[] | undefined>;

const whereOf = (headers: Headers, expectedRevision: number | undefined) => {
  const condition = conditionOf(headers, expectedRevision);
  return condition !== undefined && { condition };
};

function positive(ttl: string): number {
  const ms = toMs(ttl);
  if (ms > 0) return ms;
  throw new PenstockError('badRequest', `ttl: must be longer than nothing, got "${ttl}"`);
}

/** A string is sent as it is: the values in it are not written anew. */
const sendJson = (reply: FastifyReply, json: string) => reply.type('application/json; charset=utf-8').send(json);

function answerWritten(reply: FastifyReply, { collection, key }: KvKey, outcome: KvOutcome) {
  if (outcome.kind === 'missing') throw keyNotFound({ collection, key });
  if (outcome.kind === 'refused') {
    const has = outcome.revision === undefined ? 'is not there' : `has revision ${outcome.revision}`;
    throw new PenstockError('kvRevisionMismatch', `key "${key}" of collection "${collection}" ${has}`);
  }
  const { operation, revision, expiresAtMs } = outcome;
  const expires = expiresAtMs !== undefined && { expiresAt: new Date(expiresAtMs).toISOString() };
  if (operation !== 'delete') void reply.header('etag', etagOf(revision));
  return reply.code(operation === 'insert' ? 201 : 200).send({ collection, key, operation, revision, ...expires });
}

const keyNotFound = ({ collection, key }: KvKey) =>
  new PenstockError('kvKeyNotFound', `collection "${collection}" has no key "${key}"`);
