import type { Client } from '@temporalio/client';
import { sql } from 'drizzle-orm';
import type { Reconcile } from '../../src/dispatch/reconcile';
import { createTakeUpDelivery, type TakeUp } from '../../src/dispatch/take-up-delivery';
import type { Ledger } from '../../src/ledger/ledger';
import { penstockItself } from '../../src/model/change';
import { emptyLedger } from '../support/embedded-ledger';
import { accept, withSink, withSource } from '../support/world';

describe('a dead letter that the ledger has', () => {
  let ledger: Ledger;
  let id: string;
  beforeEach(async () => {
    ledger = await emptyLedger();
    await withSource(ledger);
    await withSink(ledger, {});
    id = await accept(ledger);
    await die();
  });
  afterEach(() => ledger.close());
  const die = () => ledger.db.execute(sql`update deliveries set state = 'dead'`);
  const ask = (what: TakeUp, key: string) =>
    createTakeUpDelivery(ledger.db, {} as Client, {} as Reconcile)(id, what, key, penstockItself);
  const amend = { verb: 'amend', amendment: { text: '{}' } } as const;

  it('is amended and retried under a key by which it was retried before', async () => {
    expect(await ask({ verb: 'retry' }, 'key')).toMatchObject({ state: 'pending' });
    await die();
    expect(await ask(amend, 'key')).toMatchObject({ state: 'pending', amended: true });
  });

  it.each<TakeUp>([{ verb: 'retry' }, amend])('is taken up once under one key by $verb', async (what) => {
    await ask(what, 'key');
    await die();
    expect(await ask(what, 'key')).toMatchObject({ state: 'dead' });
    expect(await ask(what, 'another key')).toMatchObject({ state: 'pending' });
  });
});
