// Services append rows to Iceberg tables without knowing how: the endpoint that sinks of mode "adapter" post to.
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { errorTable, PenstockError, type ErrorCode } from '../../model/errors';
import { qualify } from '../../model/project';
import { HeldBodies } from '../../sources/http/held-bodies';
import { readBody, refuseStatedSize, type BodyLimit } from '../../sources/http/read-body';
import { appendRows, type RowsAppended } from '../../tables/endpoint/append-rows';
import { catalogNamed, catalogsOf, refuseWithoutCatalogs } from '../../tables/endpoint/catalogs';
import { sinkTable } from '../../tables/open-sink-table';
import { principalOf } from '../access/authorize';
import type { ApiDependencies, TypedApp } from '../dependencies';
import { appendRequest, columnsOf, mostBodyBytes, readRows } from './request';

export const appendPath = '/openfoundry/iceberg/v1/append';
const longestKey = 200;

const bodyLimit: BodyLimit = {
  maxBodyBytes: mostBodyBytes,
  tooLarge: () =>
    new PenstockError(
      'payloadTooLarge',
      `body: must be at most ${mostBodyBytes} bytes; send the rows in several requests`,
    ),
};

const answer = z.object({
  namespace: z.string(),
  table: z.string(),
  rows: z.int(),
  metadata_location: z.string(),
});

export function appendRoute(app: TypedApp, dependencies: ApiDependencies): void {
  const { ledger, outgoing, encoder, catalogs } = dependencies;
  const held = new HeldBodies();
  const heldBytes = new WeakMap<FastifyRequest, number>();
  app.addHook('onRequest', (request, reply, done) => {
    reply.raw.once('close', () => held.remove(heldBytes.get(request) ?? 0));
    done();
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', async (request: FastifyRequest) => {
    refuseStatedSize(request.raw, bodyLimit);
    const body = await readBody(request.raw, bodyLimit, held);
    heldBytes.set(request, body.length);
    return readRows(body);
  });
  app.addContentTypeParser('*', (request, _body, done) => {
    const seen = request.headers['content-type'] ?? '';
    done(new PenstockError('unsupportedMediaType', `content-type: must be "application/json", got "${seen}"`));
  });

  app.post(
    appendPath,
    {
      bodyLimit: mostBodyBytes,
      // Nothing is read of what could go nowhere.
      onRequest: (request, _reply, done) => {
        refuseWithoutCatalogs(catalogsOf(catalogs, principalOf(request).project));
        done();
      },
      config: {
        needs: 'ingest',
        refuses: [
          'badRequest',
          'unsupportedMediaType',
          'payloadTooLarge',
          'catalogNotFound',
          'tableNotFound',
          'tableSchemaMismatch',
          'rowRefused',
          'appendFailed',
          'overloaded',
        ],
      },
      schema: {
        tags: ['append'],
        summary: 'Append rows to an Iceberg table: all of them, or none',
        description:
          'Values are by column; moments are microseconds since 1970, absent values null. With a header `Idempotency-Key` of at most 200 characters the request may be repeated for a week: its rows go in once, and the answer is the first one’s. Another body under the same key is refused.',
        body: appendRequest,
        response: { 200: answer },
      },
    },
    async (request): Promise<RowsAppended> => {
      const { spec, rows } = request.body;
      const { project } = principalOf(request);
      const key = keyOf(project, request.headers['idempotency-key']);
      const { catalog, namespace, table: name } = spec;
      const { secrets, s3, ...place } = catalogNamed(catalogsOf(catalogs, project), {
        catalog,
        ...(spec.catalog_url !== undefined && { catalog_url: spec.catalog_url }),
        ...(spec.warehouse !== undefined && { warehouse: spec.warehouse }),
      });
      const columns = columnsOf(spec);
      const table = sinkTable({ catalog: place, namespace, table: name, ...(s3 && { s3 }) }, secrets, outgoing);
      const target = { catalog, namespace, name };
      const asked = { target, table, columns, rows, ...(key !== undefined && { key }) };
      return appendRows({ db: ledger.db, outgoing, encoder }, asked).catch((error: unknown) => {
        throw asAnswered(error);
      });
    },
  );
}

const ofTheRows: ErrorCode[] = ['tableSchemaMismatch', 'rowRefused'];

/** By the contract 422 says that these rows cannot go in: whatever else is wrong with a table, or its catalog, is a 5xx. */
function asAnswered(error: unknown): unknown {
  const isOther = error instanceof PenstockError && !ofTheRows.includes(error.code);
  if (!isOther || errorTable[error.code].status !== 422) return error;
  return new PenstockError('appendFailed', `${error.code}: ${error.message}`, { cause: error });
}

/** Two projects may give the same. */
function keyOf(project: string, header: string | string[] | undefined): string | undefined {
  if (header === undefined) return undefined;
  if (typeof header === 'string' && header.length > 0 && header.length <= longestKey) return qualify(project, header);
  const length = Array.isArray(header) ? 'more than one' : `${header.length} characters`;
  throw new PenstockError('badRequest', `Idempotency-Key: must be 1 to ${longestKey} characters, got ${length}`);
}
