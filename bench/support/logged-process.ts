// A program started from the build, that says by a line of its output when it is up.
import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { lastLines } from '../../src/engine/embedded-server/run-command';
import { spawnTied, type TiedProcess } from '../../src/engine/embedded-server/tied-process';

export interface LoggedProcess extends TiedProcess {
  /** The line that says so. */
  line: string;
}

const startWithinMs = 60_000;

export async function startLogged(
  command: string[],
  { log, env, isUp }: { log: string; env: NodeJS.ProcessEnv; isUp: RegExp },
): Promise<LoggedProcess> {
  const started = await spawnTied(command, log, { env });
  let ended: string | undefined;
  void started.ended.then((reason) => (ended = reason));
  const deadline = Date.now() + startWithinMs;
  for (;;) {
    const text = await readFile(log, 'utf8');
    const line = isUp.exec(text)?.[0];
    if (line !== undefined) return { ...started, line, stop: () => started.stop(stopWithinMs) };
    if (ended !== undefined || Date.now() > deadline) {
      started.kill();
      throw new Error(`${command.join(' ')} did not start (${ended ?? 'no time left'}): ${lastLines(text, 10)}`);
    }
    await pause(20);
  }
}

/** More than a Penstock takes to stop by its own promise: what it has begun is finished. */
const stopWithinMs = 12_000;
