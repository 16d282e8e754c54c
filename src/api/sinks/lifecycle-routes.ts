// A sink is disabled and enabled, and comes back after it was deleted.
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { isDeletedSink, listDeletedSinks, lockDeletedSink } from '../../ledger/resources/deleted';
import type { Database } from '../../ledger/ledger';
import type { Keyring } from '../../ledger/secrets/keyring';
import { forgetToken } from '../../ledger/secrets/sink-tokens';
import { writeSecrets } from '../../ledger/secrets/secrets';
import { pauseSink, resumeSink } from '../../ledger/flow/pause-sink';
import { countSinks, findSink } from '../../ledger/resources/sinks';
import { undeleteSink } from '../../ledger/resources/undelete';
import { PenstockError } from '../../model/errors';
import { projectOf } from '../../model/project';
import { byOf, changeHeaders, onlyReason, reason, refuseOther, tagged } from '../changes/headers';
import type { ApiDependencies, TypedApp } from '../dependencies';
import {
  lockSinkOrRefuse,
  lockSourceOrRefuse,
  sinkOrRefuse,
  sourceExistsOrRefuse,
  standingSinkOrRefuse,
} from '../find-or-refuse';
import { limitsOf, refuseAboveLimit } from '../limits';
import { pageOf, resourcePage } from '../paging';
import { deletedSink, sink, token } from './answers';
import { askAboutToken, hasStackToken, keepStanding, tokenName, verifyStoredToken } from './token';

const tags = ['sinks'];
const ofSource = z.object({ sourceId: z.string() });
const params = ofSource.extend({ sinkId: z.string() });

export function sinkLifecycleRoutes(app: TypedApp, dependencies: ApiDependencies): void {
  const { ledger, keyring, limits } = dependencies;
  const { db } = ledger;
  const one = '/sources/:sourceId/sinks/:sinkId';

  app.get(
    '/sources/:sourceId/sinks/deleted',
    {
      config: { needs: 'read', refuses: ['badRequest', 'sourceNotFound'] as const },
      schema: {
        tags,
        summary: 'List the deleted sinks of a source that are not purged yet, by id',
        params: ofSource,
        querystring: resourcePage,
        response: { 200: z.object({ sinks: z.array(deletedSink), nextAfterId: z.string().optional() }) },
      },
    },
    async ({ params: { sourceId }, query }) => {
      await sourceExistsOrRefuse(db, sourceId);
      const { page, ...next } = await pageOf(
        query,
        (asked) => listDeletedSinks(db, sourceId, asked),
        ({ id }) => id,
      );
      return { sinks: page, ...next };
    },
  );

  app.post(
    `${one}/undelete`,
    {
      config: {
        needs: 'operate',
        refuses: ['badRequest', 'sourceNotFound', 'sinkNotFound', 'stateConflict', 'resourceLimitReached'] as const,
      },
      schema: {
        tags,
        summary: 'Bring a deleted sink back as it was',
        params,
        headers: changeHeaders,
        body: onlyReason,
        response: { 200: sink },
      },
    },
    async (request, reply) => {
      const { sourceId, sinkId } = request.params;
      const undeleted = await db.transaction(async (transaction) => {
        await lockSourceOrRefuse(transaction, sourceId);
        if (!(await lockDeletedSink(transaction, sourceId, sinkId)))
          throw await notDeleted(transaction, sourceId, sinkId);
        await undeleteSink(transaction, sourceId, sinkId, byOf(request, request.body));
        const { sinksPerSource } = await limitsOf(transaction, projectOf(sourceId), limits);
        refuseAboveLimit('sinks of a source', await countSinks(transaction, sourceId), sinksPerSource);
        return standingSinkOrRefuse(transaction, sourceId, sinkId);
      });
      return tagged(reply, undeleted);
    },
  );

  const turn = async (request: TurnRequest, { to, removesToken }: Turn) => {
    const { sourceId, sinkId } = request.params;
    const { token, keepToken = false } = request.body ?? {};
    const before = token === undefined ? undefined : await sinkOrRefuse(db, sourceId, sinkId);
    const standing = before && (await askAboutToken(dependencies, before.type, before.config, token));
    return db.transaction(async (transaction) => {
      const { version, type } = await lockSinkOrRefuse(transaction, sourceId, sinkId);
      refuseOther(`sink "${sinkId}"`, version, request.headers['if-match']);
      const by = byOf(request, request.body);
      if (to === 'paused') {
        if (removesToken && !keepToken && hasStackToken(type))
          await removeToken(transaction, keyring, sourceId, sinkId);
        await pauseSink(transaction, sourceId, sinkId, by.reason ?? 'by request', by);
      } else {
        await refuseOfDisabledSource(transaction, sourceId);
        if (token !== undefined) await setToken(transaction, keyring, { sourceId, sinkId, type }, token);
        await keepStanding(transaction, { sourceId, id: sinkId }, standing);
        await refuseWithoutToken(transaction, sourceId, sinkId);
        // One that is enabled has its breaker closed all the same: somebody says that the target is well.
        await resumeSink(transaction, sourceId, sinkId, by);
      }
      return standingSinkOrRefuse(transaction, sourceId, sinkId);
    });
  };

  const ways: [verb: string, turn: Turn, summary: string][] = [
    [
      'disable',
      { to: 'paused', removesToken: true },
      'Disable a sink: its deliveries are parked, its token is removed',
    ],
    ['pause', { to: 'paused', removesToken: false }, 'Pause a sink: the same as to disable it and keep its token'],
    [
      'enable',
      { to: 'enabled', removesToken: false },
      'Enable a sink: parked deliveries become due, its breaker closes',
    ],
    ['resume', { to: 'enabled', removesToken: false }, 'Resume a sink: the same as to enable it'],
  ];
  for (const [verb, way, summary] of ways) {
    app.post(
      `${one}/${verb}`,
      {
        config: {
          needs: 'operate',
          refuses: ['badRequest', 'sourceNotFound', 'sinkNotFound', 'stateConflict', 'preconditionFailed'] as const,
        },
        schema: { tags, summary, params, headers: changeHeaders, body: turnBody, response: { 200: sink } },
      },
      async (request, reply) => tagged(reply, await turn(request, way)),
    );
  }

  app.post(
    `${one}/verify-token`,
    {
      config: {
        needs: 'operate',
        refuses: ['badRequest', 'sourceNotFound', 'sinkNotFound', 'secretUnreadable'] as const,
      },
      schema: {
        tags,
        summary: 'Ask the stack of a sink about its token',
        description: 'For jobTrigger and kaiAgent. The answer is kept with the sink.',
        params,
        response: { 200: token },
      },
    },
    async ({ params: { sourceId, sinkId } }) =>
      verifyStoredToken(dependencies, await sinkOrRefuse(db, sourceId, sinkId)),
  );
}

