// Keeps the embedded server running: what dies unasked is started again on the same ports and file.

import { setTimeout as pause } from 'node:timers/promises';
import type { Report } from './run-command';
import { startEmbeddedServer, type EmbeddedServer, type EmbeddedServerOptions } from './start-server';

const firstDelayMs = 500;
const longestDelayMs = 10_000;

export interface SupervisedServer {
  address: string;
  uiAddress: string;
  /** Of the server that runs now. */
  readonly pid: number;
  /** Ends the server within 5 s, and the supervision. */
  stop: () => Promise<void>;
}

/** Starts the server; a failure of this first start is thrown. Every later death and return is reported. */
export async function superviseEmbeddedServer(
  options: EmbeddedServerOptions,
  report: Report,
): Promise<SupervisedServer> {
  let server = await startEmbeddedServer(options);
  const stopping = new AbortController();

  const supervision = keepRunning();
  async function keepRunning(): Promise<void> {
    let delayMs = firstDelayMs;
    let began = Date.now();
    for (;;) {
      const reason = await server.ended;
      if (stopping.signal.aborted) return;
      if (Date.now() - began > longestDelayMs) delayMs = firstDelayMs;
      report(`temporal: the server ended with ${reason}; starting it again in ${delayMs / 1000} s`);
      const next = await startAgain();
      if (next === undefined) return;
      server = next;
      if (stopping.signal.aborted) return server.stop();
      began = Date.now();
      report('temporal: the server is back');
    }

    /** Tries until a start succeeds, or until stop() is called and there is to be no other server. */
    async function startAgain(): Promise<EmbeddedServer | undefined> {
      for (;;) {
        await pause(delayMs, undefined, stopping).catch(() => undefined);
        if (stopping.signal.aborted) return undefined;
        delayMs = Math.min(delayMs * 2, longestDelayMs);
        try {
          return await startEmbeddedServer(options, stopping.signal);
        } catch (error) {
          if (stopping.signal.aborted) return undefined;
          report(`${(error as Error).message}; trying again in ${delayMs / 1000} s`);
        }
      }
    }
  }

  return {
    address: server.address,
    uiAddress: server.uiAddress,
    get pid() {
      return server.pid;
    },
    stop: async () => {
      stopping.abort();
      await server.stop();
      await supervision;
    },
  };
}
