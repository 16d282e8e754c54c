// How values that JSON has no type for are written in it. The patterns mean the same in RE2 and in JavaScript.

import { decimalOf, type PrimitiveType } from '../format/types';

export const datePattern = '[0-9]{4}-[0-9]{2}-[0-9]{2}';
/** Days are written with four digits: these are the first and the last that have a year of our era. */
export const firstDay = '0001-01-01';
export const lastDay = '9999-12-31';
/** The same in epoch milliseconds. */
export const firstMs = Date.parse(firstDay);
export const lastMs = Date.parse(`${lastDay}T23:59:59.999Z`);
export const timePattern = '([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,6})?';
export const zonePattern = '(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])';
export const uuidPattern = '[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}';
export const base64Pattern = '([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?';

/** Digits before and after the point, as many as the type keeps. */
export function decimalPattern(type: PrimitiveType): string {
  const { precision, scale } = decimalOf(type)!;
  const fraction = scale === 0 ? '' : `(\\.[0-9]{1,${scale}})?`;
  return `-?[0-9]{1,${Math.max(1, precision - scale)}}${fraction}`;
}
