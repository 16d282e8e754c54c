-- Who may do what, and who did what: people, their sessions and tokens, and a record of every change.

create table users (
  id uuid primary key default gen_random_uuid(),
  name text not null unique,
  role text not null check (role in ('owner', 'operator', 'viewer')),
  -- With its salt and its cost; never the password.
  password_hash text not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deactivated_at timestamptz,
  deactivated_by text
);

--> statement-breakpoint
-- Logins, by the SHA-256 of what the cookie holds.
create table sessions (
  sha256 text primary key,
  user_id uuid not null references users on delete cascade,
  address text not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null
);
--> statement-breakpoint
create index sessions_by_user on sessions (user_id);

--> statement-breakpoint
-- Personal access tokens, by their SHA-256.
create table access_tokens (
  id uuid primary key,
  user_id uuid not null references users on delete cascade,
  name text not null,
  sha256 text not null unique,
  -- Its first characters, by which its owner knows it again.
  begins text not null,
  scopes jsonb not null,
  -- The sources it is limited to; null: none.
  source_ids jsonb,
  created_at timestamptz not null default now(),
  -- Null: never.
  expires_at timestamptz,
  revoked_at timestamptz,
  revoked_by text,
  last_used_at timestamptz,
  last_used_address text
);
--> statement-breakpoint
create index access_tokens_by_user on access_tokens (user_id, id);
--> statement-breakpoint
-- Where a token was used from.
create table access_token_addresses (
  token_id uuid not null references access_tokens on delete cascade,
  address text not null,
  first_used_at timestamptz not null default now(),
  primary key (token_id, address)
);

--> statement-breakpoint
-- Logins tried within a window of time, by user, by address and by both.
create table login_attempts (
  key text primary key,
  count integer not null,
  since timestamptz not null
);

--> statement-breakpoint
-- Every change: who made it, by what means and from where, and what was set before and after. Never a secret.
create table audit (
  id bigint generated always as identity primary key,
  made_at timestamptz not null default now(),
  author text not null,
  means text not null check (means in ('adminToken', 'session', 'token', 'penstock')),
  user_name text,
  token_id uuid,
  address text,
  action text not null,
  target text not null,
  source_id text,
  before jsonb,
  after jsonb,
  reason text
);
--> statement-breakpoint
create index audit_by_target on audit (target, id);
--> statement-breakpoint
create index audit_by_author on audit (author, id);
--> statement-breakpoint
create index audit_by_user on audit (user_name, id) where user_name is not null;
--> statement-breakpoint
create index audit_by_action on audit (action, id);
--> statement-breakpoint
create index audit_by_source on audit (source_id, id) where source_id is not null;
