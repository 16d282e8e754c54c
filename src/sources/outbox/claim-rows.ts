// Which rows of the table in its owner's database a relay takes in next.
import type { ClientBase } from 'pg';
import type { OutboxSourceConfig } from '../../model/source';
import { tableName } from './install-sql';

export interface OutboxRow {
  position: string;
  id: string;
  type: string;
  subject: string | null;
  /** JSON text; null when there is none, or when it is larger than an event may be. */
  data: string | null;
  bytes: number;
  rootid: string | null;
  depth: number | null;
  /** RFC 3339. */
  created: string;
}

/** Largest data of an event, in bytes. */
export const maxDataBytes = 4_194_304;
/** Data taken in at once, in bytes; a row that alone is more comes alone. */
const maxBatchBytes = 8 * 1024 * 1024;

/** Rows whose bytes are counted together. */
const lookedAtTogether = 20;

type Config = Pick<OutboxSourceConfig, 'schema' | 'table' | 'ordered' | 'batchSize'>;

/**
 * Locks waiting rows that no other relay has, oldest first; call it in a transaction. `perKey`: of a key those that have
 * waited longest, all to one relay. Rows that are locked and not answered are free again when the transaction ends.
 */
export async function claimRows(client: ClientBase, config: Config): Promise<OutboxRow[]> {
  const claimed = config.ordered === 'perKey' ? await claimByKey(client, config) : await claimOldest(client, config);
  return claimed.length === 0 ? [] : readFirst(client, config, claimed);
}

const waiting = 'o.accepted_at is null and o.failed_at is null';

async function claimOldest(client: ClientBase, config: Config): Promise<string[]> {
  const { rows } = await client.query<{ position: string }>(
    `select o.position::text from ${tableName(config)} o where ${waiting}
    order by o.position limit $1 for update skip locked`,
    [config.batchSize],
  );
  return rows.map(({ position }) => position);
}

/** So many times the rows of a batch are looked at, the oldest: a key that has very many is not gone through each time. */
const batchesLookedAt = 2;

interface KeyedRow {
  position: string;
  key: string | null;
}

/** Whoever has the first row of a key may take those behind it as well: nobody else has one of that key then. */
async function claimByKey(client: ClientBase, config: Config): Promise<string[]> {
  const { batchSize } = config;
  const { rows: oldest } = await client.query<KeyedRow>(
    `select o.position::text, o.key from ${tableName(config)} o where ${waiting} order by o.position limit $1`,
    [batchesLookedAt * batchSize],
  );
  const isFirst = firstOfKeys(oldest);
  const begun = await lock(client, config, oldest.filter((row) => isFirst.has(row)).slice(0, batchSize));
  const keys = new Set(begun.map(({ key }) => key));
  const behind = oldest.filter((row) => !isFirst.has(row) && keys.has(row.key)).slice(0, batchSize - begun.length);
  const locked = new Set(await lock(client, config, behind));
  const taken = new Set(begun);
  for (const row of behind) {
    // What is behind a row that the owner of the table has locked waits for that.
    if (!locked.has(row)) keys.delete(row.key);
    if (keys.has(row.key)) taken.add(row);
  }
  return oldest.filter((row) => taken.has(row)).map(({ position }) => position);
}

/** Those without a key are first each. */
function firstOfKeys(oldest: KeyedRow[]): Set<KeyedRow> {
  const known = new Set<string>();
  return new Set(
    oldest.filter(({ key }) => {
      const isNew = key === null || !known.has(key);
      if (key !== null) known.add(key);
      return isNew;
    }),
  );
}

/** Those that wait still and that nobody else has. */
async function lock(client: ClientBase, config: Config, some: KeyedRow[]): Promise<KeyedRow[]> {
  if (some.length === 0) return [];
  const { rows } = await client.query<{ position: string }>(
    `select o.position::text from ${tableName(config)} o where o.position = any($1::bigint[]) and ${waiting}
    for update skip locked`,
    [some.map(({ position }) => position)],
  );
  const locked = new Set(rows.map(({ position }) => position));
  return some.filter(({ position }) => locked.has(position));
}

/** The first of them, as many as may be in memory together. */
async function readFirst(client: ClientBase, config: Config, claimed: string[]): Promise<OutboxRow[]> {
  // A few at a time until they are enough: the text of all that were claimed may take longer than a query may.
  const { rows } = await client.query<OutboxRow>(
    `with recursive looked_at (count, bytes) as (
      select 0, 0::bigint
      union all
      select count + $4::integer, looked_at.bytes + next.bytes from looked_at cross join lateral (
        select sum(least(coalesce(octet_length(o.data::text), 0), $2)) as bytes from ${tableName(config)} o
        where o.position = any(($1::bigint[])[count + 1 : count + $4::integer])) next
      where looked_at.bytes < $3 and count < cardinality($1::bigint[])
    ), sized as (
      select o.*, coalesce(octet_length(o.data::text), 0) as bytes,
        sum(least(coalesce(octet_length(o.data::text), 0), $2)) over (order by o.position) as running
      from ${tableName(config)} o where o.position = any(($1::bigint[])[1 : (select max(count) from looked_at)])
    )
    select position::text, id, type, subject, rootid, depth, bytes, case when bytes <= $2 then data::text end as data,
      to_char(created_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as created
    from sized where running <= $3 or position = ($1::bigint[])[1] order by sized.position`,
    [claimed, maxDataBytes, maxBatchBytes, lookedAtTogether],
  );
  return rows;
}
