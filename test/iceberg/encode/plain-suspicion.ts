// Whether a line is suspect, byte by byte: the reference for what is found 64 bytes at a time.
import type { Suspicion } from '../../../src/iceberg/encode/line-scanner';

export function isSuspectPlainly(line: string, { texts, longNumbers }: Suspicion): boolean {
  if (!line.startsWith('{') || !line.endsWith('}')) return true;
  let name = '';
  let rest = line;
  let depth = 0;
  while (rest !== '') {
    if (rest.startsWith('"')) {
      const text = /^"((?:\\.|[^"\\])*)"/s.exec(rest);
      if (!text) return true;
      name = text[1]!;
      rest = rest.slice(text[0].length);
    } else {
      if (/^[{[]/.test(rest)) depth += 1;
      if (/^[}\]]/.test(rest)) depth -= 1;
      if (depth > 1000) return true;
      if (/^,\s*[}\]]|^[NIi]|^n(?!u)/.test(rest)) return true;
      if (rest.startsWith('+') && !/[eE]$/.test(line.slice(0, line.length - rest.length))) return true;
      if (/^:\s*(?:[^\s"n]|$)/.test(rest) && (texts.has(name) || name.includes('\\'))) return true;
      if (longNumbers && /^[0-9.]{16}|^[0-9][0-9.]*[eE]/.test(rest)) return true;
      // Outside of texts no JSON has a backslash: it only must not begin a text unnoticed.
      rest = rest.slice(/^\\["\\]/.test(rest) ? 2 : 1);
    }
  }
  return false;
}
