// A TypeScript file run as a process of its own, for tests about processes that die.

import { once } from 'node:events';
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A running script, and the first line it printed. */
export interface Script {
  process: ChildProcess;
  firstLine: string;
}

/** Starts the script and waits for its first line. */
export async function runScript(file: string, ...args: string[]): Promise<Script> {
  const child = spawn(process.execPath, ['-r', join(__dirname, 'register-typescript.js'), file, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [firstLine] = (await once(createInterface(child.stdout), 'line')) as [string];
  return { process: child, firstLine };
}

/** Ends the process the hard way and waits until it has gone. */
export async function killHard(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

/** Whether a process of this id exists and is no zombie. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
