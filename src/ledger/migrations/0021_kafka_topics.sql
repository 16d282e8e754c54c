-- Which topic a group knows by its name, and each of the tables that its records go into: brokers give another id to one
-- that is made anew. Noted when a partition is read first, and again when it is decided where to go on in another topic.
create table kafka_topics (
  source_id text not null,
  consumer_group text not null,
  -- Empty for the group itself.
  sink_id text not null,
  topic text not null,
  topic_partition integer not null,
  topic_id uuid not null,
  primary key (source_id, consumer_group, sink_id, topic, topic_partition)
);
