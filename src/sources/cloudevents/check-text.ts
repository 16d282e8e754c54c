import { PenstockError } from '../../model/errors';

/** Most headers taken with an event, and most attributes, names and values together, in bytes. */
export const maxHeaderBytes = 16 * 1024;
/** Longest event id and event type, in characters. */
export const maxIdLength = 256;
export const maxTypeLength = 256;

/** Longest `source`, in bytes: with the longest id it still fits into the index that knows duplicates. */
const maxSourceBytes = 1500;

const maxDepth = 1_000_000;

// What CloudEvents 1.0 (section 3.1.1) leaves out of its strings: controls, lone surrogates, noncharacters.
const unprintable = /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/u;
const isPlain = (text: string): boolean => /^[\x20-\x7e]+$/.test(text);

/** The text itself. Throws `badRequest` unless it is 1 to `maxLength` printable characters. */
export function checkPrintable(text: string, label: string, maxLength = Infinity): string {
  // Nearly always so, and quickly told.
  if (text.length <= maxLength && isPlain(text)) return text;
  if (text !== '' && [...text].length <= maxLength && !unprintable.test(text)) return text;
  const right = maxLength === Infinity ? 'printable characters, at least one' : `1–${maxLength} printable characters`;
  throw new PenstockError('badRequest', `${label}: must be ${right}, not ${shown(text)}`);
}

/** The text itself. Throws `badRequest` unless it can be an event's `source`. */
export function checkSource(text: string, label: string): string {
  const bytes = Buffer.byteLength(text);
  if (bytes <= maxSourceBytes) return checkPrintable(text, label);
  throw new PenstockError('badRequest', `${label}: is ${bytes} bytes; at most ${maxSourceBytes} are taken`);
}

/** A depth in a chain of triggers as a number. Throws `badRequest` unless it is an integer 0–1,000,000. */
export function checkDepth(text: string, label: string): number {
  if (/^\d{1,7}$/.test(text) && Number(text) <= maxDepth) return Number(text);
  throw new PenstockError('badRequest', `${label}: must be an integer from 0 to ${maxDepth}, not ${shown(text)}`);
}

const shown = (text: string): string => JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