const turnBody = z
  .strictObject({
    reason: reason.optional(),
    keepToken: z.boolean().optional().describe('Disabling: keep the token of a jobTrigger or kaiAgent sink'),
    token: z.string().min(1).max(8192).optional().describe('Enabling: a new token in the place of the one removed'),
  })
  .optional();
type TurnRequest = FastifyRequest<{ Params: z.output<typeof params>; Body: z.output<typeof turnBody> }>;
interface Turn {
  to: 'paused' | 'enabled';
  removesToken: boolean;
}

async function removeToken(transaction: Database, keyring: Keyring, sourceId: string, sinkId: string): Promise<void> {
  await writeSecrets(transaction, keyring, { sourceId, sinkId }, { [tokenName]: null });
  await forgetToken(transaction, { sourceId, sinkId });
}

async function setToken(
  transaction: Database,
  keyring: Keyring,
  { sourceId, sinkId, type }: { sourceId: string; sinkId: string; type: string },
  token: string,
): Promise<void> {
  if (!hasStackToken(type)) throw new PenstockError('badRequest', `token: a sink of type "${type}" has none`);
  await writeSecrets(transaction, keyring, { sourceId, sinkId }, { [tokenName]: token });
}

async function refuseWithoutToken(transaction: Database, sourceId: string, sinkId: string): Promise<void> {
  const { type, secretNames } = await sinkOrRefuse(transaction, sourceId, sinkId);
  if (!hasStackToken(type) || secretNames.includes(tokenName)) return;
  const message = `token: must be given: that of sink "${sinkId}" was removed when it was disabled`;
  throw new PenstockError('badRequest', message);
}

async function notDeleted(db: Database, sourceId: string, id: string): Promise<PenstockError> {
  if (await findSink(db, sourceId, id)) return new PenstockError('stateConflict', `sink "${id}" is not deleted`);
  if (await isDeletedSink(db, sourceId, id)) {
    return new PenstockError('stateConflict', `sink "${id}" is being purged, and cannot come back`);
  }
  return new PenstockError('sinkNotFound', `source "${sourceId}" has no sink "${id}", deleted or not`);
}

async function refuseOfDisabledSource(transaction: Database, sourceId: string): Promise<void> {
  const { state } = await lockSourceOrRefuse(transaction, sourceId);
  if (state === 'enabled') return;
  const message = `source "${sourceId}" is disabled, and its sinks with it: enable the source`;
  throw new PenstockError('stateConflict', message);
}
