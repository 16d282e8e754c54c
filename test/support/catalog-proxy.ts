// A proxy before a catalog, for what networks do: it loses answers, and lets others be first.

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** What becomes of a commit: its answer is passed on, it is lost after or before the catalog did it, or it is 503. */
export type Fate = 'pass' | 'lose answer' | 'lose request' | '503 after';

export interface CatalogProxy {
  url: string;
  /** Asked for every commit; other requests pass. */
  onCommit: () => Fate | Promise<Fate>;
  commits: number;
  /** From now on requests get no answer; those that wait get theirs when it is called off. */
  hang: (isHanging: boolean) => void;
  close: () => Promise<void>;
}

export async function startCatalogProxy(target: string): Promise<CatalogProxy> {
  const server = createServer((request, response) => {
    answer(request, response).catch(() => request.socket.destroy());
  });
  let answering = Promise.resolve();
  let answerAgain = () => undefined as void;
  const proxy: CatalogProxy = {
    url: '',
    hang(isHanging) {
      answerAgain();
      if (isHanging) answering = new Promise((resolve) => (answerAgain = resolve));
    },
    onCommit: () => 'pass',
    commits: 0,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(request);
    await answering;
    const isCommit = request.method === 'POST' && /\/tables\/[^/]+$/.test(request.url!);
    if (isCommit) proxy.commits++;
    const fate = isCommit ? await proxy.onCommit() : 'pass';
    if (fate === 'lose request') return void request.socket.destroy();
    const forwarded = await fetch(`${target}${request.url}`, {
      method: request.method!,
      headers: { 'content-type': request.headers['content-type'] ?? 'application/json' },
      ...(body.length > 0 ? { body: new Uint8Array(body) } : {}),
    });
    // Catalogs that say where they are would be asked there.
    const text = (await forwarded.text()).replaceAll(target, proxy.url);
    if (fate === 'lose answer') return void request.socket.destroy();
    if (fate === '503 after') return void response.writeHead(503).end('over there it is too busy');
    response.writeHead(forwarded.status, { 'content-type': 'application/json' }).end(text);
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  proxy.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return proxy;
}
