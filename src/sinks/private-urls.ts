import { isIP } from 'node:net';
import { addressRule } from './address-guard';

/**
 * One line for each URL in a sink's config that plainly leads to an address sinks may not reach. What a name leads to is
 * checked when the connection is made: it may change until then.
 */
export function privateUrlFaults(config: Record<string, unknown>, allowAddresses: string[]): string[] {
  const mayConnect = addressRule(allowAddresses);
  return urlsIn(config, 'config').flatMap(([field, value]) => {
    const address = addressIn(value);
    if (address === undefined || mayConnect(address)) return [];
    return [`${field}: ${address} is not a public address; PENSTOCK_ALLOW_ADDRESSES can allow its range`];
  });
}

/** What is sent may say any URL, whatever it is called. */
const sent = ['headers', 'body'];
/** Further in, what is called so. */
const nestedUrl = /(url|endpoint)$/i;

const urlsIn = (config: object, path: string, isNested = false): [field: string, value: string][] =>
  Object.entries(config).flatMap(([name, value]: [string, unknown]): [string, string][] => {
    const field = `${path}.${name}`;
    if (typeof value === 'string') return isNested && !nestedUrl.test(name) ? [] : [[field, value]];
    const isSettings = typeof value === 'object' && value !== null && !sent.includes(name);
    return isSettings ? urlsIn(value, field, true) : [];
  });

/** The address that a URL names outright, by number or as this machine. */
function addressIn(text: string): string | undefined {
  if (!/^https?:/i.test(text) || !URL.canParse(text)) return undefined;
  const host = new URL(text).hostname.replace(/^\[|\]$/g, '');
  if (/(^|\.)localhost\.?$/.test(host)) return '127.0.0.1';
  return isIP(host) ? host : undefined;
}
