import { z } from 'zod';

/** A time as people and programs ask for it: with its zone. */
export const rfc3339 = z.iso.datetime({
  offset: true,
  error: 'must be RFC 3339 with a time zone, such as "2025-01-31T00:00:00Z"',
});
