-- Several projects in one deployment. What is of one is told by the ids of its sources and collections, `<project>~<id>`
-- (src/model/project.ts); what has no mark is of the project "default".

create table projects (
  id text primary key,
  name text not null,
  -- Null: the deployment's.
  max_sources integer,
  max_sinks_per_source integer,
  created_at timestamptz not null default now(),
  -- Its id is never given again: its audit log is still there.
  deleted_at timestamptz
);
--> statement-breakpoint
insert into projects (id, name) values ('default', 'default');
--> statement-breakpoint
-- Of all projects but "default", where a user's own role counts.
create table project_members (
  user_id uuid not null references users on delete cascade,
  project_id text not null references projects,
  role text not null check (role in ('owner', 'operator', 'viewer')),
  created_at timestamptz not null default now(),
  primary key (user_id, project_id)
);
--> statement-breakpoint
create index project_members_by_project on project_members (project_id);
--> statement-breakpoint
-- A `member` is in no project but those that have made them a member.
alter table users drop constraint users_role_check;
--> statement-breakpoint
alter table users add constraint users_role_check check (role in ('owner', 'operator', 'viewer', 'member'));
--> statement-breakpoint
-- The only project it is good for; null: all that its user is in.
alter table access_tokens add column project_id text references projects;
--> statement-breakpoint
update access_tokens set project_id = 'default' where source_ids is not null;
--> statement-breakpoint
-- Of what has no source: the project that it is about; null: the deployment.
alter table audit add column project_id text;
--> statement-breakpoint
create index audit_by_project on audit (project_id, id) where project_id is not null;
--> statement-breakpoint
-- Each project may have one source of Penstock's own events.
drop index sources_own;
--> statement-breakpoint
create unique index sources_own on sources ((case strpos(id, '~') when 0 then 'default' else split_part(id, '~', 1) end))
  where type = 'penstock';
