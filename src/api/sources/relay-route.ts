import { z } from 'zod';
import { readRelays, relayStates } from '../../ledger/outbox-relays';
import { PenstockError } from '../../model/errors';
import { moment } from '../answers';
import type { ApiDependencies, TypedApp } from '../dependencies';
import { sourceOrRefuse } from '../find-or-refuse';

const relay = z.object({
  state: z.enum([...relayStates, 'starting', 'disabled']),
  message: z.string().nullable().describe('Why the database cannot be reached'),
  since: moment().nullable(),
  seenAt: moment().nullable().describe('When a relay last looked'),
  waiting: z.int().nullable().describe('Rows to be taken in'),
  failed: z.int().nullable().describe('Rows set aside: failed_reason says why'),
  lagSeconds: z.number().nullable().describe('How long the oldest row has waited'),
});

const unknown: Omit<z.output<typeof relay>, 'state'> = {
  message: null,
  since: null,
  seenAt: null,
  waiting: null,
  failed: null,
  lagSeconds: null,
};

export function relayRoute(app: TypedApp, { ledger: { db } }: ApiDependencies): void {
  app.get(
    '/sources/:sourceId/relay',
    {
      config: { needs: 'read', refuses: ['sourceNotFound'] },
      schema: {
        tags: ['sources'],
        summary: 'Show how the relay of an outbox source stands',
        params: z.object({ sourceId: z.string() }),
        response: { 200: relay },
      },
    },
    async ({ params: { sourceId } }): Promise<z.output<typeof relay>> => {
      const source = await sourceOrRefuse(db, sourceId);
      if (source.type !== 'outbox') {
        const message = `source "${sourceId}" is of type "${source.type}" and has no relay: only outbox sources have one`;
        throw new PenstockError('sourceNotFound', message);
      }
      return (
        (await readRelays(db)).get(sourceId) ?? {
          ...unknown,
          state: source.state === 'enabled' ? 'starting' : 'disabled',
        }
      );
    },
  );
}
