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
