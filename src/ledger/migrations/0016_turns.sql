-- Sinks with a rate: up to when the turns to begin an attempt are taken. Apart from sink_flow, which a claim locks: what
-- begins is not in the way of what is claimed. A row is made with the first turn.
create table sink_turns (
  source_id text not null,
  sink_id text not null,
  taken_until timestamptz not null,
  primary key (source_id, sink_id),
  foreign key (source_id, sink_id) references sinks on delete cascade
);
