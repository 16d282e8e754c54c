// The life of a long-running role: start, go on until asked to stop or unable to, stop within the time there is.
import { setTimeout as pause } from 'node:timers/promises';
import { pino } from 'pino';
import { readSettings, type Settings } from '../../program/settings';
import { Stack } from '../../program/stack';
import type { Parts } from '../../program/parts';
import { PenstockError } from '../../model/errors';
import { reportError, withCauses } from '../report-error';
import { say, type Terminal } from '../terminal';
import { UsageError } from '../usage-error';
import { stopAsked } from './stop-signals';

/** Half a second less than what is promised, for what comes after. Parts that may take their time have that besides. */
const stopWithinMs = 9500;
const lookEveryMs = 100;

export interface Started {
  /** What to print once it is up. */
  announcement: string;
  /** Rejects when it cannot go on. */
  failed?: Promise<unknown>;
}

/** Answers the exit code: 0 when asked to stop, 1 when it could not start, go on or stop. */
export async function runUntilStopped(
  start: (parts: Parts) => Promise<Started>,
  { env, stdout, stderr }: Terminal,
): Promise<number> {
  const settings = settingsOf(env);
  const asked = stopAsked(stderr);
  const stack = new Stack();
  const log = pino({ level: settings.logLevel }, pino.destination(2));
  let exitCode = 0;
  try {
    const started = start({ settings, log, stack });
    const first = await Promise.race([started, asked]);
    if (first === 'asked') {
      // It fails now for want of what is being stopped, which says nothing new.
      started.then(({ failed }) => failed).catch(() => undefined);
    } else {
      say(stdout, first.announcement);
      await Promise.race([asked, failure(first.failed)]);
    }
  } catch (error) {
    exitCode = reportError(error, stderr);
  }
  return (await stopInTime(stack, stderr)) ? exitCode : 1;
}

/** Settles only by rejecting. */
const failure = async (failed: Promise<unknown> = Promise.resolve()): Promise<never> => {
  await failed;
  return new Promise<never>(() => undefined);
};

async function stopInTime(stack: Stack, stderr: Terminal['stderr']): Promise<boolean> {
  try {
    const beganMs = Date.now();
    const stopped = stack.stop().then(() => 'stopped' as const);
    while (Date.now() - beganMs - stack.allowedMs() < stopWithinMs) {
      if ((await Promise.race([stopped, pause(lookEveryMs)])) === 'stopped') return true;
    }
    const limitMs = stopWithinMs + stack.allowedMs();
    say(stderr, `error: not stopped within ${limitMs / 1000} s: "${stack.stopping}" hangs`);
  } catch (error) {
    const failures: unknown[] = error instanceof AggregateError ? error.errors : [error];
    for (const failure of failures) say(stderr, `error: ${withCauses(failure)}`);
  }
  return false;
}

function settingsOf(env: NodeJS.ProcessEnv): Settings {
  try {
    return readSettings(env);
  } catch (error) {
    throw error instanceof PenstockError ? new UsageError(error.message) : error;
  }
}
