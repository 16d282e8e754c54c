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

/** A port of 127.0.0.1 that was free a moment ago and that no outgoing connection takes. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(firstPort, lastPort);
    if (await isPortFree(port)) return port;
  }
}
