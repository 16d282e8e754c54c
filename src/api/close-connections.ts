// When the server closes, no connection may keep it: not one that says nothing, nor one that is kept for a next request.
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/** Requests that have come in whole are answered first. */
export function closeConnections(app: FastifyInstance): void {
  /** With the last request that is being answered. */
  const open = new Map<Socket, IncomingMessage | undefined>();
  let isClosing = false;

  app.server.on('connection', (socket: Socket) => {
    open.set(socket, undefined);
    socket.once('close', () => open.delete(socket));
  });
  // Before it is answered, which may be at once.
  app.server.prependListener('request', (request, response) => {
    const { socket } = request;
    open.set(socket, request);
    response.once('close', () => {
      if (open.get(socket) === request) open.set(socket, undefined);
    });
  });
  app.addHook('preClose', (done) => {
    isClosing = true;
    // What has come is read before, as far as it has.
    setImmediate(() => {
      for (const [socket, request] of open) if (!request?.complete) socket.destroy();
      done();
    });
  });
  app.addHook('onSend', ({ raw }, reply, _payload, done) => {
    // Another one that came on the same connection meanwhile is answered as well.
    if (isClosing && open.get(raw.socket) === raw) void reply.header('connection', 'close');
    done();
  });
}
