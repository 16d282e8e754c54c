-- What changed about a sink by itself, until it is accepted as an event (src/sources/notices/).

create table notices (
  -- Also the id of the event, so that it is accepted once.
  id uuid primary key default gen_random_uuid(),
  source_id text not null,
  sink_id text not null,
  change text not null check (change in ('opened', 'closed', 'paused')),
  reason text,
  noted_at timestamptz not null default now()
);

--> statement-breakpoint
-- Two sources of Penstock's own would say everything twice.
create unique index sources_own on sources (type) where type = 'penstock';
