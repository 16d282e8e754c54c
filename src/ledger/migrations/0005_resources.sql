-- Sources and sinks as a team runs them for others: versions, undelete, requests counted once, tokens that expire.

alter table sources add column state text not null default 'enabled' check (state in ('enabled', 'paused'));
--> statement-breakpoint
alter table sources add column paused_because text;
--> statement-breakpoint
-- Number of its latest version; 0 while nobody has made one.
alter table sources add column version integer not null default 0;
--> statement-breakpoint
alter table sinks add column version integer not null default 0;
--> statement-breakpoint
-- It was paused because its source was, and goes on with it.
alter table sinks add column paused_with_source boolean not null default false;

--> statement-breakpoint
-- What a source (sink_id = '') or a sink was set to after each change. Never a secret.
create table versions (
  source_id text not null,
  sink_id text not null default '',
  number integer not null,
  change text not null,
  settings jsonb not null,
  author text not null,
  reason text,
  made_at timestamptz not null default now(),
  primary key (source_id, sink_id, number)
);
--> statement-breakpoint
update sources set version = 1;
--> statement-breakpoint
update sinks set version = 1;
--> statement-breakpoint
insert into versions (source_id, number, change, settings, author, reason, made_at)
  select id, 1, 'created', jsonb_build_object('type', type, 'name', name, 'description', description, 'config', config),
    'penstock', 'stored before versions were kept', updated_at from sources;
--> statement-breakpoint
insert into versions (source_id, sink_id, number, change, settings, author, reason, made_at)
  select source_id, id, 1, 'created', jsonb_build_object('type', type, 'name', name, 'description', description,
      'config', config, 'filter', filter, 'policy', policy),
    'penstock', 'stored before versions were kept', updated_at from sinks;

--> statement-breakpoint
-- Deleted, and not yet purged: apart from those in use, which every question about deliveries joins.
create table deleted_sources (
  id text primary key,
  type text not null,
  name text not null,
  description text not null,
  state text not null,
  paused_because text,
  config jsonb not null,
  version integer not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  deleted_at timestamptz not null default now(),
  -- It is being purged, and cannot come back.
  is_going boolean not null default false
);
--> statement-breakpoint
create table deleted_sinks (
  source_id text not null,
  id text not null,
  type text not null,
  name text not null,
  description text not null,
  state text not null,
  paused_because text,
  paused_with_source boolean not null,
  config jsonb not null,
  filter jsonb,
  policy jsonb not null,
  version integer not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  -- Deleted because its source was, and comes back with it.
  with_source boolean not null,
  deleted_at timestamptz not null default now(),
  is_going boolean not null default false,
  primary key (source_id, id)
);
--> statement-breakpoint
-- Secrets outlive their owner until it is purged.
alter table secrets drop constraint secrets_source_id_fkey;
--> statement-breakpoint
-- A secret that was replaced, and still holds for a while.
alter table secrets add column expires_at timestamptz;

--> statement-breakpoint
-- What a request that must count once was answered, without secrets.
create table idempotency_keys (
  route text not null,
  key text not null,
  body_sha256 text not null,
  answer jsonb,
  made_at timestamptz not null default now(),
  primary key (route, key)
);

--> statement-breakpoint
-- What a stack said of a sink's token when it was last asked.
create table sink_tokens (
  source_id text not null,
  sink_id text not null,
  state text not null check (state in ('valid', 'refused', 'unverified')),
  description text,
  reason text,
  expires_at timestamptz,
  verified_at timestamptz not null default now(),
  -- People were told that it expires.
  warned_at timestamptz,
  primary key (source_id, sink_id),
  foreign key (source_id, sink_id) references sinks on delete cascade
);
--> statement-breakpoint
alter table notices drop constraint notices_change_check;
--> statement-breakpoint
alter table notices add constraint notices_change_check
  check (change in ('opened', 'closed', 'paused', 'token_expiring'));
