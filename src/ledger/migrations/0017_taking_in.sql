-- A group may have taken in more than it was claimed with: its members are those that name it.
create index deliveries_in_group on deliveries (group_id) where group_id is not null and state = 'running';
--> statement-breakpoint
alter table groups drop column delivery_ids;
