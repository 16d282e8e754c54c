import { z } from 'zod';
import { deleteSink } from '../../ledger/delete-sink';
import { pauseSink, resumeSink } from '../../ledger/pause-sink';
import { withBreakers } from '../../ledger/sink-breakers';
import { listSinks } from '../../ledger/sinks';
import { newSink, sinkPatch } from '../../model/sink';
import { sinkTypes } from '../../sinks/registry';
import { sink } from '../answers';
import type { ApiDependencies, TypedApp } from '../dependencies';
import { sinkOrRefuse, sourceOrRefuse, standingSinkOrRefuse } from '../find-or-refuse';
import { createSink } from './create-sink';
import { patchSink } from './patch-sink';

const tags = ['sinks'];
const ofSource = z.object({ sourceId: z.string() });
const params = ofSource.extend({ sinkId: z.string() });
const body = newSink.extend({ type: z.enum(sinkTypes.map(({ type }) => type)) });
const config = { refuses: ['sourceNotFound', 'sinkNotFound'] as const };

export function sinkRoutes(app: TypedApp, dependencies: ApiDependencies): void {
  const { db } = dependencies.ledger;
  const collection = '/sources/:sourceId/sinks';
  const one = `${collection}/:sinkId`;

  app.post(
    collection,
    {
      config: { refuses: ['badRequest', 'templateInvalid', 'sourceNotFound', 'sinkAlreadyExists'] },
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
        body,
        response: { 201: sink },
      },
    },
    async (request, reply) =>
      reply.code(201).send(await createSink(dependencies, request.params.sourceId, request.body)),
  );

  app.get(
    collection,
    {
      config: { refuses: ['sourceNotFound'] },
      schema: {
        tags,
        summary: 'List the sinks of a source',
        params: ofSource,
        response: { 200: z.object({ sinks: z.array(sink) }) },
      },
    },
    async ({ params: { sourceId } }) => {
      await sourceOrRefuse(db, sourceId);
      return { sinks: await withBreakers(db, await listSinks(db, sourceId)) };
    },
  );

  app.get(
    one,
    { config, schema: { tags, summary: 'Get a sink', params, response: { 200: sink } } },
    async ({ params: { sourceId, sinkId } }) => standingSinkOrRefuse(db, sourceId, sinkId),
  );

  app.patch(
    one,
    {
      config: { refuses: ['badRequest', 'templateInvalid', 'sourceNotFound', 'sinkNotFound'] },
      schema: {
        tags,
        summary: 'Update a sink: absent fields stay, null ones go back to their default',
        params,
        body: sinkPatch,
        response: { 200: sink },
      },
    },
    async ({ params: { sourceId, sinkId }, body }) => patchSink(dependencies, sourceId, sinkId, body),
  );

  app.delete(
    one,
    {
      config,
      schema: {
        tags,
        summary: 'Delete a sink and its secrets; open deliveries are discarded',
        params,
        response: { 204: z.undefined() },
      },
    },
    async ({ params: { sourceId, sinkId } }, reply) => {
      await sinkOrRefuse(db, sourceId, sinkId);
      await deleteSink(db, sourceId, sinkId);
      return reply.code(204).send();
    },
  );

  app.post(
    `${one}/pause`,
    {
      config,
      schema: { tags, summary: 'Pause a sink: its deliveries are parked', params, response: { 200: sink } },
    },
    async ({ params: { sourceId, sinkId } }) => {
      await sinkOrRefuse(db, sourceId, sinkId);
      await pauseSink(db, sourceId, sinkId, 'by request');
      return standingSinkOrRefuse(db, sourceId, sinkId);
    },
  );

  app.post(
    `${one}/resume`,
    {
      config,
      schema: { tags, summary: 'Resume a sink: parked deliveries become due', params, response: { 200: sink } },
    },
    async ({ params: { sourceId, sinkId } }) => {
      await sinkOrRefuse(db, sourceId, sinkId);
      await resumeSink(db, sourceId, sinkId);
      return standingSinkOrRefuse(db, sourceId, sinkId);
    },
  );
}

/** Name under which the OpenAPI document describes the config of a type of sink. */
export const configName = (type: string): string => `${type.charAt(0).toUpperCase()}${type.slice(1)}Config`;
