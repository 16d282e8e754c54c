// One outside command: its output, and a failure that says what it printed.

import { spawn } from 'node:child_process';

/** A line of progress for whoever waits. */
export type Report = (line: string) => void;

export interface Command {
  file: string;
  args: string[];
  env: NodeJS.ProcessEnv;
  cwd?: string;
  /** Ends the command when it fires; its reason becomes the failure. */
  signal?: AbortSignal;
  /** What of its output says why it failed; else, and where there is no such thing, the last lines. */
  reasonIn?: (output: string) => string | undefined;
}

const keptOutput = 4000;

/** Runs the command to its end and answers what it wrote to stdout. Anything but exit code 0 is thrown. */
export function runCommand({ file, args, env, cwd, signal, reasonIn }: Command): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { env, cwd, signal, killSignal: 'SIGKILL', stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk: Buffer) => (stdout = (stdout + chunk.toString()).slice(-keptOutput)));
    child.stderr.on('data', (chunk: Buffer) => (stderr = (stderr + chunk.toString()).slice(-keptOutput)));
    child.once('error', (error) => reject(signal?.aborted ? (signal.reason as Error) : error));
    child.once('close', (code, killedBy) => {
      if (code === 0) return resolve(stdout);
      const said = reasonIn?.(stdout + stderr) ?? lastLines(stderr || stdout, 3);
      reject(new Error(`${file} ended with ${killedBy ?? `exit code ${code}`}${said ? `: ${said}` : ''}`));
    });
  });
}

/** The last lines of a text that say something, joined for an error message. */
export const lastLines = (text: string, count: number): string =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .slice(-count)
    .join(' | ');
