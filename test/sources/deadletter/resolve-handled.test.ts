import { sql } from 'drizzle-orm';
import { jsonb } from '../../../src/ledger/jsonb';
import { markTold } from '../../../src/ledger/dead-letter-notes';
import type { Ledger } from '../../../src/ledger/ledger';
import { emptyLedger } from '../../support/embedded-ledger';
import { PenstockError } from '../../../src/model/errors';
import { resolveHandled, type Resolve } from '../../../src/sources/deadletter/resolve-handled';
import { discardInLedger } from '../../../src/ledger/take-up-delivery';
import { silent } from '../../support/silent';
import { accept, readDelivery, withSink, withSource } from '../../support/world';

describe('the answer of a handler', () => {
  let ledger: Ledger;
  beforeEach(async () => {
    ledger = await emptyLedger();
    await withSource(ledger);
    await withSink(ledger, {});
  });
  afterEach(() => ledger.close());

  /** A dead letter that no workflow owns, and whose handler has answered. Answers its id. */
  const handled = async (answer: string) => {
    const id = await accept(ledger);
    const handler = await accept(ledger);
    await ledger.db.execute(sql`update deliveries set state = 'dead' where id = ${id}`);
    await ledger.db.execute(sql`
      update deliveries set state = 'delivered', receipt = ${jsonb({ data: { answer } })} where id = ${handler}`);
    await markTold(ledger.db, id, [handler]);
    return id;
  };
  /** As the program does for dead letters without a workflow. */
  const resolve: Resolve = async (id, resolution) =>
    discardInLedger(ledger.db, id, 'reason' in resolution ? resolution.reason : '');

  it('may give a reason that PostgreSQL cannot keep', async () => {
    const id = await handled('{"resolution":"discard","reason":"a\\u0000b"}');
    await resolveHandled(ledger.db, resolve, silent);
    expect(await readDelivery(ledger, id)).toMatchObject({ state: 'discarded', reason: 'a\uFFFDb' });
  });

  it.each([
    ['is refused', new PenstockError('stateConflict', 'settled')],
    ['cannot be stored', Object.assign(new Error('invalid byte sequence'), { code: '22021' })],
    ['is nested too deeply', new RangeError('Maximum call stack size exceeded')],
  ])('leaves handler_failed when what it asks for %s, and holds up no other', async (_what, fault) => {
    const first = await handled('{"resolution":"retry"}');
    const second = await handled('{"resolution":"discard"}');
    const failingOnce: Resolve = (id, ...more) => (id === first ? Promise.reject(fault) : resolve(id, ...more));
    await resolveHandled(ledger.db, failingOnce, silent);
    expect(await readDelivery(ledger, first)).toMatchObject({ state: 'dead', resolution: 'handler_failed' });
    expect(await readDelivery(ledger, second)).toMatchObject({ state: 'discarded', resolution: 'discard' });
  });

  it('is kept for the next time while the engine is away', async () => {
    const id = await handled('{"resolution":"discard"}');
    const away: Resolve = () => Promise.reject(new PenstockError('engineUnavailable', 'away'));
    await expect(resolveHandled(ledger.db, away, silent)).rejects.toThrow('away');
    await resolveHandled(ledger.db, resolve, silent);
    expect(await readDelivery(ledger, id)).toMatchObject({ state: 'discarded' });
  });
});
