-- The key-value store (src/ledger/kv/), and how the relays of outbox sources stand (src/ledger/outbox-relays.ts).

-- One row, locked by every transaction that changes keys: so revisions grow in the order of the commits.
create table kv_head (
  only_row boolean primary key default true check (only_row),
  revision bigint not null,
  -- Changes up to this revision are no longer kept.
  pruned_through bigint not null
);
--> statement-breakpoint
insert into kv_head (revision, pruned_through) values (0, 0);

--> statement-breakpoint
-- Values are JSON as text: numbers stay as they were sent.
create table kv_entries (
  collection text collate "C" not null,
  key text collate "C" not null,
  value text not null,
  revision bigint not null,
  updated_at timestamptz not null,
  expires_at timestamptz,
  primary key (collection, key)
);
--> statement-breakpoint
create index kv_entries_expiring on kv_entries (expires_at) where expires_at is not null;

--> statement-breakpoint
-- For those who watch a collection; kept for a time.
create table kv_changes (
  revision bigint primary key,
  collection text collate "C" not null,
  key text collate "C" not null,
  operation text not null check (operation in ('insert', 'update', 'delete')),
  reason text,
  value text,
  changed_at timestamptz not null
);
--> statement-breakpoint
create index kv_changes_by_collection on kv_changes (collection, revision);
--> statement-breakpoint
create function tell_of_kv_changes() returns trigger language plpgsql as $$
begin
  perform pg_notify('penstock_kv', '');
  return null;
end $$;
--> statement-breakpoint
create trigger tell_of_changes after insert on kv_changes
  for each statement execute function tell_of_kv_changes();

--> statement-breakpoint
-- As the relay that looked last found it.
create table outbox_relays (
  source_id text primary key references sources on delete cascade,
  state text not null check (state in ('relaying', 'unreachable')),
  message text,
  since timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  waiting bigint,
  failed bigint,
  lag_seconds double precision
);
