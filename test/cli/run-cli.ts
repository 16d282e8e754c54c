// The command line run in this process, its output caught.
import { Readable } from 'node:stream';
import { run } from '../../src/cli/run';

export interface Ran {
  exitCode: number;
  stdout: string;
  stderr: string;
  /** What was printed, as the one JSON document it should be. */
  json(): unknown;
}

/** No environment but what is given, and no state directory, so nothing of this machine gets in. */
export async function runCli(args: string[], env: NodeJS.ProcessEnv = {}, stdin = ''): Promise<Ran> {
  const printed = { stdout: '', stderr: '' };
  const catching = (name: keyof typeof printed) => ({ write: (text: string) => void (printed[name] += text) });
  const terminal = {
    env: { PENSTOCK_STATE_DIR: '/nonexistent', ...env },
    stdin: Readable.from(stdin === '' ? [] : [Buffer.from(stdin)]),
    stdout: catching('stdout'),
    stderr: catching('stderr'),
  };
  const exitCode = await run(args, terminal);
  return { exitCode, ...printed, json: () => JSON.parse(printed.stdout) as unknown };
}
