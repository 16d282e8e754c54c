import { createHash, randomUUID } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { stringify } from 'lossless-json';
import {
  answerKey,
  keepAnswer,
  noteKey,
  takeKey,
  type KeptAnswer,
  type KeyedRequest,
} from '../../ledger/idempotency-keys';
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
  const keyed = keyedOf(request);
  return db.transaction(async (transaction) => {
    if (!keyed) return create(transaction);
    const first = await takeKey(transaction, keyed);
    if (!first) {
      const answer = await create(transaction);
      const kept = Object.entries(answer).filter(([name]) => name !== secret.leftOut);
      await keepAnswer(transaction, keyed, Object.fromEntries(kept));
      return answer;
    }
    return secret.putBack(transaction, answerOf<Answer>(first, keyed));
  });
}

/**
 * For what is done elsewhere than in the ledger, where twice under the same id is once: remembered when it was done, so that
 * a request that failed may be sent again. `act` gets that id: of a key one for as long as it is remembered, since another
 * request is meant by it afterwards.
 */
export async function onceDone<Answer extends object>(
  db: Database,
  request: FastifyRequest,
  act: (requestId: string) => Promise<Answer>,
): Promise<Answer> {
  const keyed = keyedOf(request);
  if (!keyed) return act(randomUUID());
  const { since, first } = await noteKey(db, keyed);
  if (first) return answerOf<Answer>(first, keyed);
  const answer = await act(`${keyed.key}@${since}`);
  await answerKey(db, keyed, answer);
  return answer;
}

function keyedOf(request: FastifyRequest): KeyedRequest | undefined {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string') return undefined;
  const bodySha256 = createHash('sha256')
    .update(stringify(request.body ?? null) ?? '')
    .digest('hex');
  const route = qualify(principalOf(request).project, `${request.method} ${request.url}`);
  return { route, key, bodySha256 };
}

function answerOf<Answer>(first: KeptAnswer, { key, bodySha256 }: KeyedRequest): Answer {
  if (first.bodySha256 === bodySha256) return first.answer as Answer;
  const message = `idempotency-key: "${key.slice(0, 80)}" was sent with another body before`;
  throw new PenstockError('idempotencyKeyReused', message);
}

const nothing = <Answer>() => ({ leftOut: '', putBack: (_: Database, kept: Answer) => Promise.resolve(kept) });
