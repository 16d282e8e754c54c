// A process that ends when it is told to, and when Penstock ends, however that happens.

import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { open } from 'node:fs/promises';

export interface TiedProcess {
  pid: number;
  /** Settled when the process has ended: why, in words. */
  ended: Promise<string>;
  /** Asks it to end, and kills it when it has not ended within that time, which is 4 s when it is not given. */
  stop: (withinMs?: number) => Promise<void>;
  kill: () => void;
}

const stopLimitMs = 4_000;

/*
 * The shell becomes the command. It leaves a watcher behind that reads from a pipe Penstock holds open: the pipe ends
 * with Penstock, even by kill -9, and then so does the command. Otherwise a restart would find its ports taken.
 */
const wrapper = `
exec 3<&0
(
  read -r _ <&3
  kill -TERM $$
  tries=0
  while kill -0 $$ && [ $tries -lt 50 ]; do sleep 0.1; tries=$((tries + 1)); done
  kill -KILL $$
) >/dev/null 2>&1 &
exec "$@" 3<&- </dev/null`;

/** Starts the command with its output appended to the log file. A command that cannot be started ends at once. */
export async function spawnTied(
  command: string[],
  logFile: string,
  options: Pick<SpawnOptions, 'cwd' | 'env' | 'uid' | 'gid'> = {},
): Promise<TiedProcess> {
  const log = await open(logFile, 'a', 0o600);
  const child = spawn('sh', ['-c', wrapper, 'sh', ...command], {
    ...options,
    // A session of its own keeps the terminal's Ctrl-C from it: Penstock drains first, then stops it.
    detached: true,
    stdio: ['pipe', log.fd, log.fd],
  });
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => {
      killGroup(child); // the watcher
      resolve(signal ?? `exit code ${code}`);
    });
  });
  await log.close();
  return {
    pid: child.pid ?? 0,
    ended,
    kill: () => killGroup(child),
    async stop(withinMs = stopLimitMs) {
      child.kill('SIGTERM');
      const timer = setTimeout(() => killGroup(child), withinMs);
      await ended;
      clearTimeout(timer);
    },
  };
}

function killGroup({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // Nobody of the group is left.
  }
}
