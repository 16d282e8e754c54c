import type { FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { TakeUp } from '../../dispatch/take-up-delivery';
import { findDelivery, listAttempts, listDeliveries } from '../../ledger/read-deliveries';
import { acceptedBetween } from '../../model/accepted-between';
import { deliveryStates } from '../../model/delivery';
import { PenstockError } from '../../model/errors';
import { reaches, within } from '../access/authorize';
import { byOf } from '../changes/headers';
import { onceDone } from '../changes/once';
import type { ApiDependencies, TypedApp } from '../dependencies';
import { uuidOrRefuse } from '../find-or-refuse';
import { pageOf, pageQuery } from '../paging';
import { attempt, delivery } from './answers';
import { readLosslessJson } from '../../sources/cloudevents/read-json';
import { takeJsonOnly } from '../validation';
import { amendBody, discardBody, idempotencyHeaders, maxAmendBytes } from './take-up';

const tags = ['deliveries'];
const params = z.object({ id: z.string() });
const text = z.string().min(1);
const config = {
  needs: 'operate',
  isForLimited: true,
  refuses: ['badRequest', 'deliveryNotFound', 'stateConflict', 'idempotencyKeyReused', 'engineUnavailable'],
} as const;

const query = z.strictObject({
  sourceId: text.optional(),
  sinkId: text.optional(),
  state: z.enum(deliveryStates).optional(),
  eventType: text.optional(),
  rootid: text.optional(),
  ...acceptedBetween,
  ...pageQuery,
});

export function deliveryRoutes(app: TypedApp, { ledger: { db }, takeUp }: ApiDependencies): void {
  const find = async (request: FastifyRequest, id: string) => {
    const found = await findDelivery(db, uuidOrRefuse(id, 'delivery'));
    if (found && reaches(request, found.sourceId)) return found;
    throw new PenstockError('deliveryNotFound', `there is no delivery "${id}"`);
  };
  const take = async (request: FastifyRequest, { id }: { id: string }, what: TakeUp) => {
    const found = await find(request, id);
    return onceDone(db, request, (requestId) => takeUp(found.id, what, requestId, byOf(request)));
  };

  app.get(
    '/deliveries',
    {
      config: { needs: 'read', isForLimited: true, refuses: ['badRequest'] },
      schema: {
        tags,
        summary: 'List deliveries, newest first',
        querystring: query,
        response: { 200: z.object({ deliveries: z.array(delivery), nextAfterId: z.uuid().optional() }) },
      },
    },
    async (request) => {
      const { page, ...next } = await pageOf(
        request.query,
        (wanted) => listDeliveries(db, { ...wanted, ...within(request) }),
        ({ id }) => id,
      );
      return { deliveries: page, ...next };
    },
  );

  app.get(
    '/deliveries/:id',
    {
      config: { needs: 'read', isForLimited: true, refuses: ['deliveryNotFound'] },
      schema: {
        tags,
        summary: 'Get a delivery and its attempts',
        params,
        response: { 200: delivery.extend({ attemptList: z.array(attempt) }) },
      },
    },
    async (request) => {
      const found = await find(request, request.params.id);
      return { ...found, attemptList: await listAttempts(db, found.id) };
    },
  );

  app.post(
    '/deliveries/:id/retry',
    {
      config,
      schema: {
        tags,
        summary: 'Attempt a delivery again now; a settled one is delivered again',
        params,
        headers: idempotencyHeaders,
        response: { 200: delivery },
      },
    },
    async (request) => take(request, request.params, { verb: 'retry' }),
  );

  void app.register((amending, _options, registered) => {
    takeJsonOnly(amending, readLosslessJson);
    amending.withTypeProvider<ZodTypeProvider>().post(
      '/deliveries/:id/amend',
      {
        config,
        bodyLimit: maxAmendBytes,
        schema: {
          tags,
          summary: 'Attempt a delivery again now, with other data',
          params,
          headers: idempotencyHeaders,
          body: amendBody,
          response: { 200: delivery },
        },
      },
      async (request) => take(request, request.params, { verb: 'amend', amendment: request.body }),
    );
    registered();
  });

  app.post(
    '/deliveries/:id/discard',
    {
      config,
      schema: {
        tags,
        summary: 'Give a delivery up',
        params,
        headers: idempotencyHeaders,
        body: discardBody,
        response: { 200: delivery },
      },
    },
    async (request) => take(request, request.params, { verb: 'discard', reason: request.body.reason }),
  );
}
