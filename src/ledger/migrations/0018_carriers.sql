-- Groups of several sinks may have one workflow, and so one id; `run` is each group's own.
alter table groups drop constraint groups_pkey, add primary key (id, run);
