// A connection to the database of an outbox's owner, to an address that may be connected to.
import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { Client, type ClientConfig } from 'pg';
import { PenstockError } from '../../model/errors';
import type { Secret } from '../../model/secret';

/** Name of the URL among a source's secrets. */
export const databaseSecretName = 'database';

/** Longest time a query may take. */
const queryTimeoutMs = 30_000;

/** Whether an address may be connected to: the rule of outgoing HTTP. */
export type MayConnect = (address: string) => boolean;

/** Throws `addressRefused`, or what PostgreSQL or the network says. */
export async function connectTo(url: Secret, mayConnect: MayConnect, purpose: string): Promise<Client> {
  const client = new Client({
    ...(await addressOf(new URL(url.reveal()), mayConnect)),
    connectionTimeoutMillis: 5000,
    query_timeout: queryTimeoutMs,
    keepAlive: true,
    application_name: `penstock ${purpose}`,
  });
  // A connection that breaks while nothing is asked must not end the process: the next question fails.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/** The very address that was checked, so that the name cannot mean another one when it is connected to. */
async function addressOf(url: URL, mayConnect: MayConnect): Promise<ClientConfig> {
  const host = decodeURIComponent(url.hostname).replace(/^\[|\]$/g, '') || 'localhost';
  if (host.startsWith('/') || url.searchParams.has('host')) {
    throw new PenstockError('addressRefused', 'the URL of the outbox names a socket or a second host; name one host');
  }
  const addresses = isIP(host) ? [host] : (await lookup(host, { all: true })).map(({ address }) => address);
  const address = addresses.find(mayConnect);
  if (address === undefined) {
    throw new PenstockError('addressRefused', `${host} (${addresses.join(', ')}) is not a public address`);
  }
  return {
    host: address,
    port: Number(url.port || 5432),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database: decodeURIComponent(url.pathname.slice(1)) || decodeURIComponent(url.username),
    ...tlsOf(url.searchParams.get('sslmode'), host),
  };
}

/** As libpq's sslmode: certificates are checked unless it is `require` or `no-verify`; without one there is no TLS. */
function tlsOf(mode: string | null, host: string): Pick<ClientConfig, 'ssl'> {
  const servername = isIP(host) ? {} : { servername: host };
  if (mode === null || mode === 'disable') return {};
  if (mode === 'require' || mode === 'no-verify') return { ssl: { rejectUnauthorized: false, ...servername } };
  return { ssl: servername };
}
