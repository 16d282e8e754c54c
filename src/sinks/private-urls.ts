import { isIP } from 'node:net';
import { addressRule } from './address-guard';

/**
 * One line for each URL in a sink's config that plainly leads to an address sinks may not reach. What a name leads to is
 * checked when the connection is made: it may change until then.
 */
export function privateUrlFaults(config: Record<string, unknown>, allowAddresses: string[]): string[] {
  const mayConnect = addressRule(allowAddresses);
  return Object.entries(config).flatMap(([field, value]) => {
    const address = typeof value === 'string' ? addressIn(value) : undefined;
    if (address === undefined || mayConnect(address)) return [];
    return [`config.${field}: ${address} is not a public address; PENSTOCK_ALLOW_ADDRESSES can allow its range`];
  });
}

/** The address that a URL names outright, by number or as this machine. */
function addressIn(text: string): string | undefined {
  if (!/^https?:/i.test(text) || !URL.canParse(text)) return undefined;
  const host = new URL(text).hostname.replace(/^\[|\]$/g, '');
  if (/(^|\.)localhost\.?$/.test(host)) return '127.0.0.1';
  return isIP(host) ? host : undefined;
}
