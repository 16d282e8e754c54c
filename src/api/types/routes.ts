// Types of a source's events: what was seen, and the schemas that their data is checked by.
import { z } from 'zod';
import { record } from '../../ledger/audit';
import { deleteEventType, findEventType, listEventTypes, setEventType } from '../../ledger/event-types';
import type { Database } from '../../ledger/ledger';
import { findEvent } from '../../ledger/read-events';
import { PenstockError } from '../../model/errors';
import { encodeBody } from '../../model/event';
import { checkModes, newEventType, type EventType } from '../../model/event-type';
import { maxTypeLength } from '../../sources/cloudevents/check-text';
import { encoded } from '../answers';
import { byOf } from '../changes/headers';
import type { ApiDependencies, TypedApp } from '../dependencies';
import { lockSourceOrRefuse, sourceExistsOrRefuse } from '../find-or-refuse';
import { pageOf } from '../paging';
import { checkTypeSettings } from './check-type';

const ofSource = z.object({ sourceId: z.string() });
const ofType = ofSource.extend({ type: z.string().min(1).max(maxTypeLength) });

const eventType = z.object({
  type: z.string(),
  mode: z.enum(checkModes),
  schema: z.unknown().optional(),
  firstSeenAt: z.iso.datetime().optional(),
  lastSeenAt: z.iso.datetime().optional().describe('To the minute'),
  exampleUid: z.uuid().optional().describe('Of one of the newest events of the type'),
});
const typeWithExample = eventType.extend({ example: encoded.optional().describe('The body of that event') });

export function typeRoutes(app: TypedApp, { ledger: { db } }: ApiDependencies): void {
  const tags = ['sources'];

  app.get(
    '/sources/:sourceId/types',
    {
      config: { needs: 'read', refuses: ['badRequest', 'sourceNotFound'] },
      schema: {
        tags,
        summary: 'List the types of a source’s events that were seen or have a schema, by name',
        params: ofSource,
        querystring: z.strictObject({
          afterId: z.string().optional().describe('The last type of the page before: `nextAfterId` of its answer'),
          limit: z.coerce.number().int().min(1).max(100).default(100),
        }),
        response: { 200: z.object({ types: z.array(eventType), nextAfterId: z.string().optional() }) },
      },
    },
    async ({ params: { sourceId }, query }) => {
      await sourceExistsOrRefuse(db, sourceId);
      const { page, ...next } = await pageOf(
        query,
        (wanted) => listEventTypes(db, sourceId, wanted),
        ({ type }) => type,
      );
      return { types: page, ...next };
    },
  );

  app.get(
    '/sources/:sourceId/types/:type',
    {
      config: { needs: 'read', refuses: ['badRequest', 'sourceNotFound', 'eventTypeNotFound'] },
      schema: {
        tags,
        summary: 'Get a type of event, with an example',
        params: ofType,
        response: { 200: typeWithExample },
      },
    },
    async ({ params: { sourceId, type } }) => {
      await sourceExistsOrRefuse(db, sourceId);
      const found = await typeOrRefuse(db, sourceId, type);
      const example = found.exampleUid === undefined ? undefined : await findEvent(db, found.exampleUid);
      return { ...found, ...(example && { example: encodeBody(example.event.body) }) };
    },
  );

  app.put(
    '/sources/:sourceId/types/:type',
    {
      config: { needs: 'operate', refuses: ['badRequest', 'schemaInvalid', 'sourceNotFound', 'payloadTooLarge'] },
      schema: {
        tags,
        summary: 'Set the schema of a type of event, and what becomes of events that do not match',
        description:
          'Of sources of type `http`, `kafka` and `outbox`. Enforced, a request is refused with `schemaViolation`, a record ' +
          'or row is set aside. It counts for events that come in from then on.',
        params: ofType,
        body: newEventType,
        response: { 200: eventType },
      },
    },
    async (request) => {
      const { params, body } = request;
      const { sourceId, type } = params;
      return db.transaction(async (transaction) => {
        const source = await lockSourceOrRefuse(transaction, sourceId);
        await checkTypeSettings(source.type, body);
        const before = await findEventType(transaction, sourceId, type);
        await setEventType(transaction, sourceId, type, body);
        await record(transaction, byOf(request), {
          ...{ action: 'eventType.set', target: `type/${sourceId}/${type}`, sourceId },
          ...{ before: before && settingsOf(before), after: body },
        });
        return typeOrRefuse(transaction, sourceId, type);
      });
    },
  );

  app.delete(
    '/sources/:sourceId/types/:type',
    {
      config: { needs: 'operate', refuses: ['badRequest', 'sourceNotFound', 'eventTypeNotFound'] },
      schema: {
        tags,
        summary: 'Forget a type of event, its schema, and that it was seen',
        params: ofType,
        response: { 204: z.undefined() },
      },
    },
    async (request, reply) => {
      const { sourceId, type } = request.params;
      await db.transaction(async (transaction) => {
        await lockSourceOrRefuse(transaction, sourceId);
        const before = settingsOf(await typeOrRefuse(transaction, sourceId, type));
        await deleteEventType(transaction, sourceId, type);
        const target = `type/${sourceId}/${type}`;
        await record(transaction, byOf(request), { action: 'eventType.deleted', target, sourceId, before });
      });
      return reply.code(204).send();
    },
  );
}

const settingsOf = ({ mode, schema }: EventType) => ({ mode, ...(schema !== undefined && { schema }) });

async function typeOrRefuse(db: Database, sourceId: string, type: string): Promise<EventType> {
  const found = await findEventType(db, sourceId, type);
  if (found) return found;
  throw new PenstockError('eventTypeNotFound', `source "${sourceId}" has no type "${type}"`);
}
