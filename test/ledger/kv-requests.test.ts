import { sql } from 'drizzle-orm';
import { pruneAnswered } from '../../src/ledger/kv/answered-requests';
import { rows } from '../../src/ledger/ledger';
import { createMutate } from '../../src/sources/kv/mutate';
import { emptyLedger } from '../support/embedded-ledger';
import { silent } from '../support/silent';
import { accept, withSink, withSource } from '../support/world';

it('remembers a write as long as its delivery may be attempted again', async () => {
  const ledger = await emptyLedger();
  const { db } = ledger;
  await withSource(ledger);
  await withSink(ledger, {});
  const id = await accept(ledger);
  const mutate = createMutate(db, silent);
  const write = (deliveryId: string) =>
    mutate({
      ...{ kind: 'put', collection: 'orders', key: '1', value: '1', chain: {} },
      requestId: `${deliveryId}:1:put:orders/1`,
    });
  const afterMonths = async (state: string) => {
    await db.execute(sql`update deliveries set state = ${state}`);
    await db.execute(sql`update kv_requests set answered_at = now() - interval '61 days'`);
    await pruneAnswered(db);
    return rows(db, sql`select from kv_requests`);
  };

  const first = await write(id);
  await write('of a test');
  expect(await afterMonths('dead')).toHaveLength(1);
  expect(await write(id)).toEqual(first);
  expect(await afterMonths('delivered')).toEqual([]);
  await ledger.close();
});
