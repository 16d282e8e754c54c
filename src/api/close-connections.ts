// When the server closes, no connection may keep it: not one that says nothing, nor one that is kept for a next request.
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/** Requests that have come in whole are answered first. */
export function closeConnections(app: FastifyInstance): void {
  /** With the requests that are not answered, the oldest first. */
  const open = new Map<Socket, IncomingMessage[]>();
  let isClosing = false;

  app.server.on('connection', (socket: Socket) => {
    open.set(socket, []);
    socket.once('close', () => open.delete(socket));
  });
  // Before it is answered, which may be at once.
  app.server.prependListener('request', (request, response) => {
    const { socket } = request;
    open.get(socket)?.push(request);
    response.once('close', () => {
      const others = open.get(socket)?.filter((one) => one !== request);
      if (others) open.set(socket, others);
    });
  });
  app.addHook('preClose', (done) => {
    isClosing = true;
    // What has come is read before, as far as it has.
    setImmediate(() => {
      for (const [socket, requests] of open) if (!requests.some(({ complete }) => complete)) socket.destroy();
      done();
    });
  });
  app.addHook('onSend', ({ raw }, reply, _payload, done) => {
    const requests = open.get(raw.socket) ?? [];
    const later = requests.slice(requests.indexOf(raw) + 1);
    // One that came whole on the same connection meanwhile is answered as well.
    if (isClosing && !later.some(({ complete }) => complete)) void reply.header('connection', 'close');
    done();
  });
}
