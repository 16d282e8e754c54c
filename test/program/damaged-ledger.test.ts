import { mkdtemp, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { readSettings } from '../../src/program/settings';
import { openLedger } from '../../src/program/open-ledger';
import { Stack } from '../../src/program/stack';
import { smallDisk } from '../support/small-disk';

let directory: string;
beforeEach(async () => (directory = await mkdtemp(join(tmpdir(), 'penstock-damaged-'))));
afterEach(() => rm(directory, { recursive: true }));

const open = (path: string) =>
  openLedger({ settings: readSettings({}), log: pino({ enabled: false }), stack: new Stack() }, path);

it.each([
  ['a file is broken', (ledger: string) => truncate(join(ledger, 'global', 'pg_control'), 10)],
  ['a part is gone', (ledger: string) => rm(join(ledger, 'PG_VERSION'))],
])('says in one line which ledger cannot be opened, and what to do, when %s', async (_, damage) => {
  const ledger = join(directory, 'ledger');
  await (await open(ledger)).close();
  await damage(ledger);

  await expect(open(ledger)).rejects.toMatchObject({
    code: 'ledgerUnavailable',
    message: expect.stringMatching(
      /^ledger \S+ cannot be opened \(.+\): put it back from a backup, or move it away/,
    ) as string,
  });
});

it('says of the first start on a full disk what it is, and starts when there is room', async () => {
  const disk = await smallDisk(192);
  const ledger = join(disk.folder, 'ledger');
  await disk.leave(5_000_000);
  await expect(open(ledger)).rejects.toMatchObject({
    code: 'diskFull',
    message: `ledger ${ledger} cannot be opened (its disk is full): make room on its disk, then start again`,
  });
  await disk.leave();
  await (await open(ledger)).close();
  await disk.close();
});
