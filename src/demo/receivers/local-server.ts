// An HTTP server on a free port of 127.0.0.1.
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import type { Stack } from '../../program/stack';

export interface Call {
  /** Method and path, such as `POST /jobs`. */
  route: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

export interface Reply {
  status: number;
  headers?: Record<string, string>;
  /** Sent as JSON. */
  body?: object;
  /** Sent piece by piece instead, as server-sent events. */
  events?: AsyncGenerator<string>;
}

/** Answers its URL. */
export async function listenLocally(name: string, stack: Stack, answer: (call: Call) => Reply): Promise<string> {
  const server = createServer((request, response) => {
    const respond = async () => {
      const { status, headers, body = {}, events } = answer(await readCall(request));
      const contentType = events ? 'text/event-stream' : 'application/json';
      response.writeHead(status, { 'content-type': contentType, ...headers });
      if (events) await pipeline(Readable.from(events), response);
      else response.end(JSON.stringify(body));
    };
    // Whoever asked has gone, or sees the connection break: for Penstock that is a failed attempt like any other.
    respond().catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  stack.push(name, async () => {
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function readCall(request: IncomingMessage): Promise<Call> {
  const { pathname } = new URL(request.url ?? '/', 'http://local');
  return { route: `${request.method} ${pathname}`, headers: request.headers, body: await buffer(request) };
}

export const parseJson = ({ body }: Call): Record<string, unknown> =>
  JSON.parse(body.toString('utf8')) as Record<string, unknown>;
