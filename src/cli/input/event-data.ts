// The data of an event as a command is given it: JSON, or text.
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
export function isJson(data: Buffer): boolean {
  const text = data.toString('utf8');
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    if (!/^\s*[{[]/.test(text)) return false;
    throw new UsageError(`the data begins like JSON and is none: ${(error as Error).message}`);
  }
}

export const parsedData = (data: Buffer): unknown =>
  isJson(data) ? JSON.parse(data.toString('utf8')) : data.toString('utf8');
