import { randomBytes } from 'node:crypto';
import { v7 } from 'uuid';
import { z } from 'zod';

/** Id of a source or a sink, chosen by its owner: 1–48 characters, safe in a path and in a search attribute. */
export const resourceId = () =>
  z
    .string()
    .regex(
      /^[a-zA-Z0-9](?:[a-zA-Z0-9._-]{0,46}[a-zA-Z0-9])?$/,
      'must be 1–48 letters, digits, ".", "_" or "-", beginning and ending with a letter or digit',
    );

/** Of a source or a sink. `paused` and disabled are one: a source takes nothing in, a sink's deliveries are parked. */
export type ResourceState = 'enabled' | 'paused';

/** Names of lists under the path where an id would stand. */
const reserved = ['deleted'];

/** An id for something new. */
export const newResourceId = () =>
  resourceId().refine((id) => !reserved.includes(id), 'is taken by a path of the API; choose another');

/**
 * An id made of a name: its letters and digits in lower case, words joined by "-", at most 48 characters, with "-2" and
 * so on at its end for the `attempt`s after the first. A name without letters or digits gives `fallback`.
 */
export function idOfName(name: string, fallback: string, attempt: number): string {
  const plain = name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
  const slug = plain.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '') || fallback;
  const suffix = attempt === 1 ? '' : `-${attempt}`;
  const id = slug.slice(0, 48 - suffix.length).replace(/-+$/, '') + suffix;
  return reserved.includes(id) ? `${id}-1` : id;
}

/** A new UUIDv7 (RFC 9562): sorts by the time it was made. Events and deliveries are named by one. */
export const newUuid = (): string => v7();

/** The least of those made at this moment, in ms since 1970, or later. */
export const firstUuidOf = (ms: number): string =>
  v7({ msecs: Math.max(0, Math.floor(ms)), random: new Uint8Array(16), seq: 0 });

/** A new random token of `length` characters from a URL-safe alphabet (6 bits each). */
export const newToken = (length: number): string =>
  randomBytes(Math.ceil((length * 3) / 4))
    .toString('base64url')
    .slice(0, length);
