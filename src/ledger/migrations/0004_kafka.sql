-- What sources of type kafka keep (src/sources/kafka/), also while they are deleted and not yet purged.

-- Where a group begins to read a partition that it has stored no offset for. Written once, before the first record is read.
create table kafka_starts (
  source_id text not null,
  consumer_group text not null,
  topic text not null,
  topic_partition integer not null,
  start_offset bigint not null,
  primary key (source_id, consumer_group, topic, topic_partition)
);

--> statement-breakpoint
-- Partitions whose next record is gone. The source stops until go_on_from says where it is to go on.
create table kafka_losses (
  source_id text not null,
  consumer_group text not null,
  topic text not null,
  topic_partition integer not null,
  -- The next offset that was to be read, and those that the partition had then.
  lost_offset bigint not null,
  first_offset bigint not null,
  end_offset bigint not null,
  go_on_from text check (go_on_from in ('earliest', 'latest')),
  noted_at timestamptz not null default now(),
  primary key (source_id, consumer_group, topic, topic_partition)
);

--> statement-breakpoint
-- Records that cannot become events, as they came.
create table rejected_records (
  source_id text not null,
  topic text not null,
  topic_partition integer not null,
  record_offset bigint not null,
  code text not null,
  reason text not null,
  record_at timestamptz not null,
  rejected_at timestamptz not null default now(),
  -- Pairs of name and base64 value, in the order of the record.
  headers jsonb not null,
  key bytea,
  -- Null for a record without a value, and for one that is too large to keep: bytes tells which.
  value bytea,
  bytes integer,
  primary key (source_id, topic, topic_partition, record_offset)
);
