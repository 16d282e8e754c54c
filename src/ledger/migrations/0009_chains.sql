-- Chains of triggers: what led to an event, how many events a chain has, and what ends it.

-- Id of the delivery that led to the event, as its sender says.
alter table events add column causeid text;
--> statement-breakpoint
-- A row for each chain of more than one event: how many came after the first.
create table chains (rootid text primary key, events bigint not null);
--> statement-breakpoint
-- The end of a key's time goes on with the chain of its last write.
alter table kv_entries add column chain jsonb not null default '{}';
--> statement-breakpoint
-- Policies written before these existed get their defaults (src/model/policy.ts).
update sinks set policy = '{"chainLimit": 10000, "cycles": "allow"}'::jsonb || policy;
--> statement-breakpoint
update deleted_sinks set policy = '{"chainLimit": 10000, "cycles": "allow"}'::jsonb || policy;

--> statement-breakpoint
-- Who registered it: its work may do what they may.
alter table sinks add column principal text not null default 'admin';
--> statement-breakpoint
alter table deleted_sinks add column principal text not null default 'admin';
--> statement-breakpoint
-- Writes that a later attempt of a delivery asks for again (src/ledger/kv/answered-requests.ts).
create table kv_requests (id text primary key, outcome jsonb not null, answered_at timestamptz not null default now());
--> statement-breakpoint
create index kv_requests_by_age on kv_requests (answered_at);
--> statement-breakpoint
create table function_logs (
  id bigint generated always as identity primary key,
  function_name text not null,
  delivery_id uuid not null,
  attempt integer not null,
  level text not null,
  message text not null,
  at timestamptz not null default now()
);
--> statement-breakpoint
create index function_logs_by_delivery on function_logs (delivery_id);

--> statement-breakpoint
-- Deliveries that were dead, each once, for the handlers of dead letters (src/sources/deadletter/).
create table dead_letter_notes (
  delivery_id uuid primary key,
  noted_at timestamptz not null default now(),
  told_at timestamptz
);
--> statement-breakpoint
create index dead_letter_notes_untold on dead_letter_notes (noted_at) where told_at is null;
--> statement-breakpoint
create table dead_letter_handlings (
  handler_delivery_id uuid primary key,
  delivery_id uuid not null,
  resolved_at timestamptz
);
--> statement-breakpoint
create index dead_letter_handlings_by_delivery on dead_letter_handlings (delivery_id);
--> statement-breakpoint
create index dead_letter_handlings_open on dead_letter_handlings (handler_delivery_id) where resolved_at is null;
--> statement-breakpoint
-- What a handler made of a dead letter.
alter table deliveries add column resolution text;
--> statement-breakpoint
-- A handler's own deliveries are told to nobody, or they would be told without end.
create function note_dead_letter() returns trigger language plpgsql as $$
begin
  insert into dead_letter_notes (delivery_id) select new.id
    where exists (select from sources where type = 'deadletter' and state = 'enabled')
      and not exists (select from sources where id = new.source_id and type = 'deadletter')
      and not exists (select from deleted_sources where id = new.source_id and type = 'deadletter')
  on conflict do nothing;
  return null;
end $$;
--> statement-breakpoint
create trigger note_dead after update of state on deliveries
  for each row when (new.state = 'dead' and old.state <> 'dead') execute function note_dead_letter();
--> statement-breakpoint
-- Of an event that no sink can take there is no attempt: its delivery is dead from the start.
create trigger note_born_dead after insert on deliveries
  for each row when (new.state = 'dead') execute function note_dead_letter();
