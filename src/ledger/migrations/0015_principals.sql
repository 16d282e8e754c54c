-- Who set a sink last: its user, and the token it was done with, by their ids, so that nobody else of the same name is meant.
-- Null for the admin token, and for sinks from before this.
alter table sinks add column principal_user uuid, add column principal_token uuid;
--> statement-breakpoint
alter table deleted_sinks add column principal_user uuid, add column principal_token uuid;
