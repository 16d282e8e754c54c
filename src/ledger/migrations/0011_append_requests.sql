-- Rows that services hand to the append endpoint (src/tables/endpoint/).

-- Which sequence of ours a table has these rows by; made anew when the table was.
create table append_targets (
  catalog text not null,
  namespace text not null,
  name text not null,
  writer uuid not null default gen_random_uuid(),
  -- The table's own UUID, once something was appended.
  table_uuid text,
  primary key (catalog, namespace, name)
);
--> statement-breakpoint
create table append_requests (
  id uuid primary key,
  -- What the service calls its request; null when it does not.
  idempotency_key text,
  catalog text not null,
  namespace text not null,
  name text not null,
  rows integer not null,
  -- open: its files may or may not be in the table. dropped: they are not, and never will be.
  state text not null default 'open' check (state in ('open', 'committed', 'dropped')),
  -- The place in the writer's sequence: it is what the table knows the request by.
  writer uuid not null,
  position bigint not null,
  files jsonb not null,
  -- What was answered, once it is committed.
  answer jsonb,
  created_at timestamptz not null default now(),
  settled_at timestamptz
);
--> statement-breakpoint
create unique index append_requests_keys on append_requests (idempotency_key) where state <> 'dropped';
--> statement-breakpoint
-- A place is given once: rows of another request would be taken for these.
create unique index append_requests_positions on append_requests (writer, position) where state <> 'dropped';
--> statement-breakpoint
create unique index append_requests_open on append_requests (catalog, namespace, name) where state = 'open';
--> statement-breakpoint
create index append_requests_settled on append_requests (settled_at) where state <> 'open';
