// What an application's own PostgreSQL needs to hand events over in its own transactions. May be run again.
import type { OutboxSourceConfig } from '../../model/source';

export type OutboxTable = Pick<OutboxSourceConfig, 'schema' | 'table'>;

/** Channel that the table notifies of new rows, with its own name. */
export const outboxChannel = 'penstock_outbox';

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** The table, as SQL names it. */
export const tableName = ({ schema, table }: OutboxTable): string => `${quoted(schema)}.${quoted(table)}`;

const standardTable = 'penstock_outbox';

/** `penstock_emit`, or `<table>_emit` for a table of another name, so that two may be in one schema. */
export const functionName = ({ schema, table }: OutboxTable): string =>
  `${quoted(schema)}.${quoted(table === standardTable ? 'penstock_emit' : `${table}_emit`)}`;

export function installSql(outbox: OutboxTable): string {
  const table = tableName(outbox);
  const emit = functionName(outbox);
  const tell = `${quoted(outbox.schema)}.${quoted(`${outbox.table}_tell`)}`;
  const index = (suffix: string) => quoted(`${outbox.table}_${suffix}`);
  const isWaiting = 'accepted_at is null and failed_at is null';
  return `-- Events of this database for Penstock.
create schema if not exists ${quoted(outbox.schema)};

create table if not exists ${table} (
  position bigint generated always as identity primary key,
  -- The id of the event: given twice, it counts once.
  id text not null unique default gen_random_uuid()::text,
  type text not null,
  subject text,
  data jsonb,
  -- Rows of one key are taken in one after the other, if the source says so.
  key text,
  -- The chain of triggers that a row belongs to: ce-rootid and ce-depth as they were received.
  rootid text,
  depth integer,
  created_at timestamptz not null default clock_timestamp(),
  -- Set by Penstock: taken in (of a source that marks), or set aside and why.
  accepted_at timestamptz,
  failed_at timestamptz,
  failed_reason text
);
create index if not exists ${index('waiting')} on ${table} (position) where ${isWaiting};
create index if not exists ${index('by_key')} on ${table} (key, position) where ${isWaiting} and key is not null;
create index if not exists ${index('failed')} on ${table} (position) where failed_at is not null;

create or replace function ${emit}(
  type text, subject text default null, data jsonb default null, key text default null,
  id text default gen_random_uuid()::text, rootid text default null, depth integer default null
) returns text language sql as $$
  insert into ${table} (id, type, subject, data, key, rootid, depth) values ($5, $1, $2, $3, $4, $6, $7)
    on conflict (id) do nothing;
  select $5;
$$;

create or replace function ${tell}() returns trigger language plpgsql as $$
begin
  perform pg_notify('${outboxChannel}', tg_table_schema || '.' || tg_table_name);
  return null;
end $$;
drop trigger if exists tell_penstock on ${table};
create trigger tell_penstock after insert on ${table} for each statement execute function ${tell}();
`;
}
