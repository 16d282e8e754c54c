// A server that answers, refuses and ends as all of Penstock's do; its routes come after.
import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import { PenstockError } from '../model/errors';
import { maxKeyBytes } from '../model/kv';
import { maxHeaderBytes } from '../sources/cloudevents/check-text';
import { answerErrors, answerUnreadable, refuse } from './answer-errors';
import { closeConnections } from './close-connections';
import type { ApiDependencies } from './dependencies';
import { requestMetrics } from './operations/metrics';
import { showIds } from './shown-ids';
import { validatorCompiler } from './validation';

/** How long a request may take to come in. */
const requestTimeoutMs = 60_000;
/** Longer than any id, secret or key in a path: every byte of a key may be percent-encoded. */
const maxParamLength = 3 * maxKeyBytes;

export function bareServer({
  registry,
  trustedProxies,
  logger,
}: Pick<ApiDependencies, 'registry' | 'trustedProxies' | 'logger'>): FastifyInstance {
  const log: { loggerInstance: FastifyBaseLogger } | { logger: false } = logger
    ? { loggerInstance: logger }
    : { logger: false };
  const app: FastifyInstance = Fastify({
    ...log,
    // A request's line would show the secret in its URL.
    logController: new LogController({ disableRequestLogging: true }),
    http: { maxHeaderSize: maxHeaderBytes },
    requestTimeout: requestTimeoutMs,
    trustProxy: trustedProxies.length > 0 ? trustedProxies : false,
    routerOptions: { maxParamLength },
    return503OnClosing: false,
    clientErrorHandler: answerUnreadable,
    frameworkErrors: (error, request, reply) => void refuse(error, request, reply),
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(({ schema }) => {
    const show = showIds(schema);
    return show ? (answer) => JSON.stringify(show(answer)) : (answer) => JSON.stringify(answer);
  });
  closeConnections(app);
  refuseWhileClosing(app);
  const metrics = requestMetrics(registry);
  answerErrors(app, metrics.refused);
  metrics.measure(app);
  return app;
}

/** Requests may still come in on open connections while the last ones are being answered. */
function refuseWhileClosing(app: FastifyInstance): void {
  let closing = false;
  app.addHook('preClose', (done) => {
    closing = true;
    done();
  });
  app.addHook('onRequest', (_request, _reply, done) => {
    done(closing ? new PenstockError('overloaded', 'this process is stopping; another one may answer') : undefined);
  });
}
