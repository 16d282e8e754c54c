import { z } from 'zod';
import { deleteSink } from '../../ledger/resources/delete-sink';
import { withBreakers } from '../../ledger/flow/sink-breakers';
import { listSinks } from '../../ledger/resources/sinks';
import { newSink, sinkPatch } from '../../model/sink';
import { sinkTypes } from '../../sinks/registry';
import { byOf, changeHeaders, creationHeaders, refuseOther, tagged } from '../changes/headers';
import { once } from '../changes/once';
import type { ApiDependencies, TypedApp } from '../dependencies';
import { lockSinkOrRefuse, sourceExistsOrRefuse, standingSinkOrRefuse } from '../find-or-refuse';
import { pageOf, resourcePage } from '../paging';
import { sink } from './answers';
import { createSink } from './create-sink';
import { patchSink } from './patch-sink';
import { askAboutToken, keepStanding, tokenName } from './token';
import { soundOrRefuse, withFaults } from './soundness';

const tags = ['sinks'];
const ofSource = z.object({ sourceId: z.string() });
const params = ofSource.extend({ sinkId: z.string() });
const body = newSink.extend({ type: z.enum(sinkTypes.map(({ type }) => type)) });

export function sinkRoutes(app: TypedApp, dependencies: ApiDependencies): void {
  const { ledger, keyring } = dependencies;
  const { db } = ledger;
  const collection = '/sources/:sourceId/sinks';
  const one = `${collection}/:sinkId`;

  app.post(
    collection,
    {
      config: {
        needs: 'operate',
        refuses: [
          'badRequest',
          'templateInvalid',
          'addressRefused',
          'sourceNotFound',
          'sinkAlreadyExists',
          'resourceLimitReached',
          'idempotencyKeyReused',
        ] as const,
      },
      schema: {
        tags,
        summary: 'Create a sink of a source',
        description: sinkTypes
          .map(
            ({ type, summary }) =>
              `\`${type}\`: ${summary}; its config is #/components/schemas/${configName(type)}Input.`,
          )
          .join('\n'),
        params: ofSource,
        headers: creationHeaders,
        body,
        response: { 201: sink },
      },
    },
    async (request, reply) => {
      const { params, body } = request;
      const standing = await askAboutToken(dependencies, body.type, body.config, body.secrets[tokenName]);
      const created = await once(db, request, async (transaction) => {
        const { sourceId, id } = await createSink(dependencies, transaction, params.sourceId, body, byOf(request));
        await keepStanding(transaction, { sourceId, id }, standing);
        return standingSinkOrRefuse(transaction, sourceId, id);
      });
      return reply.code(201).send(tagged(reply, created));
    },
  );

  app.get(
    collection,
    {
      config: { needs: 'read', refuses: ['badRequest', 'sourceNotFound'] as const },
      schema: {
        tags,
        summary: 'List the sinks of a source, by id',
        description: 'A sink whose stored settings do not parse, or whose secrets do not open, says so in `broken`.',
        params: ofSource,
        querystring: resourcePage,
        response: { 200: z.object({ sinks: z.array(sink), nextAfterId: z.string().optional() }) },
      },
    },
    async ({ params: { sourceId }, query }) => {
      await sourceExistsOrRefuse(db, sourceId);
      const { page, ...next } = await pageOf(
        query,
        (asked) => listSinks(db, sourceId, asked),
        ({ id }) => id,
      );
      return { sinks: await withFaults(db, keyring, sourceId, await withBreakers(db, page)), ...next };
    },
  );

  app.get(
    one,
    {
      config: { needs: 'read', refuses: ['sourceNotFound', 'sinkNotFound', 'sinkBroken', 'secretUnreadable'] as const },
      schema: { tags, summary: 'Get a sink', params, response: { 200: sink } },
    },
    async ({ params: { sourceId, sinkId } }, reply) =>
      tagged(reply, await soundOrRefuse(db, keyring, await standingSinkOrRefuse(db, sourceId, sinkId))),
  );

  app.patch(
    one,
    {
      config: {
        needs: 'operate',
        refuses: [
          'badRequest',
          'templateInvalid',
          'addressRefused',
          'sourceNotFound',
          'sinkNotFound',
          'preconditionFailed',
          'secretUnreadable',
        ] as const,
      },
      schema: {
        tags,
        summary: 'Update a sink: absent fields stay, null ones go back to their default',
        params,
        headers: changeHeaders,
        body: sinkPatch,
        response: { 200: sink },
      },
    },
    async (request, reply) => {
      const { params, body, headers } = request;
      const by = byOf(request, body);
      const changed = patchSink(dependencies, params.sourceId, params.sinkId, body, by, headers['if-match']);
      return tagged(reply, await changed);
    },
  );

  app.delete(
    one,
    {
      config: { needs: 'operate', refuses: ['sourceNotFound', 'sinkNotFound', 'preconditionFailed'] as const },
      schema: {
        tags,
        summary: 'Delete a sink, until it is undeleted or purged; open deliveries are discarded',
        params,
        headers: changeHeaders,
        response: { 204: z.undefined() },
      },
    },
    async (request, reply) => {
      const { sourceId, sinkId } = request.params;
      await db.transaction(async (transaction) => {
        const { version } = await lockSinkOrRefuse(transaction, sourceId, sinkId);
        refuseOther(`sink "${sinkId}"`, version, request.headers['if-match']);
        await deleteSink(transaction, sourceId, sinkId, byOf(request));
      });
      return reply.code(204).send();
    },
  );
}

/** Name under which the OpenAPI document describes the config of a type of sink. */
export const configName = (type: string): string => `${type.charAt(0).toUpperCase()}${type.slice(1)}Config`;
