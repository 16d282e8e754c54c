import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import { sql } from 'drizzle-orm';
import type { Reconcile } from '../../src/dispatch/reconcile';
import { createTakeUpDelivery, type TakeUp } from '../../src/dispatch/take-up-delivery';
import type { Ledger } from '../../src/ledger/ledger';
import { penstockItself } from '../../src/model/change';
import type { DeliveryView } from '../../src/model/delivery';
import { emptyLedger } from '../support/embedded-ledger';
import { accept, claimOne, withSink, withSource } from '../support/world';

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

describe('a delivery whose workflow is being started', () => {
  let ledger: Ledger;
  beforeEach(async () => {
    ledger = await emptyLedger();
    await withSource(ledger);
    await withSink(ledger, {});
    await accept(ledger);
  });
  afterEach(() => ledger.close());

  const view: DeliveryView = { state: 'running', attempts: 1 };
  /** An engine that knows the workflow from when it is asked so often. */
  const takingUp = (knownFrom: number) => {
    const asked = { engine: 0, reconcile: 0 };
    const executeUpdate = () => {
      asked.engine += 1;
      return asked.engine < knownFrom
        ? Promise.reject(new WorkflowNotFoundError('not found', 'w', undefined))
        : Promise.resolve(view);
    };
    const client = {
      withDeadline: (_: number, question: () => unknown) => question(),
      workflow: { getHandle: () => ({ executeUpdate }) },
    } as unknown as Client;
    const delivery = () => Promise.resolve(void (asked.reconcile += 1));
    const takeUp = createTakeUpDelivery(ledger.db, client, { delivery, group: delivery });
    return { asked, retry: (id: string) => takeUp(id, { verb: 'retry' }, 'key', penstockItself) };
  };

  it('is asked again until the engine knows it, and not taken for one that is gone', async () => {
    const { id } = await claimOne(ledger);
    const { asked, retry } = takingUp(3);
    expect(await retry(id)).toMatchObject(view);
    expect(asked).toEqual({ engine: 3, reconcile: 0 });
  });

  it('is reconciled at once when its start is long ago', async () => {
    const { id } = await claimOne(ledger);
    await ledger.db.execute(sql`update deliveries set overdue_at = now() + interval '1 hour'`);
    const { asked, retry } = takingUp(2);
    expect(await retry(id)).toMatchObject(view);
    expect(asked).toEqual({ engine: 2, reconcile: 1 });
  });
});
