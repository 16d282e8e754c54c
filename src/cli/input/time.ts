import { duration, toMs } from '../../model/duration';

/** How options that take one call it. */
export const timeOrAgo = 'RFC 3339, or how long ago: 30m, 12h, 7d';

/** A length of time is so long before now; anything else is for the API to judge. */
export const timeOption = (text: string): string =>
  duration().safeParse(text).success ? new Date(Date.now() - toMs(text)).toISOString() : text;
