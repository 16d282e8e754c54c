// The embedded ledger that tests begin with: making one takes seconds, copying it a fraction of one.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbeddedLedger } from '../../../src/ledger/open-ledger';
import type { AtEnd } from './global-setup';
import type { Shared } from './shared-servers';

export async function makeLedgers(atEnd: AtEnd): Promise<Shared['ledgers']> {
  const folder = await mkdtemp(join(tmpdir(), 'penstock-ledgers-'));
  atEnd(() => rm(folder, { recursive: true, force: true }));
  const empty = join(folder, 'empty');
  await (await openEmbeddedLedger(empty)).close();
  return { folder, empty };
}
