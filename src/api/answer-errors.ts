import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { PenstockError, type ErrorCode } from '../model/errors';
import { localText } from '../model/project';
import { maxHeaderBytes } from '../sources/cloudevents/check-text';
import { allowedMethods } from './allowed-methods';
import { answerOf, refusalOf } from './refusal';
import { tellFailures } from './tell-failures';

/** Makes every error an answer of the one shape, and tells `refused` of its code. Call it before routes are added. */
export function answerErrors(app: FastifyInstance, refused: (code: ErrorCode) => void): void {
  const tellLog = tellFailures();
  const told = (refusal: PenstockError, request: FastifyRequest) => {
    refused(refusal.code);
    tellLog(request.log, refusal);
  };
  app.setErrorHandler((error, request, reply) => refuse(error, request, reply, told));
  const methodsOf = allowedMethods(app);
  const refuseUnknown = (request: FastifyRequest, reply: FastifyReply) => {
    const path = request.url.replace(/\?.*/, '');
    // The last part of an ingest path is a secret.
    const asked = `${request.method} ${path.replace(/^(\/in\/[^/]*\/).+/, '$1[secret]')}`;
    const allow = methodsOf(path).join(', ');
    if (allow === '') return refuse(new PenstockError('notFound', `there is no ${asked}`), request, reply, told);
    void reply.header('allow', allow);
    const message = `there is no ${asked}, but ${allow}`;
    return refuse(new PenstockError('methodNotAllowed', message), request, reply, told);
  };
  app.setNotFoundHandler(refuseUnknown);
  // Before its body is read, which would be refused first where it is too large, or no JSON.
  app.addHook('onRequest', (request, reply, next) => {
    if (request.is404) void refuseUnknown(request, reply);
    else next();
  });
}

export async function refuse(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  told?: (refusal: PenstockError, request: FastifyRequest) => void,
): Promise<void> {
  const refusal = refusalOf(error);
  const whole = answerOf(refusal);
  const { project } = request.principal ?? {};
  const answer = project === undefined ? whole : { ...whole, message: localText(project, whole.message) };
  // Its cause, not the error: a failed query would bring its parameters into the log.
  if (refusal.code === 'internal') request.log.error({ err: refusal.cause ?? refusal }, 'request failed');
  if (answer.statusCode === 503) void reply.header('retry-after', '1');
  told?.(refusal, request);
  await reply.code(answer.statusCode).send(answer);
}

/** Answers a request that Node could not read, on the bare connection. */
export function answerUnreadable(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const answer = answerOf(unreadable(error));
  const body = JSON.stringify(answer);
  socket.end(
    `HTTP/1.1 ${answer.statusCode} ${STATUS_CODES[answer.statusCode]}\r\nContent-Type: application/json\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}

function unreadable(error: Error & { code?: string }): PenstockError {
  switch (error.code) {
    case 'HPE_HEADER_OVERFLOW':
      return new PenstockError('headersTooLarge', `headers are more than ${maxHeaderBytes} bytes`);
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return new PenstockError('requestTimeout', 'the request was not complete in time');
    default:
      return new PenstockError('badRequest', `the request is not valid HTTP: ${error.message}`);
  }
}
