// The PostgreSQL of the ledger, when this machine knows it: a gateway that cannot reach it does not start to say so.
import { Client } from 'pg';
import { reasonOf } from '../../model/reason-of';
import { fine, problem, type Check } from './check';

const withinMs = 3000;

export async function checkDatabase(url: string): Promise<Check> {
  const name = 'PostgreSQL';
  let client: Client;
  try {
    client = new Client({ connectionString: url, connectionTimeoutMillis: withinMs, query_timeout: withinMs });
  } catch {
    return problem(name, 'PENSTOCK_DATABASE_URL is no URL', 'Set it to postgres://user:password@host:port/database.');
  }
  // A connection that ends unasked would end the process if nobody listened.
  client.on('error', () => undefined);
  const { host, port, database } = client;
  const where = `${host}:${port}/${database}`;
  try {
    await client.connect();
    const { rows } = await client.query<{ server_version: string }>('show server_version');
    return fine(name, `${where}, version ${rows[0]?.server_version}`);
  } catch (error) {
    return problem(name, `${where}: ${reasonOf(error)}`, 'Start the server, or correct PENSTOCK_DATABASE_URL.');
  } finally {
    await client.end().catch(() => undefined);
  }
}
