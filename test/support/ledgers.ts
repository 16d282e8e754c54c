// One suite over both ledgers: the embedded one, and a real PostgreSQL.
import { sql } from 'drizzle-orm';
import type { Ledger } from '../../src/ledger/ledger';
import { openEmbeddedLedger, openPostgresLedger } from '../../src/ledger/open-ledger';
import { createDatabase, describeWithPostgres } from './postgres';

/** Runs the tests with PGlite and with PostgreSQL; `ledger()` is emptied before each test. */
export function onEveryLedger(tests: (ledger: () => Ledger) => void): void {
  describe('PGlite', () => suite(() => openEmbeddedLedger(), tests));
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
  beforeEach(() =>
    ledger?.db.execute(
      sql`truncate sources, deleted_sources, deleted_sinks, secrets, versions, idempotency_keys, order_keys, events, deliveries, attempts,
        groups, notices, statistics, engine, tokens, users, login_attempts, audit, kv_entries, kv_changes, kafka_starts,
        kafka_losses, rejected_records, table_batches, table_standings, chains, kv_requests, function_logs,
        dead_letter_notes, dead_letter_handlings cascade`,
    ),
  );
  tests(() => {
    if (!ledger) throw new Error('the ledger is opened before all tests');
    return ledger;
  });
}
