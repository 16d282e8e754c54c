// Which addresses outgoing connections may lead to. Checked where the connection is made, on the very addresses it
// is made to, so that a name cannot mean one address when checked and another when connected to.
import { lookup as dnsLookup, type LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { buildConnector } from 'undici';
import { DeliveryError } from '../model/errors';

type Range = [ipaddr.IPv4 | ipaddr.IPv6, number];

/** As dns.lookup with `all`. */
export type Resolve = (
  host: string,
  options: { all: true; family?: number | 'IPv4' | 'IPv6' | undefined },
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

// Unicast by its number, yet the way to a cloud's metadata.
const refusedUnicast = [ipaddr.parseCIDR('168.63.129.16/32'), ipaddr.parseCIDR('::/96')];

/** Whether connections may be made to an address: a public one, or one in `allowAddresses`. */
export function addressRule(allowAddresses: string[]): (address: string) => boolean {
  const allowed = allowAddresses.map(readRange);
  return (address) => {
    if (!ipaddr.isValid(address)) return false;
    const parsed = ipaddr.process(address);
    if (allowed.some((range) => isWithin(parsed, range))) return true;
    return parsed.range() === 'unicast' && !refusedUnicast.some((range) => isWithin(parsed, range));
  };
}

export interface AddressGuard {
  /** Answers those addresses of a name that may be connected to; `addressRefused` when none may. */
  lookup: LookupFunction;
  /** Why a host must not be connected to that is an address already: sockets do not look it up. */
  refusalOf: (host: string) => DeliveryError | undefined;
}

/**
 * Refuses every address that is not public, unless it is in `allowAddresses`: ranges such as `10.0.0.0/8`, or single
 * addresses. Throws when a range cannot be read.
 */
export function addressGuard(allowAddresses: string[], resolve: Resolve = dnsLookup): AddressGuard {
  const mayConnect = addressRule(allowAddresses);
  const lookup: LookupFunction = (host, options, callback) => {
    resolve(host, { family: options.family, all: true }, (error, addresses) => {
      if (error) return callback(error, []);
      const usable = addresses.filter(({ address }) => mayConnect(address));
      if (usable[0] === undefined) return callback(refusal(host, addresses), []);
      if (options.all) callback(null, usable);
      else callback(null, usable[0].address, usable[0].family);
    });
  };
  const refusalOf = (host: string) =>
    isIP(host) && !mayConnect(host) ? refusal(host, [{ address: host, family: isIP(host) }]) : undefined;
  return { lookup, refusalOf };
}

/** Of undici. Fails with `addressRefused`. */
export function guardedConnector(...guard: Parameters<typeof addressGuard>): buildConnector.connector {
  const { lookup, refusalOf } = addressGuard(...guard);
  const connect = buildConnector({ lookup });
  return (options, callback) => {
    const refused = refusalOf(options.hostname);
    if (refused) callback(refused, null);
    else connect(options, callback);
  };
}

function isWithin(address: ipaddr.IPv4 | ipaddr.IPv6, [base, bits]: Range): boolean {
  return address.kind() === base.kind() && address.match(base, bits);
}

function readRange(text: string): Range {
  try {
    if (!isIP(text)) return ipaddr.parseCIDR(text);
    const address = ipaddr.process(text);
    return [address, address.kind() === 'ipv4' ? 32 : 128];
  } catch (cause) {
    throw new Error(`"${text}" is not an address or a range such as 10.0.0.0/8 or fd00::/8`, { cause });
  }
}

function refusal(host: string, addresses: LookupAddress[]): DeliveryError {
  const named = addresses.map(({ address }) => (address === host ? address : `${host} (${address})`)).join(', ');
  return new DeliveryError('addressRefused', `${named || host} is not a public address`);
}
