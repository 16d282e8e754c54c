// Bounds of a column in a file, cut short: readers only need that every value lies between them.

import { toBytes } from './bytes';
import type { PrimitiveType, Value } from './types';

/** Characters kept of a string's bound, and bytes of a binary's: what other writers keep. */
const kept = 16;

/** The lower bound as bytes: a prefix is never above the value. */
export function lowerBound(type: PrimitiveType, value: Value): Buffer {
  if (type === 'string') return Buffer.from([...(value as string)].slice(0, kept).join(''), 'utf8');
  if (type === 'binary') return Buffer.from((value as Buffer).subarray(0, kept));
  return toBytes(type, value === 0 && isFloating(type) ? -0 : value);
}

/** The upper bound as bytes: a cut one is raised to stay above. Undefined when there is no such short one. */
export function upperBound(type: PrimitiveType, value: Value): Buffer | undefined {
  if (type === 'string') {
    const text = raised([...(value as string)]);
    return text === undefined ? undefined : Buffer.from(text, 'utf8');
  }
  if (type === 'binary') return raisedBytes(value as Buffer);
  return toBytes(type, value === 0 && isFloating(type) ? 0 : value);
}

/** Their two zeros are one to whoever makes statistics, and one above the other to readers of bounds. */
const isFloating = (type: PrimitiveType): boolean => type === 'float' || type === 'double';

function raised(characters: string[]): string | undefined {
  if (characters.length <= kept) return characters.join('');
  for (let last = kept - 1; last >= 0; last--) {
    const next = characters[last]!.codePointAt(0)! + 1;
    // Surrogates are no characters: above U+D7FF comes U+E000.
    const point = next === 0xd800 ? 0xe000 : next;
    if (point <= 0x10ffff) return characters.slice(0, last).join('') + String.fromCodePoint(point);
  }
  return undefined;
}

function raisedBytes(bytes: Buffer): Buffer | undefined {
  if (bytes.length <= kept) return Buffer.from(bytes);
  for (let last = kept - 1; last >= 0; last--) {
    if (bytes[last]! < 0xff) return Buffer.from([...bytes.subarray(0, last), bytes[last]! + 1]);
  }
  return undefined;
}
