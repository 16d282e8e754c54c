// Ports on the loopback address.

import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Whether a server could listen on this port of 127.0.0.1 now. */
export const isPortFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ host: '127.0.0.1', port }, () => server.close(() => resolve(true)));
  });

// Below the ports that systems give to outgoing connections (from 32768 on Linux, from 49152 elsewhere): a connection
// of any process may otherwise take the port before the server that is to have it listens.
const firstPort = 15_000;
const lastPort = 32_000;

/** A port of 127.0.0.1 that was free a moment ago, that no outgoing connection takes, and no other caller gets (Linux). */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(firstPort, lastPort);
    if ((await isPortFree(port)) && (await isKept(port))) return port;
  }
}

/** Until this process ends nobody else is given it: a socket of that name says so, as for the state directory. */
const isKept = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    if (process.platform !== 'linux') return resolve(true);
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(`\0penstock-port-${port}`, () => resolve(true)).unref();
  });
