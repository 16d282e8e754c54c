import { z } from 'zod';
import { listChain } from '../../ledger/read-chain';
import { findEvent, listEvents } from '../../ledger/read-events';
import { acceptedBetween } from '../../model/accepted-between';
import { PenstockError } from '../../model/errors';
import { encodeBody } from '../../model/event';
import { reaches, within } from '../access/authorize';
import type { ApiDependencies, TypedApp } from '../dependencies';
import { uuidOrRefuse } from '../find-or-refuse';
import { pageOf, pageQuery } from '../paging';
import { chainedEvent, event, listedEvent } from './answers';

const tags = ['events'];
const text = z.string().min(1);

const query = z.strictObject({
  sourceId: text.optional(),
  type: text.optional(),
  id: text.optional(),
  rootid: text.optional(),
  flagged: z.stringbool().optional().describe('`true`: only those whose data does not match the schema of their type'),
  ...acceptedBetween,
  ...pageQuery,
});

export function eventRoutes(app: TypedApp, { ledger: { db } }: ApiDependencies): void {
  app.get(
    '/events',
    {
      config: { needs: 'read', isForLimited: true, refuses: ['badRequest'] },
      schema: {
        tags,
        summary: 'List accepted events, newest first',
        querystring: query,
        response: { 200: z.object({ events: z.array(listedEvent), nextAfterId: z.uuid().optional() }) },
      },
    },
    async (request) => {
      const { page, ...next } = await pageOf(
        request.query,
        (wanted) => listEvents(db, { ...wanted, ...within(request) }),
        ({ uid }) => uid,
      );
      return { events: page, ...next };
    },
  );

  app.get(
    '/events/:uid',
    {
      config: { needs: 'read', isForLimited: true, refuses: ['eventNotFound'] },
      schema: {
        tags,
        summary: 'Get an event with its headers, its body and its deliveries',
        params: z.object({ uid: z.string() }),
        response: { 200: event },
      },
    },
    async (request) => {
      const { uid } = request.params;
      const found = await findEvent(db, uuidOrRefuse(uid, 'event'));
      if (!found || !reaches(request, found.event.sourceId))
        throw new PenstockError('eventNotFound', `there is no event "${uid}"`);
      return { ...found.event, body: encodeBody(found.event.body), deliveries: found.deliveries };
    },
  );

  app.get(
    '/events/:uid/chain',
    {
      config: { needs: 'read', isForLimited: true, refuses: ['badRequest', 'eventNotFound'] },
      schema: {
        tags,
        summary: 'List the events of the chain that an event belongs to, oldest first',
        description: '`causeid` is the delivery that led to an event: by it the list is a tree.',
        params: z.object({ uid: z.string() }),
        querystring: z.strictObject(pageQuery),
        response: {
          200: z.object({ rootid: z.string(), events: z.array(chainedEvent), nextAfterId: z.uuid().optional() }),
        },
      },
    },
    async (request) => {
      const { params, query } = request;
      const found = await findEvent(db, uuidOrRefuse(params.uid, 'event'));
      if (!found || !reaches(request, found.event.sourceId))
        throw new PenstockError('eventNotFound', `there is no event "${params.uid}"`);
      const { rootid } = found.event;
      const { page, ...next } = await pageOf(
        query,
        (wanted) => listChain(db, { rootid, ...wanted, ...within(request) }),
        (event) => event.uid,
      );
      return { rootid, events: page, ...next };
    },
  );
}
