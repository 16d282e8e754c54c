-- Deliveries whose outcome a caller waits for (Prefer: wait=N), and what the workers have in hand.

-- Until when it may be begun; null for all that nobody waits for. Such a delivery is never due by itself (due_at is
-- infinity), so that no claim but the one for callers finds it; a retry on request makes it one like all others.
alter table deliveries add column sync_until timestamptz;
--> statement-breakpoint
-- Whether the caller was told the outcome; null when none has waited.
alter table deliveries add column answered boolean;
--> statement-breakpoint
alter table deliveries drop constraint deliveries_state_check;
--> statement-breakpoint
alter table deliveries add constraint deliveries_state_check check (state in
  ('pending', 'parked', 'running', 'waiting', 'dead', 'delivered', 'discarded', 'skipped', 'abandoned', 'expired'));
--> statement-breakpoint
create index deliveries_sync on deliveries (sync_until)
  where sync_until is not null and state in ('pending', 'parked', 'running');
--> statement-breakpoint
drop index deliveries_by_state;
--> statement-breakpoint
create index deliveries_by_state on deliveries (state, id)
  where state in ('parked', 'waiting', 'dead', 'discarded', 'skipped', 'abandoned', 'expired');

--> statement-breakpoint
-- accepted = delivered + dead + discarded + skipped + abandoned + expired + still open, always.
alter table statistics add column abandoned bigint not null default 0;
--> statement-breakpoint
create or replace function count_new_deliveries() returns trigger language plpgsql as $$
begin
  insert into statistics as s (source_id, sink_id, hour, accepted, delivered, dead, discarded, skipped, abandoned, expired,
      failed_attempts, bytes, first_accepted_at, last_accepted_at)
    select source_id, sink_id, date_trunc('hour', accepted_at), count(*),
      count(*) filter (where state = 'delivered'), count(*) filter (where state = 'dead'),
      count(*) filter (where state = 'discarded'), count(*) filter (where state = 'skipped'),
      count(*) filter (where state = 'abandoned'), count(*) filter (where state = 'expired'),
      sum(failed_attempts), sum(bytes), min(accepted_at), max(accepted_at)
    from inserted group by 1, 2, 3 order by 1, 2, 3
  on conflict (source_id, sink_id, hour) do update set
    accepted = s.accepted + excluded.accepted, delivered = s.delivered + excluded.delivered,
    dead = s.dead + excluded.dead, discarded = s.discarded + excluded.discarded,
    skipped = s.skipped + excluded.skipped, abandoned = s.abandoned + excluded.abandoned,
    expired = s.expired + excluded.expired,
    failed_attempts = s.failed_attempts + excluded.failed_attempts, bytes = s.bytes + excluded.bytes,
    first_accepted_at = least(s.first_accepted_at, excluded.first_accepted_at),
    last_accepted_at = greatest(s.last_accepted_at, excluded.last_accepted_at);
  if exists (select from inserted where state = 'pending') then perform pg_notify('penstock_due', ''); end if;
  return null;
end $$;

--> statement-breakpoint
create or replace function count_changed_deliveries() returns trigger language plpgsql as $$
begin
  insert into statistics as s (source_id, sink_id, hour, delivered, dead, discarded, skipped, abandoned, expired,
      failed_attempts)
    select n.source_id, n.sink_id, date_trunc('hour', n.accepted_at),
      count(*) filter (where n.state = 'delivered') - count(*) filter (where o.state = 'delivered'),
      count(*) filter (where n.state = 'dead') - count(*) filter (where o.state = 'dead'),
      count(*) filter (where n.state = 'discarded') - count(*) filter (where o.state = 'discarded'),
      count(*) filter (where n.state = 'skipped') - count(*) filter (where o.state = 'skipped'),
      count(*) filter (where n.state = 'abandoned') - count(*) filter (where o.state = 'abandoned'),
      count(*) filter (where n.state = 'expired') - count(*) filter (where o.state = 'expired'),
      sum(n.failed_attempts - o.failed_attempts)
    from after_change n join before_change o on o.id = n.id
    where (n.state <> o.state and (n.state in ('delivered', 'dead', 'discarded', 'skipped', 'abandoned', 'expired')
        or o.state in ('delivered', 'dead', 'discarded', 'skipped', 'abandoned', 'expired')))
      or n.failed_attempts <> o.failed_attempts
    group by 1, 2, 3 order by 1, 2, 3
  on conflict (source_id, sink_id, hour) do update set
    delivered = s.delivered + excluded.delivered, dead = s.dead + excluded.dead,
    discarded = s.discarded + excluded.discarded, skipped = s.skipped + excluded.skipped,
    abandoned = s.abandoned + excluded.abandoned, expired = s.expired + excluded.expired,
    failed_attempts = s.failed_attempts + excluded.failed_attempts;
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

--> statement-breakpoint
-- Only rows that a caller waits for get as far as the function.
create function notify_channel() returns trigger language plpgsql as $$
begin
  perform pg_notify(tg_argv[0], '');
  return null;
end $$;
--> statement-breakpoint
create trigger tell_of_callers after insert on deliveries
  for each row when (new.sync_until is not null) execute function notify_channel('penstock_sync');
--> statement-breakpoint
create trigger tell_of_outcomes after update of state on deliveries
  for each row when (new.sync_until is not null and new.state <> old.state
    and new.state in ('delivered', 'discarded', 'skipped', 'abandoned'))
  execute function notify_channel('penstock_outcomes');

--> statement-breakpoint
-- What each worker has in hand, as it says every few seconds.
create table worker_slots (
  worker uuid primary key,
  total integer not null,
  kept_for_sync integer not null,
  sync integer not null,
  async integer not null,
  seen_at timestamptz not null default now()
);
