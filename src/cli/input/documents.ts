// What a command reads from files and from its standard input.
import { readFileSync } from 'node:fs';
import { UsageError } from '../usage-error';
import type { Terminal } from '../terminal';

/** The bytes of a file; "-" is the standard input. */
export async function readDocument(file: string, { stdin }: Terminal): Promise<Buffer> {
  return file === '-' ? readAll(stdin) : readFile(file);
}

/** A JSON object in a file or, as "-", in the standard input, read by `read`. */
export async function readJsonObject(
  file: string,
  terminal: Terminal,
  read: (text: string) => unknown = JSON.parse,
): Promise<Record<string, unknown>> {
  const name = file === '-' ? 'standard input' : file;
  const text = (await readDocument(file, terminal)).toString('utf8');
  const json = parsed(text, name, read);
  if (typeof json === 'object' && json !== null && !Array.isArray(json)) return { ...json };
  throw new UsageError(`${name}: must hold a JSON object`);
}

/** "@file" stands for the text of that file without the line break at its end; anything else for itself. */
export const textOrFile = (value: string): string =>
  value.startsWith('@')
    ? readFile(value.slice(1))
        .toString('utf8')
        .replace(/\r?\n$/, '')
    : value;

export async function readAll(stdin: Terminal['stdin']): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

function readFile(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${(error as Error).message}`);
  }
}

function parsed(text: string, name: string, read: (text: string) => unknown): unknown {
  try {
    return read(text);
  } catch (error) {
    throw new UsageError(`${name}: is not JSON: ${(error as Error).message}`);
  }
}
