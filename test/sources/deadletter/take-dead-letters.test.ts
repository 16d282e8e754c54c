import type { Ledger } from '../../../src/ledger/ledger';
import { acceptDead } from '../../../src/ledger/accept-dead';
import { readUntold } from '../../../src/ledger/dead-letter-notes';
import { emptyLedger } from '../../support/embedded-ledger';
import { findEvent, listEvents } from '../../../src/ledger/read-events';
import { insertSink } from '../../../src/ledger/resources/sinks';
import { insertSource } from '../../../src/ledger/resources/sources';
import { penstockItself } from '../../../src/model/change';
import { PenstockError } from '../../../src/model/errors';
import { policy } from '../../../src/model/policy';
import { createAccept, type Accept } from '../../../src/sources/accept';
import { takeDeadLetters } from '../../../src/sources/deadletter/take-dead-letters';
import { anEvent } from '../../support/event';
import { silent } from '../../support/silent';
import { withSink, withSource } from '../../support/world';

describe('dead letters that handlers are told of', () => {
  let ledger: Ledger;
  let accept: Accept;
  beforeEach(async () => {
    ledger = await emptyLedger();
    accept = createAccept(ledger.db, silent);
    await withSource(ledger);
    await withSink(ledger, {});
    const named = { name: 'a', description: '' };
    await insertSource(ledger.db, { ...named, id: 'letters', type: 'deadletter', config: {} });
    const ordered = policy.parse({ order: { key: 'data.event.data.key' } });
    const mender = { ...named, sourceId: 'letters', id: 'mender', type: 'webhook', config: {}, policy: ordered };
    await insertSink(ledger.db, mender, penstockItself);
  });
  afterEach(() => ledger.close());

  /** One after the other, each dead from the start. */
  const die = async (...bodies: string[]) => {
    const failure = { code: 'targetRefused', message: 'no', retryable: false, hint: '' } as const;
    for (const body of bodies) {
      const dead = { event: anEvent({ body }), sourceId: 'shop', sinkId: 'target', failure, timeToLiveMs: 60_000 };
      await acceptDead(ledger.db, [dead]);
    }
  };
  const bodies = async () => {
    const events = await listEvents(ledger.db, { sourceId: 'letters', limit: 10 });
    const found = await Promise.all(events.reverse().map(({ uid }) => findEvent(ledger.db, uid)));
    return found.map((one) => one?.event.body.toString() ?? '');
  };
  const told = async () => (await bodies()).map((body) => (JSON.parse(body) as { event: object }).event);
  const untold = () => readUntold(ledger.db, 10);

  it('come as text when they are nested too deeply to be written as data', async () => {
    const deep = '['.repeat(200_000) + ']'.repeat(200_000);
    await die(deep, '{"n":2}');
    await takeDeadLetters(ledger.db, accept, silent);
    expect(await told()).toMatchObject([{ text: deep }, { data: { n: 2 } }]);
  });

  it('have the numbers of their data as they were sent', async () => {
    await die('{"id":12345678901234567890,"total":1.10}', '{"n":1,"n":2}');
    await takeDeadLetters(ledger.db, accept, silent);
    const [first, second] = await bodies();
    expect(first).toContain('"data":{"id":12345678901234567890,"total":1.10}');
    expect(second).toContain('"data":{"n":2}');
  });

  it('may be ordered by a text that PostgreSQL cannot keep', async () => {
    await die('{"key":"a\\u0000b"}', '{"key":"\\ud800"}');
    await takeDeadLetters(ledger.db, accept, silent);
    expect(await told()).toHaveLength(2);
  });

  it('do not hold up the others when one of them cannot be taken in', async () => {
    await die('{"n":1}', '{"n":2}');
    const [first] = await untold();
    const logged: unknown[] = [];
    const log = { warn: (what: object) => void logged.push(what) };
    const refusing: Accept = (source, events) =>
      events[0]?.id === first ? Promise.reject(new PenstockError('badRequest', 'no')) : accept(source, events);

    await takeDeadLetters(ledger.db, refusing, log);

    expect(await told()).toMatchObject([{ data: { n: 2 } }]);
    expect(await untold()).toEqual([]);
    expect(logged).toEqual([{ delivery: first, source: 'letters', reason: 'no' }]);
  });

  it('are left for the next time while the ledger is away', async () => {
    await die('{}');
    const away: Accept = () => Promise.reject(new PenstockError('ledgerUnavailable', 'away'));
    await expect(takeDeadLetters(ledger.db, away, silent)).rejects.toThrow('away');
    expect(await untold()).toHaveLength(1);
  });
});
