// A request with Prefer: wait=N: which sink answers it, and the answer.
import type { FastifyReply } from 'fastify';
import type { AcceptedDelivery } from '../../ledger/accept-events';
import type { ConfiguredSource } from '../../ledger/configuration';
import type { Standing } from '../../ledger/sync/outcomes';
import { errorTable, PenstockError } from '../../model/errors';
import type { HttpSource } from '../../model/source';
import type { CallerWaits } from '../accept';
import { answeringSink } from './answering-sink';
import type { AcceptedAnswer } from './accepted-answer';
import { outcomeAnswer } from './outcome-answer';
import type { Outcomes } from './outcomes';
import type { ParsedRequest } from './read-events';

export interface Answering extends CallerWaits {
  waitSeconds: number;
}

/** Throws `badRequest` or `noSinkAnswers`, with nothing accepted yet. */
export function chooseAnswering(
  configured: ConfiguredSource,
  source: HttpSource,
  { isBatch, events: [event] }: ParsedRequest,
  waitSeconds: number,
): Answering {
  if (isBatch || !event)
    throw new PenstockError(
      'badRequest',
      'Prefer: wait: a batch has no single outcome; send its events one by one, or without the preference',
    );
  return { sinkId: answeringSink(configured, source, event), waitMs: waitSeconds * 1000, waitSeconds };
}

/** Waits for the outcome and answers it; what was accepted stays accepted, whatever the answer. */
export async function answerCaller(
  outcomes: Outcomes,
  reply: FastifyReply,
  { sinkId, waitMs, waitSeconds }: Answering,
  { event, duplicate, deliveries }: AcceptedAnswer,
): Promise<object> {
  const delivery = deliveries.find((one) => one.sinkId === sinkId);
  const awaited = { isOwn: !duplicate, waitMs, gone: goneSignal(reply) };
  // While the ledger is away: whoever hears only of that sends again what is accepted.
  const standing =
    delivery && (await outcomes.wait({ deliveryId: delivery.id, ...awaited }).catch(() => asAccepted(delivery)));
  const { status, error, retryAfterSeconds } = outcomeAnswer(standing, duplicate);
  void reply.code(status).header('preference-applied', `wait=${waitSeconds}`);
  if (retryAfterSeconds !== undefined) void reply.header('retry-after', String(retryAfterSeconds));
  return {
    ...(error && {
      statusCode: status,
      error: `penstock.${error.code}`,
      message: error.message,
      hint: errorTable[error.code].hint,
    }),
    event,
    duplicate,
    deliveries: deliveries.map((one) => (one === delivery && standing ? { ...one, state: standing.state } : one)),
    ...(standing && { outcome: outcomeOf(standing) }),
  };
}

const asAccepted = ({ id, sinkId, state }: AcceptedDelivery): Standing => ({
  ...{ id, sinkId, state },
  ...{ reason: null, failure: null, receipt: null },
});

const outcomeOf = ({ id, sinkId, state, reason, failure, receipt }: Standing) => ({
  deliveryId: id,
  sinkId,
  state,
  reason,
  failure,
  receipt,
});

/** Aborted when the caller's connection closes before it was answered. */
function goneSignal({ raw, request }: FastifyReply): AbortSignal {
  const gone = new AbortController();
  if (request.raw.socket.destroyed) gone.abort();
  else raw.once('close', () => gone.abort());
  return gone.signal;
}
