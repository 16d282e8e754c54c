// What a process that has no API answers: whether it is well, and its numbers.
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { bareServer } from '../bare-server';
import type { ApiDependencies } from '../dependencies';
import { operationsRoutes } from './routes';

/** Ready to listen. */
export function createOperations(
  dependencies: Pick<ApiDependencies, 'ledger' | 'engine' | 'registry' | 'logger'>,
): FastifyInstance {
  const app = bareServer({ ...dependencies, trustedProxies: [] });
  operationsRoutes(app.withTypeProvider<ZodTypeProvider>(), dependencies);
  return app;
}
