import type { FastifySchema } from 'fastify';
import { z } from 'zod';
import type { ErrorCode } from '../../model/errors';
import { acceptedEvent, answeredEvent } from '../events/answers';
import { errorAnswer } from '../refusal';

const answer = z.union([acceptedEvent, z.object({ events: z.array(acceptedEvent) })]);

const taken: FastifySchema = {
  tags: ['ingest'],
  consumes: [
    'application/json',
    'application/cloudevents+json',
    'application/cloudevents-batch+json',
    'application/x-www-form-urlencoded',
    'text/plain',
  ],
  body: z.unknown(),
  response: { 200: z.union([answeredEvent, answer.options[1]]), 202: answer },
};

export const ingestSchema: FastifySchema = {
  ...taken,
  security: [],
  summary: 'Send an event, or a batch of CloudEvents',
  description:
    '202: accepted; 200: known already, answered with the first one’s ids. With the secret in the path for sources ' +
    'verified by urlSecret; otherwise signed in headers. A batch is answered with a list. With `Prefer: wait=N` the ' +
    'answer is the outcome of the delivery to the one sink that answers: 200 when it was delivered, else an error, ' +
    'which has the accepted event and the outcome beside it.',
};

/** Of the same for those who have a token. */
export const tokenIngestSchema: FastifySchema = {
  ...taken,
  summary: 'Send an event with a token instead of the secret or the signature that the source asks for',
  description: '202: accepted; 200: known already, answered with the first one’s ids. The scope `ingest` will do.',
};

/** Whoever has waited for an outcome that is none is told of the event as well. */
export const ingestError = z.union([errorAnswer, answeredEvent.extend(errorAnswer.shape)]);

export const ingestRefuses: ErrorCode[] = [
  'badRequest',
  'sourceNotFound',
  'payloadTooLarge',
  'unsupportedMediaType',
  'schemaViolation',
  'templateFailed',
  'headersTooLarge',
  'overloaded',
  'noSinkAnswers',
  'abandoned',
  'notDelivered',
  'noOutcomeInTime',
  'stateConflict',
];
