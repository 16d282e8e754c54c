// A record that is poison for tables, and an event for others, whoever comes first.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { rows } from '../../../../src/ledger/ledger';
import { renameFormerRecords } from '../../../../src/ledger/tables/former-records';
import { deleteSink } from '../../../../src/ledger/resources/delete-sink';
import { purgeDeleted } from '../../../../src/ledger/resources/purge-deleted';
import { findSink } from '../../../../src/ledger/resources/sinks';
import { penstockItself } from '../../../../src/model/change';
import { newUuid } from '../../../../src/model/ids';
import { kafkaSourceConfig } from '../../../../src/model/kafka-source';
import type { KafkaSource } from '../../../../src/model/source';
import type { SpooledBatch } from '../../../../src/sources/kafka/batches/batch';
import { readRecord } from '../../../../src/sources/kafka/events/read-record';
import { startSpooler } from '../../../../src/sources/kafka/batches/spooler';
import { inPlace } from '../../../../src/sources/kafka/log/records-in-place';
import { keptBeside } from '../../../../src/sources/kafka/tables/kept-beside';
import { keepPoison } from '../../../../src/sources/kafka/tables/poison';
import { onEveryLedger } from '../../../support/ledgers';
import { acceptAll, withSink, withSource } from '../../../support/world';
import { aRecord } from '../a-record';

const source = {
  id: 'shop',
  type: 'kafka',
  config: kafkaSourceConfig.parse({ brokers: ['localhost:1'], topics: ['t'], group: 'g' }),
} as KafkaSource;
const records = Array.from({ length: 20 }, (_none, offset) => aRecord({ offset, value: 'no JSON' }));
const batch = {
  file: '/nonexistent',
  refused: records.map((record) => ({ record, code: 'badRequest', reason: 'not a line' })),
} as unknown as SpooledBatch;

