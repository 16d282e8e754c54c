-- What tells the request of a key from another one under it; null for requests without a key, and for those before this.
alter table append_requests add column digest text;
