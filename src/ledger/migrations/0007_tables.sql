-- Batches of rows on their way into tables (src/tables/).

create table table_batches (
  id uuid primary key,
  source_id text not null,
  sink_id text not null,
  -- open: its files may or may not be in the table. dropped: they are not, and never will be.
  state text not null default 'open' check (state in ('open', 'committed', 'dropped')),
  -- What is appended: files and positions (src/iceberg/append/batch.ts), or what another kind of target must know.
  content jsonb not null,
  rows integer not null,
  poison integer not null default 0,
  bytes bigint not null default 0,
  -- Whose rows they are; null for records that go by the deliveries.
  delivery_ids uuid[],
  -- The place in a sequence of ours that the table knows the batch by; null where it knows it by offsets, or not at all.
  writer uuid,
  place bigint,
  snapshot_id text,
  -- Why it was dropped.
  reason text,
  created_at timestamptz not null default now(),
  settled_at timestamptz
);
--> statement-breakpoint
-- Deliveries go in one batch after the other: which of two has gone in could not be told.
create unique index table_batches_of_deliveries on table_batches (source_id, sink_id)
  where state = 'open' and delivery_ids is not null;
--> statement-breakpoint
-- A place is given once: else a table that has the one batch would be taken to have the other.
create unique index table_batches_places on table_batches (writer, place) where state <> 'dropped';
--> statement-breakpoint
create index table_batches_open on table_batches (source_id, sink_id) where state = 'open';
--> statement-breakpoint
create index table_batches_by_sink on table_batches (source_id, sink_id, created_at);

--> statement-breakpoint
-- What is known of the table behind a sink; a sink that is deleted and comes back goes on where it was.
create table table_standings (
  source_id text not null,
  sink_id text not null,
  -- Names the sink's sequence in the table: two deployments may have sinks of one name.
  writer uuid not null default gen_random_uuid(),
  -- The table's own UUID, once something was appended: another under its name is not gone on with.
  table_uuid text,
  primary key (source_id, sink_id)
);

--> statement-breakpoint
-- Policies written before it existed get the default (src/model/policy.ts).
update sinks set policy = '{"gatherFor": "1s"}'::jsonb || policy;
--> statement-breakpoint
update deleted_sinks set policy = '{"gatherFor": "1s"}'::jsonb || policy;
