import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { say, type Terminal } from '../terminal';
import { UsageError } from '../usage-error';
import { readAll, textOrFile } from './documents';

/** The one that was given ("@file": the text of that file); else it is asked for without an echo, or read from a pipe. */
export async function readPassword(given: string | undefined, question: string, terminal: Terminal): Promise<string> {
  const { stdin, stderr } = terminal;
  if (given !== undefined) return textOrFile(given);
  if (!stdin.isTTY) {
    const text = (await readAll(stdin)).toString('utf8').replace(/\r?\n$/, '');
    if (text !== '') return text;
    throw new UsageError('--password: must be given, as text or @file, or come from the standard input');
  }
  stderr.write(`${question}: `);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const asking = createInterface({ input: stdin as NodeJS.ReadStream, output: silent, terminal: true });
  try {
    return await asking.question('');
  } finally {
    asking.close();
    say(stderr, '');
  }
}
