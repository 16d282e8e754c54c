import { z } from 'zod';
import { listFunctionLogs } from '../../ledger/function-logs';
import { within } from '../access/authorize';
import type { ApiDependencies, TypedApp } from '../dependencies';

const line = z.object({
  id: z.int(),
  functionName: z.string(),
  deliveryId: z.uuid(),
  attempt: z.int(),
  level: z.string(),
  message: z.string(),
  at: z.iso.datetime(),
});

export function functionRoutes(app: TypedApp, { ledger: { db } }: ApiDependencies): void {
  app.get(
    '/functions/logs',
    {
      config: { needs: 'read', refuses: ['badRequest'] },
      schema: {
        tags: ['functions'],
        summary: 'List what functions said, newest first',
        description: 'Kept for 7 days; 200 lines an attempt.',
        querystring: z.strictObject({
          functionName: z.string().min(1).optional(),
          deliveryId: z.uuid().optional(),
          before: z.coerce.number().int().optional().describe('`id` of the last line of the page before'),
          limit: z.coerce.number().int().min(1).max(1000).default(100),
        }),
        response: { 200: z.object({ lines: z.array(line) }) },
      },
    },
    async (request) => {
      const { functionName, deliveryId, before, limit } = request.query;
      const lines = await listFunctionLogs(db, {
        ...within(request),
        limit,
        ...(functionName !== undefined && { functionName }),
        ...(deliveryId !== undefined && { deliveryId }),
        ...(before !== undefined && { before }),
      });
      return { lines };
    },
  );
}
