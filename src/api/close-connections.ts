// When the server closes, no connection may keep it: not one that says nothing, nor one that is kept for a next request.
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/** Requests that have come in whole are answered first. What comes on an open connection meanwhile ends it. */
export function closeConnections(app: FastifyInstance): void {
  /** With the request that is being answered. */
  const open = new Map<Socket, IncomingMessage | undefined>();
  let isClosing = false;

  app.server.on('connection', (socket: Socket) => {
    open.set(socket, undefined);
    socket.once('close', () => open.delete(socket));
  });
  app.server.on('request', (request, response) => {
    const { socket } = request;
    open.set(socket, request);
    response.once('close', () => {
      if (open.get(socket) === request) open.set(socket, undefined);
    });
  });
  app.addHook('preClose', (done) => {
    isClosing = true;
    for (const [socket, request] of open) if (!request?.complete) socket.destroy();
    done();
  });
  app.addHook('onSend', (_request, reply, _payload, done) => {
    if (isClosing) void reply.header('connection', 'close');
    done();
  });
}
