-- Types of events by source: those that were seen, and those whose data is checked by a JSON Schema.

create table event_types (
  source_id text not null,
  type text not null,
  -- What becomes of an event whose data does not match.
  mode text not null default 'ignore' check (mode in ('enforce', 'flag', 'ignore')),
  schema jsonb,
  first_seen_at timestamptz,
  last_seen_at timestamptz,
  -- The newest event that was noted: types are noted at most once a minute.
  example_uid uuid,
  primary key (source_id, type),
  check (mode = 'ignore' or schema is not null)
);
--> statement-breakpoint
-- That a type was seen again changes nothing for requests under way.
create function event_types_changed() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' and new.mode = 'ignore' then return null; end if;
  if tg_op = 'DELETE' and old.mode = 'ignore' then return null; end if;
  if tg_op = 'UPDATE' and new.mode = old.mode and new.schema is not distinct from old.schema then return null; end if;
  update configuration_version set version = version + 1;
  return null;
end $$;
--> statement-breakpoint
create trigger version_event_types after insert or update or delete on event_types
  for each row execute function event_types_changed();

--> statement-breakpoint
-- How its data does not match the schema of its type, when that is flagged.
alter table events add column violation text;
--> statement-breakpoint
create index events_flagged on events (uid) where violation is not null;
