import type { Terminal } from '../terminal';
import { say } from '../terminal';

/** npm passes on a Ctrl-C that the terminal has sent to all: within this time, two signals are one. */
const sameSignalMs = 300;

const exitCodes = { SIGINT: 130, SIGTERM: 143 };

/** Resolves when this process is asked to stop. Whoever asks once more is not kept waiting. */
export function stopAsked(stderr: Terminal['stderr']): Promise<'asked'> {
  return new Promise((resolve) => {
    let askedAt: number | undefined;
    const receive = (signal: keyof typeof exitCodes) => {
      if (askedAt !== undefined) {
        if (Date.now() - askedAt > sameSignalMs) process.exit(exitCodes[signal]);
        return;
      }
      askedAt = Date.now();
      say(stderr, 'stopping…');
      resolve('asked');
    };
    process.on('SIGINT', receive);
    process.on('SIGTERM', receive);
  });
}
