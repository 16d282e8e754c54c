import { z } from 'zod';
import { deleteSource } from '../../ledger/resources/delete-sink';
import { readSecrets } from '../../ledger/secrets/secrets';
import { listSources } from '../../ledger/resources/sources';
import { PenstockError } from '../../model/errors';
import { newSource, sourcePatch } from '../../model/source';
import { httpSourceOrRefuse, ingestSecretName } from '../../sources/http/route';
import { principalOf, within } from '../access/authorize';
import { byOf, changeHeaders, creationHeaders, refuseOther, tagged } from '../changes/headers';
import { once } from '../changes/once';
import type { ApiDependencies, TypedApp } from '../dependencies';
import { lockSourceOrRefuse, sourceOrRefuse } from '../find-or-refuse';
import { pageOf, qualifiedPage, resourcePage } from '../paging';
import { brokenSource, createdSource, ingest, source } from './answers';
import { createSource } from './create-source';
import { ingestOf } from './ingest-secret';
import { kafkaRoutes } from './kafka-routes';
import { patchSource } from './patch-source';
import { shownSourceId } from '../shown-ids';
import { shown } from './shown-source';
import { withIngest } from './with-ingest';

const tags = ['sources'];
const params = z.object({ sourceId: z.string() });

export function sourceRoutes(app: TypedApp, dependencies: ApiDependencies): void {
  const { ledger, keyring, kafka } = dependencies;
  const shows = { db: ledger.db, kafka };

  app.post(
    '/sources',
    {
      config: {
        needs: 'operate',
        refuses: [
          'badRequest',
          'templateInvalid',
          'sourceAlreadyExists',
          'resourceLimitReached',
          'idempotencyKeyReused',
        ] as const,
      },
      schema: {
        tags,
        summary: 'Create a source; the answer shows its secret',
        description:
          '`deadletter` takes in the dead letters of other sources. `http` takes requests. `kafka` reads topics. `kv` takes ' +
          'in what happens in the key-value store. `outbox` takes in the rows of a table in a PostgreSQL, whose URL is its ' +
          '`secret`. `penstock`, of which a project has at most one, takes in what Penstock has to say of its sinks. ' +
          '`schedule` makes events of its own, by cron expressions or at an interval.',
        headers: creationHeaders,
        body: newSource,
        response: { 201: createdSource },
      },
    },
    async (request, reply) => {
      const create = (transaction: typeof ledger.db) =>
        createSource(dependencies, transaction, principalOf(request).project, request.body, byOf(request));
      const created = await once(ledger.db, request, create, withIngest(keyring));
      return reply.code(201).send(tagged(reply, created));
    },
  );

  app.get(
    '/sources',
    {
      config: { needs: 'read', isForLimited: true, refuses: ['badRequest'] as const },
      schema: {
        tags,
        summary: 'List the sources, by id',
        description: 'A source whose stored settings do not parse is listed with `broken`, which says why.',
        querystring: resourcePage,
        response: {
          200: z.object({ sources: z.array(z.union([source, brokenSource])), nextAfterId: shownSourceId().optional() }),
        },
      },
    },
    async (request) => {
      const { page, ...next } = await pageOf(
        request.query,
        (one) => listSources(ledger.db, { ...qualifiedPage(request, one), ...within(request) }),
        ({ id }) => id,
      );
      return { sources: await Promise.all(page.map((one) => shown(shows, one))), ...next };
    },
  );

  app.get(
    '/sources/:sourceId',
    {
      config: { needs: 'read', refuses: ['sourceNotFound', 'sourceBroken'] as const },
      schema: { tags, summary: 'Get a source', params, response: { 200: source } },
    },
    async ({ params: { sourceId } }, reply) =>
      tagged(reply, await shown(shows, await sourceOrRefuse(ledger.db, sourceId))),
  );

  app.get(
    '/sources/:sourceId/secret',
    {
      config: { needs: 'operate', refuses: ['sourceNotFound', 'sourceBroken', 'secretUnreadable'] as const },
      schema: { tags, summary: 'Show where a source takes events, and its secret', params, response: { 200: ingest } },
    },
    async ({ params: { sourceId } }) => {
      const found = httpSourceOrRefuse(await sourceOrRefuse(ledger.db, sourceId));
      const secret = (await readSecrets(ledger.db, keyring, { sourceId }))[ingestSecretName];
      if (!secret) throw new PenstockError('internal', `source "${sourceId}" has no secret; update it with one`);
      return ingestOf(found, secret.reveal());
    },
  );

  app.patch(
    '/sources/:sourceId',
    {
      config: {
        needs: 'operate',
        refuses: ['badRequest', 'templateInvalid', 'sourceNotFound', 'preconditionFailed'] as const,
      },
      schema: {
        tags,
        summary: 'Update a source: absent fields stay, null ones go back to their default',
        params,
        headers: changeHeaders,
        body: sourcePatch,
        response: { 200: source },
      },
    },
    async (request, reply) => {
      const { params, body, headers } = request;
      const by = byOf(request, body);
      const patched = await patchSource(dependencies, params.sourceId, body, by, headers['if-match']);
      return tagged(reply, await shown(shows, patched));
    },
  );

  app.delete(
    '/sources/:sourceId',
    {
      config: { needs: 'operate', refuses: ['sourceNotFound', 'preconditionFailed'] as const },
      schema: {
        tags,
        summary: 'Delete a source and its sinks, until it is undeleted or purged',
        description: 'Open deliveries are discarded. Events and deliveries stay listed until the source is purged.',
        params,
        headers: changeHeaders,
        response: { 204: z.undefined() },
      },
    },
    async (request, reply) => {
      const { sourceId } = request.params;
      await ledger.db.transaction(async (transaction) => {
        const { version } = await lockSourceOrRefuse(transaction, sourceId);
        refuseOther(`source "${sourceId}"`, version, request.headers['if-match']);
        await deleteSource(transaction, sourceId, byOf(request));
      });
      return reply.code(204).send();
    },
  );

  kafkaRoutes(app, dependencies);
}
