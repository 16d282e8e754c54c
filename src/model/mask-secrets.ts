// Secrets that somebody else repeats, such as the target of a sink in its answer, are not shown.
import type { Secret } from './secret';

const mask = '[secret]';

/** Shorter parts of secrets are words that any text may have. In characters. */
const shortestPart = 4;

/**
 * The text without the secrets, however they are written, and without the credentials in them. Whoever shows only the
 * beginning cuts it afterwards: a secret that is cut is not found.
 */
export function maskSecrets(text: string, secrets: Partial<Record<string, Secret>>): string {
  return Object.values(secrets)
    .flatMap((secret) => (secret ? [secret.reveal(), ...credentialsIn(secret.reveal())] : []))
    .filter((value) => value.length <= text.length)
    .flatMap((value) => [value, encodeURIComponent(value), ...inJson(value)])
    .sort((one, other) => other.length - one.length)
    .reduce((masked, value) => masked.replaceAll(value, mask), text);
}

/** As JSON writes it, which may escape slashes or not. */
function inJson(value: string): string[] {
  const escaped = JSON.stringify(value).slice(1, -1);
  return [escaped, escaped.replaceAll('/', '\\/')];
}

/** What follows the scheme in a header such as `Bearer …`; of `Basic …`, which is encoded, the password as well. */
function credentialsIn(value: string): string[] {
  const [, scheme = '', credential = ''] = /^([\w-]+) +(.+)$/.exec(value) ?? [];
  const decoded = scheme.toLowerCase() === 'basic' ? Buffer.from(credential, 'base64').toString('utf8') : '';
  const password = decoded.slice(decoded.indexOf(':') + 1);
  return [credential, decoded, password].filter((part) => part.length >= shortestPart);
}
