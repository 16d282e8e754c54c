// An event for a source of any type, from whoever administrates Penstock.
import { z } from 'zod';
import { PenstockError } from '../../model/errors';
import { placeInChain, type Chain } from '../../model/chain';
import type { PenstockEvent } from '../../model/event';
import { newUuid } from '../../model/ids';
import { chainOf } from '../../sources/http/attribute-headers';
import { checkPrintable, maxIdLength, maxTypeLength } from '../../sources/http/check-text';
import { byCurrentSettings } from '../../sources/http/current-settings';
import { acceptedEvent } from '../answers';
import type { ApiDependencies, TypedApp } from '../dependencies';
import { sourceNotFound } from '../find-or-refuse';
import { onlyText } from '../only-text';

const emittedEvent = z.strictObject({
  id: z.string().optional().describe('Sent twice, it counts once; made when left out'),
  source: z.string().default('/penstock/api'),
  type: z.string(),
  subject: z.string().optional(),
  time: z.iso.datetime({ offset: true }).optional(),
  data: z.unknown().optional().describe('Any JSON'),
});

export function emitRoute(app: TypedApp, { configuration, accept }: ApiDependencies): void {
  app.post(
    '/sources/:sourceId/events',
    {
      config: { refuses: ['badRequest', 'sourceNotFound', 'payloadTooLarge', 'overloaded'] },
      schema: {
        tags: ['sources'],
        summary: 'Emit an event into a source of any type',
        description: '202: accepted; 200: known already, answered with the first one’s ids.',
        params: z.object({ sourceId: z.string() }),
        body: emittedEvent,
        response: { 200: acceptedEvent, 202: acceptedEvent },
      },
    },
    async ({ params: { sourceId }, body, headers, ip }, reply) => {
      const event = eventOf(sourceId, body, chainOf(onlyText(headers)), ip);
      const [accepted] = await byCurrentSettings(configuration, async (known) => {
        const configured = known.configuration.get(sourceId);
        if (!configured) throw sourceNotFound(sourceId);
        return accept(configured, [event]);
      });
      if (!accepted) throw new PenstockError('internal', 'one event has one answer');
      const { uid, duplicate, deliveries } = accepted;
      return reply.code(duplicate ? 200 : 202).send({ event: { uid, id: event.id }, duplicate, deliveries });
    },
  );
}

function eventOf(
  sourceId: string,
  { id, source, type, subject, time, data }: z.output<typeof emittedEvent>,
  chain: Chain,
  remoteAddress: string,
): PenstockEvent {
  const uid = newUuid();
  const receivedAt = new Date().toISOString();
  return {
    uid,
    sourceId,
    id: id === undefined ? uid : checkPrintable(id, 'id', maxIdLength),
    source: checkPrintable(source, 'source', maxAttributeLength),
    type: checkPrintable(type, 'type', maxTypeLength),
    ...(subject !== undefined && { subject: checkPrintable(subject, 'subject', maxAttributeLength) }),
    time: time ?? receivedAt,
    ...(data !== undefined && { datacontenttype: 'application/json' }),
    ...placeInChain(chain, uid),
    extensions: {},
    receivedAt,
    headers: {},
    remoteAddress,
    body: Buffer.from(data === undefined ? '' : JSON.stringify(data)),
  };
}

/** Attributes travel as headers and in workflow inputs. */
const maxAttributeLength = 2048;
