// Whether a value may become a line of newline-delimited JSON. A line that is cut off can take the next, good one with it
// when the file is read, so what is plainly no JSON object never becomes a line; the reader finds the rest.
import type { ErrorCode } from '../model/errors';

/** Longest line that is read, in bytes. */
export const maxLineBytes = 1_048_576;

const [space, tab, newline, carriageReturn, open, close] = [0x20, 0x09, 0x0a, 0x0d, 0x7b, 0x7d];

export interface Refusal {
  code: ErrorCode;
  reason: string;
}

/** Line ends in some bytes, asked about from the begin on: they are searched once, and not for each value in them. */
export class LineEnds {
  #newline = -1;
  #carriageReturn = -1;

  constructor(readonly bytes: Buffer) {}

  /** Whether there is one from `begin` to before `end`. */
  areBetween(begin: number, end: number): boolean {
    if (this.#newline < begin) this.#newline = this.#find(newline, begin);
    if (this.#carriageReturn < begin) this.#carriageReturn = this.#find(carriageReturn, begin);
    return this.#newline < end || this.#carriageReturn < end;
  }

  #find(byte: number, from: number): number {
    const found = this.bytes.indexOf(byte, from);
    return found === -1 ? Infinity : found;
  }
}

/** Whether the value from `begin` to before `end` is a line as it stands: most are. What is none is for `lineOf`. */
export const isLine = (lineEnds: LineEnds, begin: number, end: number): boolean =>
  lineEnds.bytes[begin] === open &&
  lineEnds.bytes[end - 1] === close &&
  end - begin <= maxLineBytes &&
  !lineEnds.areBetween(begin, end);

/** The bytes of the line, without its end, or why there can be none. */
export function lineOf(value: Buffer | null): { line: Buffer } | { refusal: Refusal } {
  if (value === null) return refused('the record has no value');
  if (value.length > maxLineBytes) {
    const reason = `value is ${value.length} bytes; at most ${maxLineBytes} are taken`;
    return { refusal: { code: 'payloadTooLarge', reason } };
  }
  if (edge(value, 1) !== open || edge(value, -1) !== close) return refused('value: must be a JSON object');
  if (!value.includes(newline) && !value.includes(carriageReturn)) return { line: value };
  return onOneLine(value);
}

/** The first byte that is no white space, from the begin (1) or from the end (-1). */
function edge(value: Buffer, step: 1 | -1): number | undefined {
  let at = step === 1 ? 0 : value.length - 1;
  while (isSpace(value[at])) at += step;
  return value[at];
}

const isSpace = (byte: number | undefined): boolean =>
  byte === space || byte === tab || byte === newline || byte === carriageReturn;

/** JSON has line ends only between its tokens: once it is known to be JSON, they can be spaces, and numbers stay as written. */
function onOneLine(value: Buffer): { line: Buffer } | { refusal: Refusal } {
  try {
    JSON.parse(value.toString('utf8'));
  } catch (error) {
    return refused(`value: is not valid JSON: ${(error as Error).message}`);
  }
  return { line: Buffer.from(value.map((byte) => (byte === newline || byte === carriageReturn ? space : byte))) };
}

const refused = (reason: string): { refusal: Refusal } => ({ refusal: { code: 'badRequest', reason } });
