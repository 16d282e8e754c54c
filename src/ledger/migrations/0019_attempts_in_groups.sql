-- The group that made an attempt: the delivery itself names only the workflow that had it last.
alter table attempts add column group_id uuid;
