import { sql } from 'drizzle-orm';
import { pruneChanges } from '../../../src/ledger/kv/read-changes';
import { createMutate } from '../../../src/sources/kv/mutate';
import { KvBell } from '../../../src/sources/kv/kv-bell';
import { watchChanges } from '../../../src/sources/kv/watch';
import { heldBefore } from '../../support/ledger-faults';
import { emptyLedger } from '../../support/embedded-ledger';
import { silent } from '../../support/silent';

it('tells a reader that changes are gone which were forgotten while it was about to read them', async () => {
  const ledger = await emptyLedger();
  const { db } = ledger;
  await createMutate(db, silent)({ kind: 'put', collection: 'orders', key: '1', value: '1', chain: {} });
  await db.execute(sql`update kv_changes set changed_at = now() - interval '25 hours'`);
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  const forget = () => void pruneChanges(db).then(release);
  const slow = { ...ledger, db: heldBefore(db, /from kv_changes/, forget, released) };

  const from = { collection: 'orders', prefix: '', from: 0 };
  const first = watchChanges(slow, new KvBell(slow), from, new AbortController().signal).next();

  await expect(first).rejects.toMatchObject({ code: 'kvChangesGone' });
  await ledger.close();
});
