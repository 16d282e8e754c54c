// What sources and sinks were set to before, and the way back.
import { z } from 'zod';
import type { Database } from '../../ledger/ledger';
import { findVersion, listVersions, type Versioned } from '../../ledger/resources/versions';
import type { Version } from '../../model/change';
import { PenstockError } from '../../model/errors';
import type { ApiDependencies, TypedApp } from '../dependencies';
import { lockSinkOrRefuse, lockSourceOrRefuse, sinkOrRefuse, sourceExistsOrRefuse } from '../find-or-refuse';
import { pageOf } from '../paging';
import { sink } from '../sinks/answers';
import { writeSink } from '../sinks/patch-sink';
import { source } from '../sources/answers';
import { writeSource } from '../sources/patch-source';
import { shown } from '../sources/shown-source';
import { version } from './answers';
import { byOf, changeHeaders, onlyReason, refuseOther, tagged } from './headers';

const ofSource = z.object({ sourceId: z.string() });
const ofSink = ofSource.extend({ sinkId: z.string() });
const number = { number: z.coerce.number().int().min(1).max(2_147_483_647) };
const page = z.strictObject({
  afterId: number.number.optional().describe('Number of the last version of the page before'),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
const versions = z.object({ versions: z.array(version), nextAfterId: z.string().optional() });
const rollBack =
  'Name, description, config, filter and policy become those of that version, checked as any change, and make a new ' +
  'version. Secrets, which no version has, stay as they are.';

export function versionRoutes(app: TypedApp, dependencies: ApiDependencies): void {
  const { ledger, keyring, kafka } = dependencies;
  const { db } = ledger;

  const list = async (of: Versioned, query: z.output<typeof page>) => {
    const asked = ({ afterId, limit }: { afterId?: number; limit: number }) =>
      listVersions(db, of, { limit, ...(afterId !== undefined && { before: afterId }) });
    const { page, ...next } = await pageOf(query, asked, (one) => String(one.number));
    return { versions: page, ...next };
  };

  app.get(
    '/sources/:sourceId/versions',
    {
      config: { needs: 'read', refuses: ['badRequest', 'sourceNotFound'] as const },
      schema: {
        tags: ['sources'],
        summary: 'List the versions of a source, newest first',
        params: ofSource,
        querystring: page,
        response: { 200: versions },
      },
    },
    async ({ params: { sourceId }, query }) => {
      await sourceExistsOrRefuse(db, sourceId);
      return list({ sourceId }, query);
    },
  );

  app.get(
    '/sources/:sourceId/versions/:number',
    {
      config: { needs: 'read', refuses: ['badRequest', 'sourceNotFound', 'versionNotFound'] as const },
      schema: {
        tags: ['sources'],
        summary: 'Get a version of a source',
        params: ofSource.extend(number),
        response: { 200: version },
      },
    },
    async ({ params: { sourceId, number } }) => {
      await sourceExistsOrRefuse(db, sourceId);
      return versionOrRefuse(db, { sourceId }, number);
    },
  );

  app.post(
    '/sources/:sourceId/versions/:number/rollback',
    {
      config: {
        needs: 'operate',
        refuses: ['badRequest', 'templateInvalid', 'sourceNotFound', 'versionNotFound', 'preconditionFailed'] as const,
      },
      schema: {
        tags: ['sources'],
        summary: 'Set a source back to a version',
        description: rollBack,
        params: ofSource.extend(number),
        headers: changeHeaders,
        body: onlyReason,
        response: { 200: source },
      },
    },
    async (request, reply) => {
      const { sourceId, number } = request.params;
      const rolledBack = await db.transaction(async (transaction) => {
        const locked = await lockSourceOrRefuse(transaction, sourceId);
        refuseOther(`source "${sourceId}"`, locked.version, request.headers['if-match']);
        const { settings } = await versionOrRefuse(transaction, { sourceId }, number);
        const by = byOf(request, request.body);
        return asOfVersion(number, () => writeSource(transaction, keyring, locked, settings, 'rolledBack', by));
      });
      return tagged(reply, await shown({ db, kafka }, rolledBack));
    },
  );

  const ofOneSink = '/sources/:sourceId/sinks/:sinkId/versions';
  app.get(
    ofOneSink,
    {
      config: { needs: 'read', refuses: ['badRequest', 'sourceNotFound', 'sinkNotFound'] as const },
      schema: {
        tags: ['sinks'],
        summary: 'List the versions of a sink, newest first',
        params: ofSink,
        querystring: page,
        response: { 200: versions },
      },
    },
    async ({ params: { sourceId, sinkId }, query }) => {
      await sinkOrRefuse(db, sourceId, sinkId);
      return list({ sourceId, sinkId }, query);
    },
  );

  app.get(
    `${ofOneSink}/:number`,
    {
      config: { needs: 'read', refuses: ['badRequest', 'sourceNotFound', 'sinkNotFound', 'versionNotFound'] as const },
      schema: {
        tags: ['sinks'],
        summary: 'Get a version of a sink',
        params: ofSink.extend(number),
        response: { 200: version },
      },
    },
    async ({ params: { sourceId, sinkId, number } }) => {
      await sinkOrRefuse(db, sourceId, sinkId);
      return versionOrRefuse(db, { sourceId, sinkId }, number);
    },
  );

  app.post(
    `${ofOneSink}/:number/rollback`,
    {
      config: {
        needs: 'operate',
        refuses: [
          'badRequest',
          'templateInvalid',
          'addressRefused',
          'sourceNotFound',
          'sinkNotFound',
          'versionNotFound',
          'preconditionFailed',
          'secretUnreadable',
        ] as const,
      },
      schema: {
        tags: ['sinks'],
        summary: 'Set a sink back to a version',
        description: rollBack,
        params: ofSink.extend(number),
        headers: changeHeaders,
        body: onlyReason,
        response: { 200: sink },
      },
    },
    async (request, reply) => {
      const { sourceId, sinkId, number } = request.params;
      const rolledBack = await db.transaction(async (transaction) => {
        const locked = await lockSinkOrRefuse(transaction, sourceId, sinkId);
        refuseOther(`sink "${sinkId}"`, locked.version, request.headers['if-match']);
        const { settings } = await versionOrRefuse(transaction, { sourceId, sinkId }, number);
        const by = byOf(request, request.body);
        const write = () => writeSink(dependencies, transaction, locked, settings, {}, 'rolledBack', by);
        return asOfVersion(number, write);
      });
      return tagged(reply, rolledBack);
    },
  );
}

async function versionOrRefuse(db: Database, of: Versioned, number: number): Promise<Version> {
  const found = await findVersion(db, of, number);
  if (found) return found;
  const what = of.sinkId === undefined ? `source "${of.sourceId}"` : `sink "${of.sinkId}"`;
  throw new PenstockError('versionNotFound', `${what} has no version ${number}`);
}

/** What is wrong with the settings is wrong with the version: it was right once, by older rules or with other secrets. */
async function asOfVersion<Written>(number: number, write: () => Promise<Written>): Promise<Written> {
  try {
    return await write();
  } catch (error) {
    if (!(error instanceof PenstockError)) throw error;
    throw new PenstockError(error.code, `version ${number} no longer fits: ${error.message}`, { cause: error });
  }
}
