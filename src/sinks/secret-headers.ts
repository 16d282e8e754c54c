// Headers that carry a credential. They are given as secrets, named `header.` and the header's name: sealed in the
// ledger, never shown, masked where a target repeats them.
import { Secret } from '../model/secret';
import type { AttemptRequest, HeaderSecret } from './define-sink';

const prefix = 'header.';
type Secrets = AttemptRequest<unknown, never>['secrets'];

/** The header's name, when the secret is one that is sent as a header. */
export const headerOfSecret = (secretName: string): string | undefined =>
  secretName.startsWith(prefix) ? secretName.slice(prefix.length) : undefined;

/** The headers to send for the secrets. */
export function secretHeaders(secrets: Secrets): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const name of Object.keys(secrets) as HeaderSecret[]) {
    const header = headerOfSecret(name);
    const value = secrets[name]?.reveal();
    if (header !== undefined && value !== undefined) headers[header] = value;
  }
  return headers;
}

const credentialName = /authorization|cookie|secret|password|(^|[-_])(token|key|apikey)$/i;
/** Keys that open nothing. */
const plainKeys = /^(idempotency|routing|partition|ordering)-key$/i;

const isCredential = (header: string): boolean => credentialName.test(header) && !plainKeys.test(header);

/** One line for each header of a config that by its name carries a credential, saying how to give it instead. */
export function credentialFaults({ headers = {} }: { headers?: unknown }): string[] {
  return Object.keys(headers as object)
    .filter(isCredential)
    .map(
      (name) =>
        `config.headers.${name}: is a credential, and config is shown to everyone; give it as secret "${prefix}${name}"`,
    );
}

const mayBeCredential = /authorization|cookie|token|secret|key|password/i;

/** What must not show in a message or a receipt: the secrets, and headers of the config that may be as good as one. */
export function hiddenValues(secrets: Secrets, headers: Record<string, string>): Partial<Record<string, Secret>> {
  const hidden: Partial<Record<string, Secret>> = { ...secrets };
  for (const [name, value] of Object.entries(headers)) {
    if (mayBeCredential.test(name)) hidden[`config.headers.${name}`] = new Secret(value);
  }
  return hidden;
}
