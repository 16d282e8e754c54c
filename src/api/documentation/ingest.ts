import type { FastifySchema } from 'fastify';
import { z } from 'zod';
import type { ErrorCode } from '../../model/errors';
import { acceptedEvent } from '../answers';

const answer = z.union([acceptedEvent, z.object({ events: z.array(acceptedEvent) })]);

export const ingestSchema: FastifySchema = {
  tags: ['ingest'],
  security: [],
  summary: 'Send an event, or a batch of CloudEvents',
  description:
    '202: accepted; 200: known already, answered with the first one’s ids. With the secret in the path for sources ' +
    'verified by urlSecret; otherwise signed in headers. A batch is answered with a list.',
  consumes: [
    'application/json',
    'application/cloudevents+json',
    'application/cloudevents-batch+json',
    'application/x-www-form-urlencoded',
    'text/plain',
  ],
  body: z.unknown(),
  response: { 200: answer, 202: answer },
};

export const ingestRefuses: ErrorCode[] = [
  'badRequest',
  'signatureInvalid',
  'sourceNotFound',
  'payloadTooLarge',
  'unsupportedMediaType',
  'templateFailed',
  'headersTooLarge',
  'overloaded',
];
