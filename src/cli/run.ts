import { CommanderError } from 'commander';
import { createProgram } from './program';
import { reportError } from './report-error';
import type { Terminal } from './terminal';

/** Runs one command line; answers the exit code. */
export async function run(args: string[], terminal: Terminal): Promise<number> {
  let exitCode = 0;
  const program = createProgram(terminal, (code) => (exitCode = code));
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    // Commander has printed what it had to say: an error, or the help that was asked for.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    return reportError(error, terminal.stderr);
  }
}
