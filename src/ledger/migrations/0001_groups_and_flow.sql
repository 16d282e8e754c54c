-- Deliveries carried in groups, and how each sink's target fares: its circuit breaker and its rate.

-- Policies written before these existed get their defaults (src/model/policy.ts).
update sinks set policy = '{"grouping": "adaptive", "maxWorkflows": 1000, "pauseAfterFailingFor": "120h",
  "breaker": {"consecutiveFailures": 20, "failureShare": 0.7, "minAttempts": 50, "probeAfter": "5s"}}'::jsonb || policy;
--> statement-breakpoint
alter table sinks add column paused_because text;

--> statement-breakpoint
create table sink_flow (
  source_id text not null,
  sink_id text not null,
  breaker text not null default 'closed' check (breaker in ('closed', 'open', 'half-open')),
  breaker_since timestamptz not null default now(),
  -- When one delivery may try the target; half-open: when that try counts as lost, and another is due.
  probe_at timestamptz,
  failed_probes integer not null default 0,
  consecutive_failures integer not null default 0,
  -- Attempts since the first failure within the last minute; none while all goes well.
  window_began_at timestamptz,
  window_attempts integer not null default 0,
  window_failures integer not null default 0,
  -- No attempt has succeeded since.
  failing_since timestamptz,
  -- Of a sink with a rate: attempts that may begin, as of tokens_at.
  tokens double precision,
  tokens_at timestamptz not null default now(),
  primary key (source_id, sink_id),
  foreign key (source_id, sink_id) references sinks on delete cascade
);
--> statement-breakpoint
insert into sink_flow (source_id, sink_id) select source_id, id from sinks;
--> statement-breakpoint
create function follow_new_sinks() returns trigger language plpgsql as $$
begin
  insert into sink_flow (source_id, sink_id) select source_id, id from inserted;
  return null;
end $$;
--> statement-breakpoint
create trigger follow_new after insert on sinks
  referencing new table as inserted for each statement execute function follow_new_sinks();

--> statement-breakpoint
-- Deliveries of one sink that one workflow carries; gone when they are all settled or given back.
create table groups (
  id uuid primary key,
  run text not null,
  source_id text not null,
  sink_id text not null,
  -- Attempts it may make at the same time, out of the sink's concurrency.
  permits integer not null,
  delivery_ids uuid[] not null,
  overdue_at timestamptz not null,
  created_at timestamptz not null default now()
);
--> statement-breakpoint
create index groups_by_sink on groups (source_id, sink_id);

--> statement-breakpoint
-- The group that carries or carried it, instead of a workflow of its own.
alter table deliveries add column group_id uuid;
--> statement-breakpoint
-- It is to get a workflow of its own before it is due, or although it is dead: trouble is individual.
alter table deliveries add column to_adopt boolean not null default false;

--> statement-breakpoint
-- Both sides are written by one statement; a check for each row would cost as much as the row.
alter table deliveries drop constraint deliveries_event_uid_fkey;
--> statement-breakpoint
alter table attempts drop constraint attempts_delivery_id_fkey;

--> statement-breakpoint
drop index deliveries_due, deliveries_running, deliveries_dead, deliveries_by_sink, deliveries_by_state;
--> statement-breakpoint
create index deliveries_due on deliveries (source_id, sink_id, due_at) where state in ('pending', 'parked');
--> statement-breakpoint
create index deliveries_owned on deliveries (source_id, sink_id, state)
  where run is not null and group_id is null and state in ('running', 'waiting', 'dead');
--> statement-breakpoint
create index deliveries_to_adopt on deliveries (source_id, sink_id, due_at) where to_adopt;
--> statement-breakpoint
create index deliveries_by_sink on deliveries (source_id, sink_id, id);
--> statement-breakpoint
-- What the path of a delivery that succeeds never enters, so that it costs nothing there.
create index deliveries_by_state on deliveries (state, id)
  where state in ('parked', 'waiting', 'dead', 'discarded', 'skipped', 'expired');

--> statement-breakpoint
-- Most events are the first of their chain, which is named by their uid: the primary key finds those.
drop index events_by_root;
--> statement-breakpoint
create index events_by_root on events (rootid, uid) where rootid <> uid::text;

--> statement-breakpoint
-- Says as well when a group's end lets others begin; asks once a sink instead of once a row.
create or replace function count_changed_deliveries() returns trigger language plpgsql as $$
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
  -- Due: what became pending, and what waited for the room that another has left. A group's room is left at its end.
  if exists (select from after_change where state = 'pending' or to_adopt) or exists (
    select from (
      select distinct n.source_id, n.sink_id from after_change n join before_change o on o.id = n.id
      where o.state = 'running' and n.state <> 'running' and o.group_id is null) freed
    where exists (select from deliveries d
      where d.source_id = freed.source_id and d.sink_id = freed.sink_id and d.state in ('pending', 'parked')))
  then perform pg_notify('penstock_due', ''); end if;
  return null;
end $$;
