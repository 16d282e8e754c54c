// Real Iceberg catalogs for tests, on a file system and on S3.

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { icebergServersAreThere } from './shared/iceberg-servers';
import { nessieIsThere } from './shared/nessie';
import { sharedServer } from './shared/shared-servers';

export const fileCatalog = () => sharedServer('fileCatalog');
export const s3Catalog = () => sharedServer('s3Catalog');
export const nessie = () => sharedServer('nessie');

const isRequired = process.env.PENSTOCK_REQUIRE_SERVERS === '1';

/** `describe` where catalog, S3 server and pyiceberg are to be had, or must be (PENSTOCK_REQUIRE_SERVERS=1). */
export function describeWithIceberg(name: string, tests: () => void): void {
  if (icebergServersAreThere() || isRequired) return describe(name, tests);
  process.stderr.write(`${name}: skipped, no Iceberg servers in Penstock's cache (.ci/run fetches them)\n`);
  describe.skip(name, tests);
}

/** The same, where Nessie is to be had as well. */
export function describeWithNessie(name: string, tests: () => void): void {
  if (nessieIsThere() || isRequired) return describeWithIceberg(name, tests);
  process.stderr.write(`${name}: skipped, no Nessie in Penstock's cache (.ci/run fetches it)\n`);
  describe.skip(name, tests);
}

/** Runs a Python script with pyiceberg and answers what it printed as JSON. */
export async function runPyiceberg(script: string, args: string[]): Promise<unknown> {
  const { python } = await sharedServer('pyiceberg');
  const { stdout } = await promisify(execFile)(python, ['-W', 'ignore', '-c', script, ...args]);
  return JSON.parse(stdout);
}
