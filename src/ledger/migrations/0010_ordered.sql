-- Deliveries of a sink that go one after the other by a key (policy.order).

-- The row of a key is locked by whoever accepts for it: places are in the order of the commits.
create table order_keys (
  source_id text not null,
  sink_id text not null,
  key text not null,
  last_place bigint not null,
  primary key (source_id, sink_id, key)
);
--> statement-breakpoint
alter table deliveries add column order_key text;
--> statement-breakpoint
alter table deliveries add column order_place bigint;
--> statement-breakpoint
create index deliveries_ordered on deliveries (source_id, sink_id, order_key, order_place)
  where order_key is not null and state in ('pending', 'parked', 'running', 'waiting', 'dead');
