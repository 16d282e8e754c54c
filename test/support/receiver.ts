// A real HTTP server on 127.0.0.1 that remembers what it was sent and answers as the test says.
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Received {
  method: string;
  /** Path and query. */
  path: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
  /** The body as JSON. */
  json(): unknown;
}

export interface Answer {
  status?: number;
  headers?: Record<string, string>;
  /** An object is sent as JSON. */
  body?: string | Buffer | object;
  /** Sent one by one instead of `body`, without a length. */
  chunks?: string[];
  delayMs?: number;
}

/** `hang`: never answers. `close`: ends the connection without an answer; `cut`: in the middle of one. */
export type Script = Answer | 'hang' | 'close' | { cut: Answer } | ((request: Received) => Script | Promise<Script>);

export interface Receiver {
  url: string;
  port: number;
  requests: Received[];
  /** How many connections were opened to it. */
  connections(): number;
  /** Answers the next requests with these, one each; the last one is repeated. */
  script(...answers: Script[]): void;
  /** Resolves when `count` requests have come in. */
  received(count: number): Promise<void>;
  close(): Promise<void>;
}

export async function startReceiver(...answers: Script[]): Promise<Receiver> {
  let script: Script[] = answers;
  let opened = 0;
  const requests: Received[] = [];
  const sockets = new Set<Socket>();

  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const { method = '', url: path = '', headers } = incoming;
      const body = Buffer.concat(chunks);
      const request = { method, path, headers, body, json: () => JSON.parse(body.toString()) as unknown };
      requests.push(request);
      const next = (script.length > 1 ? script.shift() : script[0]) ?? {};
      void play(next, request, outgoing);
      server.emit('received');
    });
  });
  server.on('connection', (socket) => {
    opened += 1;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}`,
    port,
    requests,
    connections: () => opened,
    script: (...next) => (script = next),
    async received(count) {
      while (requests.length < count) await once(server, 'received');
    },
    async close() {
      server.close();
      for (const socket of sockets) socket.destroy();
      if (server.listening) await once(server, 'close');
    },
  };
}

async function play(script: Script, request: Received, outgoing: ServerResponse): Promise<void> {
  if (typeof script === 'function') return play(await script(request), request, outgoing);
  if (script === 'hang') return;
  if (script === 'close') return void outgoing.destroy();
  const { status = 200, headers = {}, body = '', chunks, delayMs = 0 } = 'cut' in script ? script.cut : script;
  await sleep(delayMs);
  const isObject = typeof body === 'object' && !Buffer.isBuffer(body);
  outgoing.writeHead(status, { ...(isObject && { 'content-type': 'application/json' }), ...headers });
  for (const chunk of chunks ?? []) {
    if (outgoing.destroyed) return;
    outgoing.write(chunk);
    await sleep(1);
  }
  if ('cut' in script) outgoing.destroy();
  else if (chunks) outgoing.end();
  else outgoing.end(isObject ? JSON.stringify(body) : body);
}
