// A real PostgreSQL for tests.

import { postgresFolder } from './shared/start-postgres';
import { sharedServer } from './shared/shared-servers';

/** A new, empty database on the PostgreSQL of this jest run. It is dropped when the run ends. */
export const createDatabase = async (): Promise<string> => (await sharedServer('database')).url;

const isThere = process.env.PENSTOCK_TEST_DATABASE_URL !== undefined || postgresFolder() !== undefined;
const isRequired = process.env.PENSTOCK_REQUIRE_SERVERS === '1';

/** `describe` where PostgreSQL is to be had, or must be (PENSTOCK_REQUIRE_SERVERS=1); else skipped, saying why. */
export function describeWithPostgres(name: string, tests: () => void): void {
  if (isThere || isRequired) return describe(name, tests);
  process.stderr.write(`${name}: skipped, no PostgreSQL found (install it or set PENSTOCK_TEST_DATABASE_URL)\n`);
  describe.skip(name, tests);
}
