// The Temporal SDK can download its servers, but cannot be told to give up. So it does that in a process of its own,
// which is ended when nothing has arrived for half a minute.

import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand, type Report } from './run-command';

/** How long a download may stand still. */
const stallLimitMs = 30_000;

const script = `
  const [, testing, start, version, downloadDir] = process.argv;
  const { TestWorkflowEnvironment } = require(testing);
  TestWorkflowEnvironment[start]({ server: { executable: { type: 'cached-download', version, downloadDir } } }).then(
    (environment) => environment.teardown(),
    (error) => {
      console.error(String(error.cause ?? error));
      process.exit(1);
    },
  );`;

export interface SdkDownload {
  server: 'dev-server' | 'time-skipping';
  /** A release such as `v1.5.1`, or `default` for the one the SDK was made for. */
  version: string;
  directory: string;
  env: NodeJS.ProcessEnv;
  report: Report;
}

/** Downloads the server into the empty directory and answers the path of the executable. */
export async function sdkDownload({ server, version, directory, env, report }: SdkDownload): Promise<string> {
  const start = server === 'dev-server' ? 'createLocal' : 'createTimeSkipping';
  const abort = new AbortController();
  let received = 0;
  let stalledSince = Date.now();
  const watch = async () => {
    const bytes = await bytesIn(directory);
    if (bytes > received) {
      report(`downloading, ${(bytes / 1e6).toFixed(0)} MB so far`);
      received = bytes;
      stalledSince = Date.now();
    } else if (Date.now() - stalledSince > stallLimitMs) {
      abort.abort(new Error(`nothing arrived for ${stallLimitMs / 1000} s`));
    }
  };
  const timer = setInterval(() => void watch(), 5_000);
  try {
    const args = ['-e', script, require.resolve('@temporalio/testing'), start, version, directory];
    await runCommand({ file: process.execPath, args, env, signal: abort.signal });
  } finally {
    clearInterval(timer);
  }
  const [file] = await readdir(directory);
  if (file === undefined) throw new Error('the SDK left no file behind');
  return join(directory, file);
}

async function bytesIn(directory: string): Promise<number> {
  const files = await readdir(directory).catch(() => []);
  const sizes = await Promise.all(
    files.map((file) =>
      stat(join(directory, file)).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
