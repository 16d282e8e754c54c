// An event for a source of any type, from whoever has a token.
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { PenstockError } from '../../model/errors';
import { rfc3339 } from '../../model/rfc3339';
import { emittedEvent } from '../../sources/emitted-event';
import { chainOf } from '../../sources/http/attribute-headers';
import { configuredOrRefuse } from '../../sources/configured-source';
import { byCurrentSettings } from '../../sources/current-settings';
import type { ApiDependencies, TypedApp } from '../dependencies';
import { idempotencyHeaders } from '../deliveries/take-up';
import { acceptedEvent } from '../events/answers';
import { readLosslessJson } from '../../sources/cloudevents/read-json';
import { takeJsonOnly } from '../validation';
import { onlyText } from '../only-text';

const eventToEmit = z.strictObject({
  id: z.string().optional().describe('Sent twice, it counts once; the Idempotency-Key, or made, when left out'),
  source: z.string().default('/penstock/api'),
  type: z.string(),
  subject: z.string().optional(),
  time: rfc3339.optional(),
  data: z.unknown().optional().describe('Any JSON'),
});

export function emitRoute(app: TypedApp, { configuration, accept }: ApiDependencies): void {
  void app.register((emitting, _options, registered) => {
    takeJsonOnly(emitting, readLosslessJson);
    emitting.withTypeProvider<ZodTypeProvider>().post(
      '/sources/:sourceId/events',
      {
        config: {
          needs: 'ingest',
          refuses: [
            'badRequest',
            'sourceNotFound',
            'sourceDisabled',
            'sourceBroken',
            'payloadTooLarge',
            'schemaViolation',
            'overloaded',
          ],
        },
        schema: {
          tags: ['sources'],
          summary: 'Emit an event into a source of any type',
          description: '202: accepted; 200: known already, answered with the first one’s ids.',
          params: z.object({ sourceId: z.string() }),
          headers: idempotencyHeaders,
          body: eventToEmit,
          response: { 200: acceptedEvent, 202: acceptedEvent },
        },
      },
      async ({ params: { sourceId }, body, headers, ip }, reply) => {
        const event = emittedEvent(
          sourceId,
          { id: headers['idempotency-key'], ...body },
          chainOf(onlyText(headers)),
          ip,
        );
        const [accepted] = await byCurrentSettings(configuration, async (known) =>
          accept(configuredOrRefuse(known, sourceId), [event]),
        );
        if (!accepted) throw new PenstockError('internal', 'one event has one answer');
        const { uid, duplicate, deliveries } = accepted;
        return reply.code(duplicate ? 200 : 202).send({ event: { uid, id: event.id }, duplicate, deliveries });
      },
    );
    registered();
  });
}