describe('records that are poison for two tables, and events for a webhook', () => {
  onEveryLedger((ledger) => {
    beforeEach(async () => {
      await withSource(ledger());
      for (const id of ['one', 'two']) await withSink(ledger(), { id, type: 'iceberg' });
      await withSink(ledger(), { id: 'hook' });
    });

    const keep = async (id: string) =>
      keepPoison(ledger().db, source, (await findSink(ledger().db, 'shop', id))!, batch, []);
    const takeEvents = () =>
      acceptAll(
        ledger(),
        records.map((record) => ({
          event: readRecord(record, source),
          deliveries: [{ id: newUuid(), sinkId: 'hook' }],
        })),
      );
    const standing = () =>
      rows(
        ledger().db,
        sql`
          select d.sink_id as sink, d.state, count(distinct e.id)::integer as records, count(*)::integer as deliveries
          from deliveries d join events e on e.uid = d.event_uid group by 1, 2 order by 1, 2`,
      );
    const each = { records: records.length, deliveries: records.length };
    const all = [
      { sink: 'hook', state: 'pending', ...each },
      { sink: 'one', state: 'dead', ...each },
      { sink: 'two', state: 'dead', ...each },
    ];

    it('are a dead letter of each table and a delivery, when the tables come first', async () => {
      await keep('one');
      await keep('two');
      await takeEvents();
      expect(await standing()).toEqual(all);
    });

    it('know where they were, for the row they may be once they are amended', async () => {
      const record = aRecord({ offset: 7, key: 'K', value: 'no JSON' });
      const refused = [{ record, code: 'badRequest' as const, reason: 'not a line' }];
      const sink = (await findSink(ledger().db, 'shop', 'one'))!;
      await keepPoison(ledger().db, source, sink, { ...batch, refused }, []);
      const [event] = await rows<{ headers: object }>(ledger().db, sql`select headers from events`);
      expect(event?.headers).toMatchObject({
        'kafka-offset': '7',
        'kafka-timestamp': String(record.timestampMs),
        'kafka-key': 'K',
      });
    });

    it('are all kept where a whole batch is, with their values and places', async () => {
      const folder = await mkdtemp(join(tmpdir(), 'penstock-poison-'));
      const [file, besideFile] = [join(folder, 'records'), join(folder, 'beside')];
      const numbers = Array.from({ length: 1200 }, (_none, index) => index);
      await writeFile(file, numbers.map((n) => `{"n":${n}}\n`).join(''));
      await writeFile(besideFile, numbers.map((n) => `{"kafka.key":"k${n}","kafka.timestamp":${n}}\n`).join(''));
      const spooled = {
        ...{ file, besideFile, refused: [] },
        placeOf: (line: number) => ({ topic: 't', partition: 3, offset: 100 + line }),
      } as unknown as SpooledBatch;
      // All but the first.
      const lines = numbers.slice(1).map((n) => ({ line: n + 1, reason: `${n} is no text` }));
      const sink = (await findSink(ledger().db, 'shop', 'one'))!;
      for (let times = 0; times < 2; times += 1) await keepPoison(ledger().db, source, sink, spooled, lines);
      const found = await rows<{ n: number }>(
        ledger().db,
        sql`
          select (convert_from(body, 'UTF8')::jsonb ->> 'n')::integer as n from events e join deliveries d on d.event_uid = e.uid
          where e.id = 't/3/' || (100 + (convert_from(body, 'UTF8')::jsonb ->> 'n')::integer)
            and e.headers ->> 'kafka-key' = 'k' || (convert_from(body, 'UTF8')::jsonb ->> 'n')
            and d.failure ->> 'message' like (convert_from(body, 'UTF8')::jsonb ->> 'n') || ' is no text%' order by n`,
      );
      await rm(folder, { recursive: true });
      expect(found.map(({ n }) => n)).toEqual(numbers.slice(1));
    });

    it('are kept byte for byte, where their line ends became spaces in the file', async () => {
      const folder = await mkdtemp(join(tmpdir(), 'penstock-poison-'));
      const values = ['{"n":\r\n0}', '{"n":1}', '{\n  "n": 2\n}', ' {"n":3}', '{\n"n":4}'];
      const spooler = startSpooler({
        directory: join(folder, 'spool'),
        limits: { maxRecords: values.length, maxBytes: 1e9, maxAgeMs: 60_000 },
        async commit(batch) {
          // All but the first.
          const lines = values.slice(1).map((_value, index) => ({ line: index + 2, reason: 'no' }));
          await keepPoison(ledger().db, source, (await findSink(ledger().db, 'shop', 'one'))!, batch, lines);
          return 'durable';
        },
        beforeRetry: (error) => Promise.reject(error instanceof Error ? error : new Error(String(error))),
        onDurable: () => undefined,
      });
      spooler.assign([{ topic: 't', partition: 0, position: 0 }]);
      const added = values.map((value, offset) => inPlace(aRecord({ offset, value })));
      spooler.add({ topic: 't', partition: 0 }, added, values.length);
      await Promise.race([spooler.settled(), spooler.failed]);
      await spooler.stop();
      await rm(folder, { recursive: true });
      const kept = await rows<{ body: string }>(
        ledger().db,
        sql`select convert_from(body, 'UTF8') as body from events order by id`,
      );
      expect(kept.map(({ body }) => body)).toEqual(values.slice(1));
    });

    it('say so where they are too long to be kept as a whole', async () => {
      const record = aRecord({ value: Buffer.alloc(4 * 1024 * 1024 + 1, 'x') });
      const refused = [{ record, code: 'payloadTooLarge' as const, reason: 'too long' }];
      const sink = (await findSink(ledger().db, 'shop', 'one'))!;
      await keepPoison(ledger().db, source, sink, { ...batch, refused }, []);
      const [kept] = await rows(
        ledger().db,
        sql`
          select length(body) as bytes, d.failure ->> 'message' as reason
          from events e join deliveries d on d.event_uid = e.uid`,
      );
      expect(kept).toEqual({ bytes: 4_194_304, reason: 'too long; its first 4194304 bytes are kept' });
    });

    it('have the type and the time of the event that they are for others, where columns have them', async () => {
      const folder = await mkdtemp(join(tmpdir(), 'penstock-poison-'));
      const [file, besideFile] = [join(folder, 'records'), join(folder, 'beside')];
      await writeFile(file, '{}\n');
      await writeFile(besideFile, '{"event.type":"order.paid","event.time":978307200000,"kafka.timestamp":1}\n');
      const spooled = {
        ...{ file, besideFile },
        refused: [{ record: aRecord({ offset: 1, value: '' }), code: 'badRequest', reason: 'not a line' }],
        placeOf: () => ({ topic: 't', partition: 0, offset: 0 }),
      } as unknown as SpooledBatch;
      const sink = (await findSink(ledger().db, 'shop', 'one'))!;
      await keepPoison(ledger().db, source, sink, spooled, [{ line: 1, reason: 'no' }]);
      await rm(folder, { recursive: true });
      expect(await rows(ledger().db, sql`select type, time from events order by id`)).toEqual([
        { type: 'order.paid', time: '2001-01-01T00:00:00.000Z' },
        { type: 'kafka.record', time: '2025-03-04T00:00:00.000Z' },
      ]);
    });

    it('have their key in base64 where it is no text, be it kept with the record or beside it', async () => {
      const folder = await mkdtemp(join(tmpdir(), 'penstock-poison-'));
      const [file, besideFile] = [join(folder, 'records'), join(folder, 'beside')];
      const key = Buffer.from([0x61, 0xff]);
      const beside = keptBeside(source, [{ name: 'k', type: 'string', required: false, source: 'kafka.key' }])?.lineOf(
        aRecord({ key }),
      );
      await writeFile(file, '{}\n');
      await writeFile(besideFile, `${beside && 'line' in beside ? beside.line : ''}\n`);
      const spooled = {
        ...{ file, besideFile },
        refused: [{ record: aRecord({ offset: 1, key, value: '' }), code: 'badRequest', reason: 'not a line' }],
        placeOf: () => ({ topic: 't', partition: 0, offset: 0 }),
      } as unknown as SpooledBatch;
      const sink = (await findSink(ledger().db, 'shop', 'one'))!;
      await keepPoison(ledger().db, source, sink, spooled, [{ line: 1, reason: 'no' }]);
      await rm(folder, { recursive: true });
      const keys = await rows(
        ledger().db,
        sql`select headers -> 'kafka-key' as text, headers ->> 'kafka-key-base64' as encoded from events`,
      );
      const encoded = { text: null, encoded: 'Yf8=' };
      expect(keys).toEqual([encoded, encoded]);
    });

    it('are dead letters again of a sink that was purged and made anew, and reads them again', async () => {
      await keep('one');
      await keep('two');
      await takeEvents();
      await deleteSink(ledger().db, 'shop', 'one', penstockItself);
      await purgeDeleted(ledger().db, 0);
      expect(await standing()).toEqual(all.filter(({ sink }) => sink !== 'one'));
      await withSink(ledger(), { id: 'one', type: 'iceberg' });
      await keep('one');
      expect(await standing()).toEqual(all);
    });

    it('are others than those that had their places before the topic was made anew, whatever became of these', async () => {
      await keep('one');
      await keep('two');
      const sink = { sourceId: 'shop', sinkId: 'one' };
      await ledger().db.execute(sql`update deliveries set state = 'discarded' where sink_id = 'one'`);
      for (let times = 0; times < 2; times += 1)
        await renameFormerRecords(ledger().db, sink, [{ topic: 't', partition: 0, offset: 5 }]);
      await keep('one');
      await keep('two');
      expect(await standing()).toEqual([
        { sink: 'one', state: 'dead', records: 15, deliveries: 15 },
        { sink: 'one', state: 'discarded', ...each },
        { sink: 'two', state: 'dead', ...each },
      ]);
    });

    it('are the same when they come all at once, and twice', async () => {
      await Promise.all([keep('one'), takeEvents(), keep('two'), keep('one'), takeEvents(), keep('two')]);
      expect(await standing()).toEqual(all);
    });
  });
});
