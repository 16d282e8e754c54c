-- What Penstock remembers: sources and sinks, accepted events, their deliveries, and the counters.

create function rfc3339(moment timestamptz) returns text language sql stable
  return to_char(moment at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"');

--> statement-breakpoint
create table sources (
  id text primary key,
  type text not null,
  name text not null,
  description text not null,
  config jsonb not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

--> statement-breakpoint
create table sinks (
  source_id text not null references sources on delete cascade,
  id text not null,
  type text not null,
  name text not null,
  description text not null,
  state text not null default 'enabled' check (state in ('enabled', 'paused')),
  config jsonb not null,
  filter jsonb,
  policy jsonb not null,
  max_concurrency integer not null generated always as ((policy ->> 'maxConcurrency')::integer) stored,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (source_id, id)
);

--> statement-breakpoint
-- Of a source (sink_id = '') or of a sink. Sealed by the keyring; owner and name are its associated data.
create table secrets (
  source_id text not null references sources on delete cascade,
  sink_id text not null default '',
  name text not null,
  key_id text not null,
  ciphertext bytea not null,
  primary key (source_id, sink_id, name)
);

--> statement-breakpoint
-- One row: changes whenever a source, a sink or a secret does, so that processes know to read them again.
create table configuration_version (only_row boolean primary key default true check (only_row), version bigint not null);
--> statement-breakpoint
insert into configuration_version (version) values (1);

--> statement-breakpoint
create table events (
  uid uuid primary key,
  source_id text not null,
  id text not null,
  source text not null,
  type text not null,
  subject text,
  time text,
  datacontenttype text,
  dataschema text,
  rootid text not null,
  depth integer not null,
  extensions jsonb not null,
  headers jsonb not null,
  remote_address text not null,
  body bytea not null,
  received_at timestamptz not null default now(),
  -- CloudEvents 1.0, 3.1.1: source and id together name one event.
  unique (source_id, source, id)
);
--> statement-breakpoint
create index events_by_source on events (source_id, uid);
--> statement-breakpoint
create index events_by_type on events (type, uid);
--> statement-breakpoint
create index events_by_root on events (rootid, uid);

--> statement-breakpoint
create table deliveries (
  id uuid primary key,
  event_uid uuid not null references events,
  source_id text not null,
  sink_id text not null,
  state text not null check (state in
    ('pending', 'parked', 'running', 'waiting', 'dead', 'delivered', 'discarded', 'skipped', 'expired')),
  -- Why it is parked, discarded, skipped or expired.
  reason text,
  -- The workflow that owns it while running, waiting or dead; without one a dead letter belongs to the ledger.
  run text,
  workflow_id text,
  -- The last request to retry it that the ledger itself took, so that a repeated one changes nothing.
  last_request text,
  attempts integer not null default 0,
  failed_attempts integer not null default 0,
  schedule_from integer not null default 0,
  schedule_began_at timestamptz,
  due_at timestamptz not null default now(),
  next_attempt_at timestamptz,
  expires_at timestamptz,
  -- When the sweeper asks the engine what became of it.
  overdue_at timestamptz,
  failure jsonb,
  receipt jsonb,
  amended_body bytea,
  bytes integer not null,
  accepted_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  settled_at timestamptz
);
--> statement-breakpoint
create index deliveries_due on deliveries (source_id, sink_id, due_at) where state = 'pending';
--> statement-breakpoint
create index deliveries_running on deliveries (source_id, sink_id) where state = 'running';
--> statement-breakpoint
create index deliveries_dead on deliveries (source_id, sink_id) where state = 'dead' and run is not null;
--> statement-breakpoint
create index deliveries_overdue on deliveries (overdue_at) where overdue_at is not null;
--> statement-breakpoint
create index deliveries_by_sink on deliveries (source_id, sink_id, state, id);
--> statement-breakpoint
create index deliveries_by_state on deliveries (state, id);
--> statement-breakpoint
create index deliveries_by_event on deliveries (event_uid);

--> statement-breakpoint
create table attempts (
  delivery_id uuid not null references deliveries on delete cascade,
  run text not null,
  number integer not null,
  -- accepted: the target has taken it on, and its end is followed.
  outcome text not null check (outcome in ('running', 'accepted', 'delivered', 'failed')),
  failure jsonb,
  receipt jsonb,
  started_at timestamptz not null default now(),
  ended_at timestamptz,
  primary key (delivery_id, run, number)
);

--> statement-breakpoint
-- Per sink and hour of acceptance, so accepted = delivered + dead + discarded + skipped + expired + still open, always.
create table statistics (
  source_id text not null,
  sink_id text not null,
  hour timestamptz not null,
  accepted bigint not null default 0,
  delivered bigint not null default 0,
  dead bigint not null default 0,
  discarded bigint not null default 0,
  skipped bigint not null default 0,
  expired bigint not null default 0,
  failed_attempts bigint not null default 0,
  bytes bigint not null default 0,
  first_accepted_at timestamptz,
  last_accepted_at timestamptz,
  primary key (source_id, sink_id, hour)
);

--> statement-breakpoint
-- The namespace whose workflows own deliveries: when it changes, the engine has forgotten them.
create table engine (only_row boolean primary key default true check (only_row), namespace_id text not null);

--> statement-breakpoint
-- Credentials of the API, by the SHA-256 of the token.
create table tokens (name text primary key, sha256 text not null unique, created_at timestamptz not null default now());

--> statement-breakpoint
create function count_new_deliveries() returns trigger language plpgsql as $$
begin
  insert into statistics as s (source_id, sink_id, hour, accepted, delivered, dead, discarded, skipped, expired,
      failed_attempts, bytes, first_accepted_at, last_accepted_at)
    select source_id, sink_id, date_trunc('hour', accepted_at), count(*),
      count(*) filter (where state = 'delivered'), count(*) filter (where state = 'dead'),
      count(*) filter (where state = 'discarded'), count(*) filter (where state = 'skipped'),
      count(*) filter (where state = 'expired'), sum(failed_attempts), sum(bytes), min(accepted_at), max(accepted_at)
    from inserted group by 1, 2, 3 order by 1, 2, 3
  on conflict (source_id, sink_id, hour) do update set
    accepted = s.accepted + excluded.accepted, delivered = s.delivered + excluded.delivered,
    dead = s.dead + excluded.dead, discarded = s.discarded + excluded.discarded,
    skipped = s.skipped + excluded.skipped, expired = s.expired + excluded.expired,
    failed_attempts = s.failed_attempts + excluded.failed_attempts, bytes = s.bytes + excluded.bytes,
    first_accepted_at = least(s.first_accepted_at, excluded.first_accepted_at),
    last_accepted_at = greatest(s.last_accepted_at, excluded.last_accepted_at);
  if exists (select from inserted where state = 'pending') then perform pg_notify('penstock_due', ''); end if;
  return null;
end $$;

--> statement-breakpoint
create function count_changed_deliveries() returns trigger language plpgsql as $$
begin
  insert into statistics as s (source_id, sink_id, hour, delivered, dead, discarded, skipped, expired, failed_attempts)
    select n.source_id, n.sink_id, date_trunc('hour', n.accepted_at),
      count(*) filter (where n.state = 'delivered') - count(*) filter (where o.state = 'delivered'),
      count(*) filter (where n.state = 'dead') - count(*) filter (where o.state = 'dead'),
      count(*) filter (where n.state = 'discarded') - count(*) filter (where o.state = 'discarded'),
      count(*) filter (where n.state = 'skipped') - count(*) filter (where o.state = 'skipped'),
      count(*) filter (where n.state = 'expired') - count(*) filter (where o.state = 'expired'),
      sum(n.failed_attempts - o.failed_attempts)
    from after_change n join before_change o on o.id = n.id
    where (n.state <> o.state and (n.state in ('delivered', 'dead', 'discarded', 'skipped', 'expired')
        or o.state in ('delivered', 'dead', 'discarded', 'skipped', 'expired')))
      or n.failed_attempts <> o.failed_attempts
    group by 1, 2, 3 order by 1, 2, 3
  on conflict (source_id, sink_id, hour) do update set
    delivered = s.delivered + excluded.delivered, dead = s.dead + excluded.dead,
    discarded = s.discarded + excluded.discarded, skipped = s.skipped + excluded.skipped,
    expired = s.expired + excluded.expired, failed_attempts = s.failed_attempts + excluded.failed_attempts;
  -- Due: what became pending, and what waited for the room that another has left.
  if exists (select from after_change where state = 'pending') or exists (
    select from after_change n join before_change o on o.id = n.id
    where o.state = 'running' and n.state <> 'running' and exists (
      select from deliveries d where d.source_id = n.source_id and d.sink_id = n.sink_id and d.state = 'pending'))
  then perform pg_notify('penstock_due', ''); end if;
  return null;
end $$;

--> statement-breakpoint
create trigger count_new after insert on deliveries
  referencing new table as inserted for each statement execute function count_new_deliveries();
--> statement-breakpoint
create trigger count_changed after update on deliveries
  referencing old table as before_change new table as after_change
  for each statement execute function count_changed_deliveries();

--> statement-breakpoint
create function next_configuration_version() returns trigger language plpgsql as $$
begin
  update configuration_version set version = version + 1;
  return null;
end $$;
--> statement-breakpoint
create trigger version_sources after insert or update or delete on sources
  for each statement execute function next_configuration_version();
--> statement-breakpoint
create trigger version_sinks after insert or update or delete on sinks
  for each statement execute function next_configuration_version();
--> statement-breakpoint
create trigger version_secrets after insert or update or delete on secrets
  for each statement execute function next_configuration_version();
