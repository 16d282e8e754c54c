// Embedded ledgers of tests, on copies of one that is made once a run.
import { cpSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Ledger } from '../../src/ledger/ledger';
import { openEmbeddedLedger } from '../../src/ledger/open-ledger';
import { emptyOut } from './empty-out';
import { sharedServer } from './shared/shared-servers';

/** With nothing in it. */
export async function openEmptyLedger(): Promise<Ledger> {
  const { folder } = await sharedServer('ledgers');
  const directory = await mkdtemp(join(folder, 'copy-'));
  await copyEmptyLedger(directory);
  const ledger = await openEmbeddedLedger(directory);
  const close = async () => {
    await ledger.close();
    await rm(directory, { recursive: true, force: true });
  };
  return { ...ledger, close };
}

/** Puts a ledger with nothing in it into `directory`. */
export async function copyEmptyLedger(directory: string): Promise<void> {
  const { empty } = await sharedServer('ledgers');
  cpSync(empty, directory, { recursive: true });
}

/** One that the tests of this file have in turn: opening it takes longer than most of them. */
let kept: Ledger | undefined;
let isOver = false;
afterAll(async () => {
  isOver = true;
  await kept?.close();
});

/** The same, for a test that does not care what its `close` does: it is emptied, and open for the next test. */
export async function emptyLedger(): Promise<Ledger> {
  const ledger = kept ?? (await openEmptyLedger());
  kept = undefined;
  const close = async () => {
    if (kept || isOver) return ledger.close();
    await emptyOut(ledger.db);
    kept = ledger;
  };
  return { ...ledger, close };
}
