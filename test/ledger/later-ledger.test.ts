import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import type { Ledger } from '../../src/ledger/ledger';
import { readSettings } from '../../src/program/settings';
import { openLedger } from '../../src/program/open-ledger';
import { Stack } from '../../src/program/stack';
import { createDatabase, describeWithPostgres } from '../support/postgres';
import { silent } from '../support/silent';

/** As a later version leaves it: with a migration that this one does not have. */
const writeByLaterVersion = (ledger: Ledger) =>
  ledger.db.execute(
    sql`insert into drizzle.__drizzle_migrations (hash, created_at) select 'later', max(created_at) + 1 from drizzle.__drizzle_migrations`,
  );

const open = (databaseUrl?: string, directory = '') =>
  openLedger(
    {
      settings: readSettings(databaseUrl === undefined ? {} : { PENSTOCK_DATABASE_URL: databaseUrl }),
      log: silent,
      stack: new Stack(),
    },
    directory,
  );

async function expectRefusal(reopen: () => Promise<Ledger>): Promise<void> {
  const ledger = await reopen();
  await writeByLaterVersion(ledger);
  await ledger.close();
  await expect(reopen()).rejects.toMatchObject({
    code: 'ledgerTooNew',
    message:
      'the ledger was last written by a later version of Penstock: start that version, or restore a backup from before it',
  });
}

it('does not start on an embedded ledger that a later version has written, and says what to do', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'penstock-later-'));
  await expectRefusal(() => open(undefined, join(directory, 'ledger')));
  await rm(directory, { recursive: true });
});

describeWithPostgres('with PostgreSQL', () => {
  it('does not start on a ledger that a later version has written, and says what to do', async () => {
    const databaseUrl = await createDatabase();
    await expectRefusal(() => open(databaseUrl));
  });
});
