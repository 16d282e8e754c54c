import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { keepAnswer, takeKey } from '../../ledger/idempotency-keys';
import type { Database } from '../../ledger/ledger';
import { PenstockError } from '../../model/errors';
import { qualify } from '../../model/project';
import { principalOf } from '../access/authorize';

/**
 * Creates in a transaction. A request with an Idempotency-Key that was seen before is answered as the first one was, and
 * creates nothing; with another body it throws `idempotencyKeyReused`. `secret` says which fields of the answer are not
 * kept, and puts them back.
 */
export function once<Answer extends object>(
  db: Database,
  request: FastifyRequest,
  create: (transaction: Database) => Promise<Answer>,
  secret: { leftOut: string; putBack: (transaction: Database, kept: Answer) => Promise<Answer> } = nothing(),
): Promise<Answer> {
  const key = request.headers['idempotency-key'];
  return db.transaction(async (transaction) => {
    if (typeof key !== 'string') return create(transaction);
    const bodySha256 = createHash('sha256').update(JSON.stringify(request.body)).digest('hex');
    const route = qualify(principalOf(request).project, `${request.method} ${request.url}`);
    const keyed = { route, key, bodySha256 };
    const first = await takeKey(transaction, keyed);
    if (!first) {
      const answer = await create(transaction);
      const kept = Object.entries(answer).filter(([name]) => name !== secret.leftOut);
      await keepAnswer(transaction, keyed, Object.fromEntries(kept));
      return answer;
    }
    if (first.bodySha256 !== bodySha256) {
      const message = `idempotency-key: "${key.slice(0, 80)}" was sent with another body before`;
      throw new PenstockError('idempotencyKeyReused', message);
    }
    return secret.putBack(transaction, first.answer as Answer);
  });
}

const nothing = <Answer>() => ({ leftOut: '', putBack: (_: Database, kept: Answer) => Promise.resolve(kept) });
