import { isLosslessNumber } from 'lossless-json';

/**
 * What a path leads to in JSON, by its names and places; undefined where there is nothing. Arrays have their places and no
 * `length`; numbers that were read as `LosslessNumber` have nothing in them.
 */
export function valueAt(json: unknown, path: readonly string[]): unknown {
  let value = json;
  for (const name of path) {
    if (typeof value !== 'object' || value === null || isLosslessNumber(value)) return undefined;
    if (!Object.hasOwn(value, name) || (Array.isArray(value) && name === 'length')) return undefined;
    value = (value as Record<string, unknown>)[name];
  }
  return value;
}
