// One suite over both ledgers: the embedded one, and a real PostgreSQL.
import type { Ledger } from '../../src/ledger/ledger';
import { openPostgresLedger } from '../../src/ledger/open-ledger';
import { openEmptyLedger } from './embedded-ledger';
import { emptyOut } from './empty-out';
import { createDatabase, describeWithPostgres } from './postgres';

/** Runs the tests with PGlite and with PostgreSQL; `ledger()` is emptied before each test. */
export function onEveryLedger(tests: (ledger: () => Ledger) => void): void {
  describe('PGlite', () => suite(openEmptyLedger, tests));
  onPostgres(tests);
}

/** For what PGlite's one connection cannot show: races. */
export function onPostgres(tests: (ledger: () => Ledger) => void): void {
  describeWithPostgres('PostgreSQL', () => suite(async () => openPostgresLedger(await createDatabase()), tests));
}

function suite(open: () => Promise<Ledger>, tests: (ledger: () => Ledger) => void): void {
  let ledger: Ledger | undefined;
  beforeAll(async () => {
    ledger = await open();
  });
  afterAll(() => ledger?.close());
  beforeEach(() => ledger && emptyOut(ledger.db));
  tests(() => {
    if (!ledger) throw new Error('the ledger is opened before all tests');
    return ledger;
  });
}
