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

/** A new UUIDv7 (RFC 9562): sorts by the time it was made. Events and deliveries are named by one. */
export const newUuid = (): string => v7();

/** A new random token of `length` characters from a URL-safe alphabet (6 bits each). */
export const newToken = (length: number): string =>
  randomBytes(Math.ceil((length * 3) / 4))
    .toString('base64url')
    .slice(0, length);
