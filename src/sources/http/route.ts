// Where events come in: POST /in/<source>, or /in/<source>/<secret> when the secret is a part of the URL.
import type { FastifyPluginCallback, FastifyReply, FastifyRequest, FastifySchema } from 'fastify';
import type { Accepted } from '../../ledger/accept-events';
import type { Configuration, ConfiguredSource } from '../../ledger/configuration';
import { PenstockError } from '../../model/errors';
import type { PenstockEvent } from '../../model/event';
import type { Accept } from '../accept';
import type { EvaluateTemplate } from './event-id';
import type { IncomingRequest } from './incoming-request';
import { readBody } from './read-body';
import { readEvents } from './read-events';
import { verifyRequest } from './verify-request';

/** Name of the secret that signs or opens a source, among the source's secrets. */
export const ingestSecretName = 'ingest';

export interface IngestOptions {
  configuration: () => Promise<Configuration>;
  accept: Accept;
  evaluate: EvaluateTemplate;
  /** How the two routes are described to their users. */
  schema: FastifySchema;
}

type IngestRequest = FastifyRequest<{ Params: { sourceId: string; secret?: string } }>;

export const ingestRoute: FastifyPluginCallback<IngestOptions> = (app, options, registered) => {
  app.removeAllContentTypeParsers();
  // Any kind of body is left unread here: how much of it is taken depends on the source.
  app.addContentTypeParser('*', (_request, _body, done) => done(null));

  const take = async (request: IngestRequest, reply: FastifyReply) => {
    const { sourceId, secret } = request.params;
    const configured = (await options.configuration()).get(sourceId);
    if (!configured) throw new PenstockError('sourceNotFound', `there is no source "${sourceId}"`);

    const incoming = await readRequest(request, configured);
    verifyRequest(configured.source.config.verification, secretOf(configured), incoming, secret);
    const { isBatch, events } = await readEvents(incoming, configured.source, options.evaluate);
    const accepted = await options.accept(configured, events);

    const answers = accepted.map((one, index) => answerOf(one, events[index]));
    void reply.code(accepted.some(({ duplicate }) => !duplicate) ? 202 : 200);
    return isBatch ? { events: answers } : answers[0];
  };
  app.post('/in/:sourceId', { schema: options.schema }, take);
  app.post('/in/:sourceId/:secret', { schema: options.schema }, take);
  registered();
};

async function readRequest(request: IngestRequest, { source }: ConfiguredSource): Promise<IncomingRequest> {
  const encoding = request.headers['content-encoding'] ?? 'identity';
  if (encoding.toLowerCase() !== 'identity') {
    throw new PenstockError(
      'unsupportedMediaType',
      `content-encoding: "${encoding}" is not taken; send the body uncompressed`,
    );
  }
  const headers = Object.entries(request.headers).map(([name, value = '']) => [name, String(value)] as const);
  return {
    method: request.method,
    headers: Object.fromEntries(headers),
    rawBody: await readBody(request.raw, source),
    remoteAddress: request.ip,
  };
}

function secretOf({ source, secrets }: ConfiguredSource) {
  const secret = secrets[ingestSecretName];
  if (!secret) throw new PenstockError('signatureInvalid', `source "${source.id}" has no secret; update it with one`);
  return secret;
}

const answerOf = ({ uid, duplicate, deliveries }: Accepted, event: PenstockEvent | undefined) => ({
  event: { uid, id: event?.id },
  duplicate,
  deliveries,
});
