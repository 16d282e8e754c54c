// Services append rows to Iceberg tables without knowing how: the endpoint that sinks of mode "adapter" post to.
import { z } from 'zod';
import { PenstockError } from '../../model/errors';
import { qualify } from '../../model/project';
import { appendRows, type RowsAppended } from '../../tables/endpoint/append-rows';
import { catalogNamed, catalogsOf } from '../../tables/endpoint/catalogs';
import { sinkTable } from '../../tables/open-sink-table';
import { principalOf } from '../access/authorize';
import type { ApiDependencies, TypedApp } from '../dependencies';
import { appendRequest, columnsOf, mostBodyBytes, readBody } from './request';

export const appendPath = '/openfoundry/iceberg/v1/append';
const longestKey = 200;

const answer = z.object({
  namespace: z.string(),
  table: z.string(),
  rows: z.int(),
  metadata_location: z.string(),
});

export function appendRoute(app: TypedApp, dependencies: ApiDependencies): void {
  const { ledger, outgoing, encoder, catalogs } = dependencies;
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer', bodyLimit: mostBodyBytes },
    (_request, body, done) => {
      try {
        done(null, readBody(body as Buffer));
      } catch (error) {
        done(error as PenstockError);
      }
    },
  );
  app.addContentTypeParser('*', (request, _body, done) => {
    const seen = request.headers['content-type'] ?? '';
    done(new PenstockError('unsupportedMediaType', `content-type: must be "application/json", got "${seen}"`));
  });

  app.post(
    appendPath,
    {
      bodyLimit: mostBodyBytes,
      errorHandler: (error) => {
        if ((error as { code?: string }).code !== 'FST_ERR_CTP_BODY_TOO_LARGE') throw error;
        const message = `body: must be at most ${mostBodyBytes} bytes; send the rows in several requests`;
        throw new PenstockError('payloadTooLarge', message, { cause: error });
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
          'network',
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
      return appendRows({ db: ledger.db, outgoing, encoder }, asked);
    },
  );
}

/** Two projects may give the same. */
function keyOf(project: string, header: string | string[] | undefined): string | undefined {
  if (header === undefined) return undefined;
  if (typeof header === 'string' && header.length > 0 && header.length <= longestKey) return qualify(project, header);
  const length = Array.isArray(header) ? 'more than one' : `${header.length} characters`;
  throw new PenstockError('badRequest', `Idempotency-Key: must be 1 to ${longestKey} characters, got ${length}`);
}
