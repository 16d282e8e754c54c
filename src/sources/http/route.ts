// Where events come in: POST /in/<source>, or /in/<source>/<secret> when the secret is a part of the URL; and where a
// sender is known already.
import type { FastifyContextConfig, FastifyPluginCallback, FastifyReply, FastifyRequest, FastifySchema } from 'fastify';
import type { ConfigurationReader, ConfiguredSource } from '../../ledger/configuration';
import { PenstockError } from '../../model/errors';
import type { Secret } from '../../model/secret';
import type { HttpSource, Source } from '../../model/source';
import type { Accept } from '../accept';
import { configuredOrRefuse } from '../configured-source';
import { byCurrentSettings } from '../current-settings';
import type { EvaluateTemplate } from './event-id';
import { HeldBodies } from './held-bodies';
import type { IncomingRequest } from './incoming-request';
import { limitOf, readBody, refuseStatedSize } from './read-body';
import { acceptedAnswer, type AcceptedAnswer } from './accepted-answer';
import { answerCaller, chooseAnswering, type Answering } from './answer-caller';
import type { Outcomes } from './outcomes';
import { waitSecondsOf } from './prefer';
import { readEvents } from './read-events';
import { refuseEncoded } from './refuse-encoded';
import { verifyByAny } from './verify-request';

/** Name of the secret that signs or opens a source, among the source's secrets. */
export const ingestSecretName = 'ingest';
/** The one it replaced, which holds on for a while. */
export const formerIngestSecretName = 'formerIngest';

export interface IngestOptions {
  configuration: ConfigurationReader;
  accept: Accept;
  evaluate: EvaluateTemplate;
  /** For requests that wait for one. */
  outcomes: Outcomes;
  paths: string[];
  /** Whether the source verifies the sender; not where somebody has done so before. */
  verifies: boolean;
  /** How the routes are described to their users, and whatever else is told of them. */
  route: { schema: FastifySchema; config?: FastifyContextConfig };
}

type IngestRequest = FastifyRequest<{ Params: { sourceId: string; secret?: string } }>;

export const ingestRoute: FastifyPluginCallback<IngestOptions> = (app, options, registered) => {
  app.removeAllContentTypeParsers();
  // Any kind of body is left unread here: how much of it is taken depends on the source.
  app.addContentTypeParser('*', (_request, _body, done) => done(null));
  const held = new HeldBodies();

  const take = async (request: IngestRequest, reply: FastifyReply) => {
    const { prefer } = request.headers;
    const waitSeconds = waitSecondsOf(prefer && String(prefer));
    if (waitSeconds !== undefined) options.outcomes.refuseWhenFull();
    const { answers, isBatch, answering } = await accept(request, reply, waitSeconds);
    const [answer] = answers;
    if (answering && answer) return answerCaller(options.outcomes, reply, answering, answer);
    return isBatch ? { events: answers } : answer;
  };

  /** Answers when it is committed. `waitSeconds`: the caller waits for the outcome as well. */
  const accept = async (request: IngestRequest, reply: FastifyReply, waitSeconds?: number): Promise<Taken> => {
    // How much of a body of unknown size is read, which is done but once, is for the settings that hold now to say.
    if (request.headers['transfer-encoding'] !== undefined) await options.configuration.refresh();
    let reading: Promise<Buffer> | undefined;
    let heldBytes = 0;
    try {
      return await byCurrentSettings(options.configuration, async (known) => {
        const { sourceId, secret } = request.params;
        const configured = configuredOrRefuse(known, sourceId, { tellsWhy: !options.verifies });
        const source = httpSourceOrRefuse(configured.source);

        refuseEncoded(request);
        const limit = limitOf(source);
        refuseStatedSize(request.raw, limit);
        reading ??= readBody(request.raw, limit, held);
        const rawBody = await reading;
        heldBytes = rawBody.length;
        const incoming = incomingRequest(request, rawBody);
        if (options.verifies) verifyByAny(source.config.verification, secretsOf(configured), incoming, secret);
        const { isBatch, events } = await readEvents(incoming, source, options.evaluate);
        const answering =
          waitSeconds === undefined ? undefined : chooseAnswering(configured, source, { isBatch, events }, waitSeconds);
        const accepted = await options.accept(configured, events, answering);

        const answers = accepted.map((one, index) => acceptedAnswer(one, events[index]));
        void reply.code(accepted.some(({ duplicate }) => !duplicate) ? 202 : 200);
        return { answers, isBatch, ...(answering && { answering }) };
      });
    } finally {
      held.remove(heldBytes);
    }
  };
  for (const path of options.paths) app.post(path, options.route, take);
  registered();
};

const toldBy: Record<Exclude<Source['type'], 'http'>, string> = {
  deadletter: 'it is told of dead letters',
  kafka: 'it reads topics',
  kv: 'it is told what happens in the key-value store',
  outbox: 'it takes in the rows of a table',
  penstock: 'Penstock itself tells it what happens to sinks',
  schedule: 'it makes events of its own at times',
};

/** Throws `sourceNotFound` for one that nothing can be sent to. */
export function httpSourceOrRefuse(source: Source): HttpSource {
  if (source.type === 'http') return source;
  const message = `source "${source.id}" takes no requests and has no secret: ${toldBy[source.type]}`;
  throw new PenstockError('sourceNotFound', message);
}

function incomingRequest(request: IngestRequest, rawBody: Buffer): IncomingRequest {
  const headers: IncomingRequest['headers'] = {};
  for (const [name, value = ''] of Object.entries(request.headers)) headers[name] = String(value);
  return { headers, rawHeaders: request.raw.rawHeaders, rawBody, remoteAddress: request.ip };
}

/** The secret, and while it lasts the one it replaced. */
function secretsOf({ source, secrets, secretsUntil }: ConfiguredSource): [Secret, ...Secret[]] {
  const secret = secrets[ingestSecretName];
  if (!secret) throw new PenstockError('signatureInvalid', `source "${source.id}" has no secret; update it with one`);
  const former = secrets[formerIngestSecretName];
  const until = Date.parse(secretsUntil[formerIngestSecretName] ?? '');
  return former && Date.now() < until ? [secret, former] : [secret];
}

/** What a request came to, and who is to answer it. */
interface Taken {
  answers: AcceptedAnswer[];
  isBatch: boolean;
  answering?: Answering;
}
