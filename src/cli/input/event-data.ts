// The data of an event as a command is given it: JSON, or text.
import { parse } from 'lossless-json';
import type { Terminal } from '../terminal';
import { UsageError } from '../usage-error';
import { readDocument } from './documents';

export interface EventDataOptions {
  data?: string;
  dataFile?: string;
}

/** Undefined when neither option is given. */
export async function readEventData(
  { data, dataFile }: EventDataOptions,
  terminal: Terminal,
): Promise<Buffer | undefined> {
  if (data !== undefined && dataFile !== undefined) throw new UsageError('give one of --data and --data-file');
  if (dataFile !== undefined) return readDocument(dataFile, terminal);
  return data === undefined ? undefined : Buffer.from(data);
}

/** What begins like JSON was meant as JSON: where it is none, it is refused, and not taken for text. */
export function readData(data: Buffer): { isJson: boolean; value: unknown } {
  const text = data.toString('utf8');
  try {
    return { isJson: true, value: JSON.parse(text) };
  } catch (error) {
    if (!/^\s*[{[]/.test(text)) return { isJson: false, value: text };
    throw new UsageError(`the data begins like JSON and is none: ${(error as Error).message}`);
  }
}

/** The same with every digit of its numbers, as the client sends them on. */
export function readLosslessData(data: Buffer): unknown {
  const { isJson, value } = readData(data);
  return isJson ? parse(data.toString('utf8'), undefined, { onDuplicateKey: ({ newValue }) => newValue }) : value;
}
