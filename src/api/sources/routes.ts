import { z } from 'zod';
import { deleteSource } from '../../ledger/delete-sink';
import { readSecrets } from '../../ledger/secrets';
import { listSources } from '../../ledger/sources';
import { PenstockError } from '../../model/errors';
import { newSource, sourcePatch } from '../../model/source';
import { httpSourceOrRefuse, ingestSecretName } from '../../sources/http/route';
import { createdSource, ingest, source } from '../answers';
import type { ApiDependencies, TypedApp } from '../dependencies';
import { sourceOrRefuse } from '../find-or-refuse';
import { createSource } from './create-source';
import { ingestOf } from './ingest-secret';
import { patchSource } from './patch-source';

const tags = ['sources'];
const params = z.object({ sourceId: z.string() });
const config = { refuses: ['sourceNotFound'] as const };

export function sourceRoutes(app: TypedApp, dependencies: ApiDependencies): void {
  const { ledger, keyring } = dependencies;

  app.post(
    '/sources',
    {
      config: { refuses: ['badRequest', 'templateInvalid', 'sourceAlreadyExists'] },
      schema: {
        tags,
        summary: 'Create a source; the answer shows its secret',
        description:
          '`http` takes requests. `penstock`, of which there is at most one, takes in what Penstock has to say of its sinks; `kv` what happens in the key-value store; `outbox` the rows of a table in a PostgreSQL, whose URL is its `secret`; `deadletter` the dead letters of other sources.',
        body: newSource,
        response: { 201: createdSource },
      },
    },
    async (request, reply) => reply.code(201).send(await createSource(dependencies, request.body)),
  );

  app.get(
    '/sources',
    { schema: { tags, summary: 'List the sources', response: { 200: z.object({ sources: z.array(source) }) } } },
    async () => ({ sources: await listSources(ledger.db) }),
  );

  app.get(
    '/sources/:sourceId',
    { config, schema: { tags, summary: 'Get a source', params, response: { 200: source } } },
    async ({ params: { sourceId } }) => sourceOrRefuse(ledger.db, sourceId),
  );

  app.get(
    '/sources/:sourceId/secret',
    {
      config,
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
      config: { refuses: ['badRequest', 'templateInvalid', 'sourceNotFound'] },
      schema: {
        tags,
        summary: 'Update a source: absent fields stay, null ones go back to their default',
        params,
        body: sourcePatch,
        response: { 200: source },
      },
    },
    async ({ params: { sourceId }, body }) => patchSource(dependencies, sourceId, body),
  );

  app.delete(
    '/sources/:sourceId',
    {
      config,
      schema: {
        tags,
        summary: 'Delete a source and its sinks; open deliveries are discarded, events stay listed',
        params,
        response: { 204: z.undefined() },
      },
    },
    async ({ params: { sourceId } }, reply) => {
      await sourceOrRefuse(ledger.db, sourceId);
      await deleteSource(ledger.db, sourceId);
      return reply.code(204).send();
    },
  );
}
