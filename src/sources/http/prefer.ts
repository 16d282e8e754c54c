// Prefer: wait=N (RFC 7240): the caller waits for the outcome, N seconds.
import { PenstockError } from '../../model/errors';

/** Longest wait; who asks for more gets this, and is told so by Preference-Applied. */
export const maxWaitSeconds = 60;

/** What is quoted may have commas and semicolons in it. */
const betweenCommas = /(?:"(?:\\.?|[^"\\])*(?:"|$)|[^,"])+/g;
const beforeSemicolon = /^(?:"(?:\\.?|[^"\\])*(?:"|$)|[^;"])*/;

/** `value` of the header, several of them joined by commas; undefined when none asks to wait. Throws `badRequest`. */
export function waitSecondsOf(value: string | undefined): number | undefined {
  // Section 2: of a preference that is given twice, the first counts; what is not known is passed over.
  for (const preference of (value ?? '').match(betweenCommas) ?? []) {
    const [name = '', given = ''] = (beforeSemicolon.exec(preference)?.[0] ?? '')
      .split('=', 2)
      .map((part) => part.trim());
    if (name.toLowerCase() === 'wait') return seconds(given.replace(/^"(.*)"$/, '$1'));
  }
  return undefined;
}

function seconds(given: string): number {
  const asked = /^\d+$/.test(given) ? Number(given) : 0;
  if (asked > 0) return Math.min(asked, maxWaitSeconds);
  const shown = given.replace(/[^\x20-\x7e]/g, '?').slice(0, 20);
  throw new PenstockError('badRequest', `Prefer: wait must be 1–${maxWaitSeconds} seconds, got "${shown}"`);
}
