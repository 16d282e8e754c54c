import type { FastifyInstance } from 'fastify';
import type { Database } from '../ledger/ledger';
import { nameOfToken } from '../ledger/tokens';
import { PenstockError } from '../model/errors';

/** Lets only requests with a known token through to the routes registered after it, and notes its name. */
export function requireToken(app: FastifyInstance, db: Database): void {
  app.decorateRequest('tokenName');
  app.addHook('onRequest', async (request, reply) => {
    const [, token] = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
    const name = token === undefined ? undefined : await nameOfToken(db, token);
    if (name !== undefined) {
      request.tokenName = name;
      return;
    }
    void reply.header('www-authenticate', 'Bearer');
    const message = token === undefined ? 'authorization: no bearer token was sent' : 'authorization: unknown token';
    throw new PenstockError('unauthorized', message);
  });
}
