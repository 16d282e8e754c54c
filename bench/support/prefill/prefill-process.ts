// Fills a ledger with events that were delivered long ago, as a Penstock in use for long has them. In a process of its
// own, while no Penstock uses the ledger: the memory this takes goes with it.
import { sql } from 'drizzle-orm';
import { openEmbeddedLedger, openPostgresLedger } from '../../../src/ledger/open-ledger';
import type { Database } from '../../../src/ledger/ledger';
import { offer } from '../child';
import { dataOf } from '../generator/requests';

export interface Prefill {
  ledger: { databaseUrl: string } | { directory: string };
  sourceId: string;
  sinkId: string;
  /** Numbers of the events: from `first`, up to and without `end`. */
  first: number;
  end: number;
}

export type PrefillCalls = {
  fill(prefill: Prefill): Promise<void>;
};

/** Rows in one statement. */
const atOnce = 5000;

offer({
  async fill({ ledger: where, first, end, ...route }) {
    const ledger =
      'directory' in where ? await openEmbeddedLedger(where.directory) : await openPostgresLedger(where.databaseUrl);
    for (let from = first; from < end; from += atOnce) {
      await insert(ledger.db, { ...route, first: from, last: Math.min(from + atOnce, end) - 1 });
    }
    await ledger.db.execute(sql`analyze`);
    await ledger.close();
  },
} satisfies PrefillCalls);

interface Rows {
  sourceId: string;
  sinkId: string;
  first: number;
  last: number;
}

/** An event a second, the last a while ago. Ids sort by time, as UUIDv7 do. */
async function insert(db: Database, { sourceId, sinkId, first, last }: Rows): Promise<void> {
  await db.execute(sql`
    with numbers as (
      select n, timestamptz '2026-01-01' + make_interval(secs => n) as moment,
        lpad(to_hex((extract(epoch from timestamptz '2026-01-01') * 1000 + n * 1000)::bigint), 12, '0') as hex
      from generate_series(${first}::integer, ${last}::integer) n
    ), keyed as materialized (
      select n, moment, (substr(hex, 1, 8) || '-' || substr(hex, 9, 4) || '-7' || substr(gen_random_uuid()::text, 16))::uuid as uid,
        (substr(hex, 1, 8) || '-' || substr(hex, 9, 4) || '-7' || substr(gen_random_uuid()::text, 16))::uuid as delivery_id
      from numbers
    ), new_events as (
      insert into events (uid, source_id, id, source, type, datacontenttype, rootid, depth, extensions, headers,
          remote_address, body, received_at)
        select uid, ${sourceId}, 'filled.' || n, '/bench', 'bench.0', 'application/json', uid::text, 0, '{}',
          '{"content-type": "application/json"}', '127.0.0.1', ${dataOf(0)}::bytea, moment
        from keyed
      returning uid
    ), new_deliveries as (
      insert into deliveries (id, event_uid, source_id, sink_id, state, attempts, due_at, receipt, bytes, accepted_at,
          updated_at, settled_at)
        select delivery_id, uid, ${sourceId}, ${sinkId}, 'delivered', 1, moment, '{"status": 200, "bytes": 300}', 300,
          moment, moment, moment
        from keyed
      returning id
    )
    insert into attempts (delivery_id, run, number, outcome, receipt, started_at, ended_at)
      select delivery_id, 'filled', 1, 'delivered', '{"status": 200, "bytes": 300}', moment, moment from keyed`);
}
