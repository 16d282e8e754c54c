import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { createKeyring } from '../../src/ledger/secrets/keyring';
import { readKeyIds } from '../../src/ledger/secrets/key-ids';
import { resealSecrets } from '../../src/ledger/secrets/reseal-secrets';
import { readSecrets, writeSecrets } from '../../src/ledger/secrets/secrets';
import { onEveryLedger } from '../support/ledgers';

const newKey = () => randomBytes(32).toString('base64');

onEveryLedger((ledger) => {
  it('seals every secret anew, which the former key no longer opens then', async () => {
    const [before, after] = [newKey(), newKey()];
    const former = createKeyring(before);
    const both = createKeyring(after, [before]);
    const { db } = ledger();
    const many = Object.fromEntries(Array.from({ length: 230 }, (_, n) => [`header.x-${n}`, `value ${n}`]));
    await writeSecrets(db, former, { sourceId: 'shop', sinkId: 'hook' }, many);
    await writeSecrets(db, former, { sourceId: 'shop' }, { ingest: 'of the source' });
    expect((await readSecrets(db, both, { sourceId: 'shop' })).ingest?.reveal()).toBe('of the source');

    expect(await resealSecrets(db, both)).toEqual({ resealed: 231, unreadable: 0 });
    expect(await readKeyIds(db)).toEqual([{ keyId: both.keyId, secrets: 231 }]);
    const alone = createKeyring(after);
    const read = await readSecrets(db, alone, { sourceId: 'shop', sinkId: 'hook' });
    expect(read['header.x-229']?.reveal()).toBe('value 229');
    await expect(readSecrets(db, former, { sourceId: 'shop' })).rejects.toMatchObject({ code: 'secretUnreadable' });
    expect(await resealSecrets(db, both)).toEqual({ resealed: 0, unreadable: 0 });
  });

  it('passes over what no key at hand opens', async () => {
    const { db } = ledger();
    const keyring = createKeyring(newKey());
    await writeSecrets(db, createKeyring(newKey()), { sourceId: 'lost' }, { ingest: 'x' });
    expect(await resealSecrets(db, keyring)).toEqual({ resealed: 0, unreadable: 1 });
    await db.execute(sql`delete from secrets`);
  });
});
