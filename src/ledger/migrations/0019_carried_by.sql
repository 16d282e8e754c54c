-- The group that made an attempt: the delivery itself names only the workflow that had it last.
alter table attempts add column group_id uuid;

--> statement-breakpoint
-- The worker that carries a group, as it names itself in worker_slots; null before one has begun to.
alter table groups add column worker uuid;
