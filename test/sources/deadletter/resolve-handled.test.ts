import { sql } from 'drizzle-orm';
import { jsonb } from '../../../src/ledger/jsonb';
import { markTold } from '../../../src/ledger/dead-letter-notes';
import { rows, type Ledger } from '../../../src/ledger/ledger';
import { emptyLedger } from '../../support/embedded-ledger';
import { PenstockError } from '../../../src/model/errors';
import { createResolveHandled, type Resolve } from '../../../src/sources/deadletter/resolve-handled';
import { discardInLedger, retryInLedger } from '../../../src/ledger/take-up-delivery';
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
  const handled = async (answer: string, { handlerState = 'delivered' } = {}) => {
    const id = await accept(ledger);
    const handler = await accept(ledger);
    await ledger.db.execute(sql`update deliveries set state = 'dead' where id = ${id}`);
    await ledger.db.execute(sql`
      update deliveries set state = ${handlerState}, receipt = ${jsonb({ data: { answer } })} where id = ${handler}`);
    await markTold(ledger.db, id, [handler]);
    return id;
  };
  /** As the program does for dead letters without a workflow. */
  const resolve: Resolve = async (id, resolution) =>
    discardInLedger(ledger.db, id, 'reason' in resolution ? resolution.reason : '');

  it('may give a reason that PostgreSQL cannot keep', async () => {
    const id = await handled('{"resolution":"discard","reason":"a\\u0000b"}');
    await createResolveHandled(ledger.db, resolve, silent)();
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
    await createResolveHandled(ledger.db, failingOnce, silent)();
    expect(await readDelivery(ledger, first)).toMatchObject({ state: 'dead', resolution: 'handler_failed' });
    expect(await readDelivery(ledger, second)).toMatchObject({ state: 'discarded', resolution: 'discard' });
  });

  it('counts anew when the delivery of a handler is retried, each time as a request of its own', async () => {
    const id = await handled('{"resolution":"retry"}', { handlerState: 'discarded' });
    const [{ handler } = { handler: '' }] = await rows<{ handler: string }>(
      ledger.db,
      sql`select handler_delivery_id as handler from dead_letter_handlings where delivery_id = ${id}`,
    );
    const asked: string[] = [];
    const ask: Resolve = (to, { resolution }, requestId) =>
      Promise.resolve(asked.push(`${resolution} ${to} ${requestId}`));
    await createResolveHandled(ledger.db, ask, silent)();
    expect(await readDelivery(ledger, id)).toMatchObject({ resolution: 'handler_failed' });
    for (const request of ['first', 'second']) {
      await retryInLedger(ledger.db, handler, request);
      await createResolveHandled(ledger.db, ask, silent)();
      await ledger.db.execute(
        sql`update deliveries set state = 'delivered', attempts = attempts + 1 where id = ${handler}`,
      );
      await createResolveHandled(ledger.db, ask, silent)();
    }
    expect(asked).toEqual([expect.stringContaining(`retry ${id} `), expect.stringContaining(`retry ${id} `)]);
    expect(new Set(asked).size).toBe(2);
    expect(await readDelivery(ledger, id)).toMatchObject({ resolution: 'retry' });
  });

  it('is kept for the next time while the engine is away', async () => {
    const id = await handled('{"resolution":"discard"}');
    const away: Resolve = () => Promise.reject(new PenstockError('engineUnavailable', 'away'));
    await expect(createResolveHandled(ledger.db, away, silent)()).rejects.toThrow('away');
    await createResolveHandled(ledger.db, resolve, silent)();
    expect(await readDelivery(ledger, id)).toMatchObject({ state: 'discarded' });
  });

  /** A program that gets no answer from the workflows of some, as from ones that are paused in the engine. */
  const askingPaused = (paused: string[]) => {
    const asked: string[] = [];
    const ask: Resolve = (id, ...more) => {
      asked.push(id);
      if (!paused.includes(id)) return resolve(id, ...more);
      return Promise.reject(new PenstockError('engineUnavailable', `no answer about ${paused.indexOf(id)}`));
    };
    return { asked, resolveHandled: createResolveHandled(ledger.db, ask, silent) };
  };
  const discard = '{"resolution":"discard"}';
  const stateOf = async (id: string) => (await readDelivery(ledger, id)).state;

  it('is carried out though the workflow of a dead letter before it does not answer, which is told of and kept', async () => {
    const [first, second] = [await handled(discard), await handled(discard)];
    const { resolveHandled } = askingPaused([first]);
    await expect(resolveHandled()).rejects.toThrow('no answer about 0');
    expect([await stateOf(first), await stateOf(second)]).toEqual(['dead', 'discarded']);
    await createResolveHandled(ledger.db, resolve, silent)();
    expect(await stateOf(first)).toBe('discarded');
  });

  it('is carried out in the end, however many before it get no answer, and only a few are waited for at a time', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 60; n += 1) ids.push(await handled(discard));
    const paused = ids.slice(0, 52);
    const { asked, resolveHandled } = askingPaused(paused);
    for (let round = 1; round <= 17; round += 1) {
      await expect(resolveHandled()).rejects.toThrow('no answer about 0');
      expect(asked).toEqual(paused.slice(0, round * 3));
    }
    await expect(resolveHandled()).rejects.toThrow('no answer about 0');
    expect(await Promise.all(ids.slice(52).map(stateOf))).toEqual(Array(8).fill('discarded'));
    // They are asked again.
    asked.splice(0);
    await expect(resolveHandled()).rejects.toThrow('no answer about 0');
    expect(asked).toEqual(paused.slice(0, 3));
  });
});
