import type { FastifyInstance } from 'fastify';
import type { Database } from '../ledger/ledger';
import { nameOfToken } from '../ledger/tokens';
import { PenstockError } from '../model/errors';

/** Lets only requests with a known token through to the routes registered after it. */
export function requireToken(app: FastifyInstance, db: Database): void {
  app.addHook('onRequest', async (request, reply) => {
    const [, token] = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
    if (token !== undefined && (await nameOfToken(db, token)) !== undefined) return;
    void reply.header('www-authenticate', 'Bearer');
    const message = token === undefined ? 'authorization: no bearer token was sent' : 'authorization: unknown token';
    throw new PenstockError('unauthorized', message);
  });
}
