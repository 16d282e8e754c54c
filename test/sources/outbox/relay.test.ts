import { Client } from 'pg';
import { pauseSource, resumeSource } from '../../../src/ledger/flow/pause-sink';
import { setEventType } from '../../../src/ledger/event-types';
import { findEvent, listEvents } from '../../../src/ledger/read-events';
import { closeSchemaPool } from '../../../src/schemas';
import type { Accept } from '../../../src/sources/accept';
import { installSql } from '../../../src/sources/outbox/install-sql';
import { claimRows } from '../../../src/sources/outbox/claim-rows';
import { describeWithPostgres } from '../../support/postgres';
import { until } from '../../support/until';
import { anOutbox, type Outbox } from './an-outbox';

describeWithPostgres('an outbox', () => {
  let outbox: Outbox;
  const begin = async (differences?: object) => (outbox = await anOutbox(differences));
  afterEach(() => outbox.close());
  afterAll(closeSchemaPool);
  const taken = (count: number) =>
    until(
      `${count} events`,
      async () => (await outbox.eventIds()).length === count && (await outbox.rows()).length === 0,
    );

  it('hands over what was committed, and nothing of what was not', async () => {
    await begin();
    outbox.relay();
    await outbox.client.query('begin');
    await outbox.emit('order.taken-back');
    await outbox.client.query('rollback');
    const id = await outbox.emit('order.created', { data: { total: 1 } });
    await taken(1);

    const [event] = await listEvents(outbox.ledger.db, { limit: 1 });
    expect(event).toMatchObject({ id, type: 'order.created', source: '/outbox/public/penstock_outbox', depth: 0 });
    expect((await findEvent(outbox.ledger.db, event?.uid ?? ''))?.event.body.toString()).toBe('{"total": 1}');
  });

  it('is woken by a commit, long before it would look', async () => {
    await begin();
    outbox.relay();
    await until('the relay', async () => (await outbox.standing())?.state === 'relaying');
    await outbox.emit('order.created');
    await taken(1);
  });

  it('takes in an id once, though it is written again', async () => {
    await begin();
    outbox.relay();
    expect(await outbox.emit('order.created', { id: 'o-1' })).toBe('o-1');
    await taken(1);
    expect(await outbox.emit('order.created', { id: 'o-1' })).toBe('o-1');
    expect(await outbox.emit('order.created', { id: 'o-2' })).toBe('o-2');
    await taken(2);
    expect(await outbox.eventIds()).toEqual(['o-1', 'o-2']);
  });

  it('accepts again what was accepted when it was interrupted, which changes nothing', async () => {
    await begin();
    let interruptions = 0;
    const interrupted =
      (accept: Accept): Accept =>
      async (source, events) => {
        const accepted = await accept(source, events);
        if (interruptions++ === 0) throw new Error('the process ends here');
        return accepted;
      };
    for (let n = 0; n < 5; n++) await outbox.emit('order.created');
    outbox.relay({ accept: interrupted });
    await taken(5);
    expect(interruptions).toBeGreaterThan(1);
  });

  it('marks rows where it is told to keep them', async () => {
    await begin({ afterAccept: 'mark' });
    outbox.relay();
    await outbox.emit('order.created');
    await until('the mark', async () => (await outbox.rows())[0]?.accepted_at !== null);
    expect(await outbox.eventIds()).toHaveLength(1);
  });

  it('leaves rows where they are while its source is disabled', async () => {
    await begin();
    outbox.relay();
    await outbox.emit('order.created');
    await taken(1);
    const { db } = outbox.ledger;
    const by = { author: 'somebody' };
    await db.transaction((transaction) => pauseSource(transaction, 'shop', 'maintenance', by));
    await until('the relay to leave', async () => {
      const { rows } = await outbox.client.query<{ relays: number }>(`
        select count(*)::integer as relays from pg_stat_activity
        where datname = current_database() and application_name like 'penstock relay%'`);
      return rows[0]?.relays === 0;
    });
    await outbox.emit('order.created');
    expect(await outbox.rows()).toHaveLength(1);

    await db.transaction((transaction) => resumeSource(transaction, 'shop', by));
    await taken(2);
  });

  it('sets aside what cannot be an event, saying why, and goes on', async () => {
    await begin();
    const insert = 'insert into penstock_outbox (type, subject, depth, data) values';
    await outbox.client.query(`${insert} ('', null, null, '1'), ('a', e'\\n', null, '1'), ('b', null, -1, '1')`);
    await outbox.client.query(`${insert} ('c', null, null, to_jsonb(repeat('x', 4194304)))`);
    await setEventType(outbox.ledger.db, 'shop', 'd', { mode: 'enforce', schema: { type: 'object' } });
    await outbox.client.query(`${insert} ('d', null, null, '1')`);
    await outbox.emit('order.created');
    outbox.relay();
    await until('the event', async () => (await outbox.eventIds()).length === 1);
    const rows = await until('the rows', async () => {
      const rows = await outbox.rows();
      return rows.length === 5 && rows.every(({ failed_at: at }) => at !== null) && rows;
    });
    expect(rows.map(({ failed_reason: reason }) => reason)).toEqual([
      'type: must be 1–256 printable characters, not ""',
      'subject: must be 1–2048 printable characters, not "\\n"',
      'depth: must be an integer from 0 to 1000000, not "-1"',
      'data: is 4194306 bytes; at most 4194304 are taken',
      expect.stringMatching(/^event "[^"]+" does not match the schema of "d": data: must be object$/),
    ]);
    await until('the count', async () => (await outbox.standing())?.failed === 5 || void (await outbox.emit('again')));
  });

  it.each(['none', 'perKey'])('takes in the oldest first, ordered: %s', async (ordered) => {
    await begin({ ordered });
    for (let n = 0; n < 12; n++) await outbox.emit('t');
    const claimed = await claimRows(outbox.client, outbox.source.config);
    expect(claimed.map(({ position }) => position)).toEqual(Array.from({ length: 12 }, (_, n) => String(n + 1)));
  });

  it('gives the rows of a key to one relay', async () => {
    await begin({ ordered: 'perKey' });
    for (const [id, key] of [
      ['a1', 'a'],
      ['a2', 'a'],
      ['b1', 'b'],
      ['free', undefined],
    ] as const) {
      await outbox.emit('t', { id, ...(key && { key }) });
    }
    const other = new Client({ connectionString: outbox.url });
    await other.connect();
    const { config } = outbox.source;
    const idsOf = async (client: Client) => (await claimRows(client, config)).map(({ id }) => id);
    await outbox.client.query('begin');
    await other.query('begin');
    expect(await idsOf(outbox.client)).toEqual(['a1', 'a2', 'b1', 'free']);
    expect(await idsOf(other)).toEqual([]);
    await outbox.client.query(`delete from penstock_outbox where id = 'a1'`);
    await outbox.client.query('commit');
    expect(await idsOf(other)).toEqual(['a2', 'b1', 'free']);
    await other.end();
  });

  it('takes in many rows of one key at a time, the oldest', async () => {
    await begin({ ordered: 'perKey', batchSize: 20 });
    await outbox.client.query(`
      select penstock_emit('t', id => 'a' || n, key => 'a') from generate_series(1, 1000) n`);
    await outbox.emit('t', { id: 'b1', key: 'b' });
    const claimed = await claimRows(outbox.client, outbox.source.config);
    expect(claimed.map(({ id }) => id)).toEqual(Array.from({ length: 20 }, (_, n) => `a${n + 1}`));
  });

  it('takes the first of many keys before what waits behind them', async () => {
    await begin({ ordered: 'perKey', batchSize: 4 });
    for (const id of ['a1', 'a2', 'a3', 'b1', 'b2', 'c1']) await outbox.emit('t', { id, key: id.slice(0, 1) });
    const claimed = await claimRows(outbox.client, outbox.source.config);
    expect(claimed.map(({ id }) => id)).toEqual(['a1', 'a2', 'b1', 'c1']);
  });

  it('takes nothing behind a row that somebody else has locked', async () => {
    await begin({ ordered: 'perKey' });
    for (const id of ['a1', 'a2', 'a3', 'b1', 'b2']) await outbox.emit('t', { id, key: id.slice(0, 1) });
    const owner = new Client({ connectionString: outbox.url });
    await owner.connect();
    await owner.query('begin');
    await owner.query(`select from penstock_outbox where id in ('a2', 'b1') for update`);
    await outbox.client.query('begin');
    expect((await claimRows(outbox.client, outbox.source.config)).map(({ id }) => id)).toEqual(['a1']);
    await owner.end();
  });

  it('takes in the rows of a key in their order, by several relays', async () => {
    await begin({ ordered: 'perKey', batchSize: 7 });
    for (let n = 0; n < 60; n++) {
      for (const key of ['a', 'b', 'c']) await outbox.emit('t', { id: `${key}${n}`, key });
      if (n === 20) for (let relays = 0; relays < 3; relays++) outbox.relay();
    }
    await taken(180);
    const ids = await outbox.eventIds();
    for (const key of ['a', 'b', 'c']) {
      expect(ids.filter((id) => id.startsWith(key))).toEqual(Array.from({ length: 60 }, (_, n) => `${key}${n}`));
    }
  });

  it('shares many rows between relays, each once', async () => {
    await begin({ batchSize: 100 });
    const accepted: string[] = [];
    const counted =
      (accept: Accept): Accept =>
      (source, events) => {
        accepted.push(...events.map(({ id }) => id));
        return accept(source, events);
      };
    await outbox.client.query(`select penstock_emit('t') from generate_series(1, 2000)`);
    outbox.relay({ accept: counted });
    outbox.relay({ accept: counted });
    await taken(2000);
    expect([accepted.length, new Set(accepted).size]).toEqual([2000, 2000]);
  });

  it('takes in a few large rows at a time, however many wait behind them', async () => {
    await begin();
    await outbox.client.query(
      `with one as (insert into penstock_outbox (type, data) values ('t', jsonb_build_object('x', repeat('abcdefgh', 450000))) returning data)
      insert into penstock_outbox (type, data) select 't', data from one, generate_series(1, 300)`,
    );
    await outbox.client.query(`set statement_timeout = '1s'`);
    await outbox.client.query('begin');
    expect(await claimRows(outbox.client, outbox.source.config)).toMatchObject([{ position: '1' }, { position: '2' }]);
    await outbox.client.query('rollback');
  });

  it('says that its database is away, and goes on when it is back', async () => {
    await begin();
    await outbox.setUrl(outbox.url.replace(/:\d+\//, ':1/'));
    outbox.relay();
    expect(
      await until('the state', async () => {
        const standing = await outbox.standing();
        return standing?.state === 'unreachable' && standing;
      }),
    ).toMatchObject({ message: expect.stringContaining('ECONNREFUSED') as string, waiting: null });
    await outbox.emit('order.created');
    await outbox.setUrl(outbox.url);
    await taken(1);
    await until('it to say so', async () => (await outbox.standing())?.state === 'relaying');
    expect(await outbox.standing()).toMatchObject({ message: null });
  });

  it('connects anew when its connections are cut', async () => {
    await begin();
    outbox.relay();
    await until('the relay', async () => (await outbox.standing())?.state === 'relaying');
    await outbox.client.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
    );
    await outbox.emit('order.created');
    await taken(1);
  });

  it('connects to no address that outgoing requests may not go to', async () => {
    await begin();
    outbox.relay({ mayConnect: () => false });
    expect(
      await until('the state', async () => {
        const standing = await outbox.standing();
        return standing?.state === 'unreachable' && standing;
      }),
    ).toMatchObject({ message: '127.0.0.1 (127.0.0.1) is not a public address' });
  });

  it('can be installed again', async () => {
    await begin();

    await outbox.emit('order.created');
    await outbox.client.query(installSql(outbox.source.config));
    expect(await outbox.rows()).toHaveLength(1);
  });
});
