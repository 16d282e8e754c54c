import { configurationReader } from '../../src/ledger/configuration';
import { findEntry } from '../../src/ledger/kv/read-entries';
import type { Ledger } from '../../src/ledger/ledger';
import type { KvMutation } from '../../src/model/kv';
import type { Inward } from '../../src/model/inward';
import { createAccept } from '../../src/sources/accept';
import { createInward } from '../../src/sources/inward';
import { createMutate } from '../../src/sources/kv/mutate';
import { emptyLedger } from '../support/embedded-ledger';
import { silent } from '../support/silent';
import { keyring } from '../support/world';

describe('a key that a function writes', () => {
  let ledger: Ledger;
  let inward: Inward;
  beforeEach(async () => {
    ledger = await emptyLedger();
    const { db } = ledger;
    const ways = { accept: createAccept(db, silent), mutate: createMutate(db, silent) };
    inward = createInward({ db, configuration: configurationReader(db, keyring), ...ways });
  });
  afterEach(() => ledger.close());

  const put = (key: string, more: object = {}): KvMutation => ({
    ...{ kind: 'put', collection: 'orders', key, value: '1', chain: {}, ...more },
  });

  it.each([1e300, Infinity, NaN, 0, -1, null, '5000'])(
    'is refused with %p as the time it is kept, and no other for it',
    async (ttlMs) => {
      const [odd, other] = await Promise.allSettled([
        inward.mutate(put('odd', { ttlMs })),
        inward.mutate(put('other')),
      ]);
      expect(odd).toMatchObject({
        reason: { code: 'badRequest', message: expect.stringContaining('ttlMs') as string },
      });
      expect(other).toMatchObject({ value: { kind: 'written' } });
      expect(await findEntry(ledger.db, { collection: 'orders', key: 'odd' })).toBeUndefined();
    },
  );

  it('is kept for up to ten years', async () => {
    const ttlMs = 3650 * 86_400_000;
    expect(await inward.mutate(put('long', { ttlMs }))).toMatchObject({ kind: 'written' });
  });
});
