// JSON whose whole numbers may have 63 bits: snapshot ids do, and JSON.parse would round them.

import { parse, stringify } from 'lossless-json';

/** Parses JSON; whole numbers that a JavaScript number cannot hold become bigints. */
export const parseJson = (text: string): unknown =>
  parse(text, undefined, (digits) => {
    const number = Number(digits);
    return Number.isSafeInteger(number) || !/^-?\d+$/.test(digits) ? number : BigInt(digits);
  });

/** JSON text; bigints become whole numbers. */
export const toJson = (value: unknown): string => stringify(value) ?? 'null';
