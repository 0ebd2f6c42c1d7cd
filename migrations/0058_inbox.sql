-- 收件箱 (docs/decisions/034-duties-and-home.md): what happened to the things of a desk. Derived from the trail by jobs: nothing is said here that the trail
-- does not say, and what the things are called is asked of their domain.
create table inbox_entry (
  jurisdiction_id uuid not null,
  id uuid not null,
  -- The domain's source, whose job wrote it.
  source text not null check (source <> ''),
  -- Number of the event, with what of it is read most.
  seq bigint not null,
  act text not null,
  at timestamptz not null,
  actor text not null,
  by_account uuid,
  -- Whose desk; null: the jurisdiction's own. Without a foreign key: a unit that was made by mistake may go all the same.
  unit_id uuid,
  -- It concerns so many things of that desk.
  count integer not null check (count > 0),
  -- The one that it names.
  object_id uuid,
  primary key (jurisdiction_id, id),
  constraint inbox_entry_once unique nulls not distinct (jurisdiction_id, source, seq, unit_id)
);
create index inbox_entry_desk on inbox_entry (jurisdiction_id, unit_id, seq desc);
select tenant_table('inbox_entry', 'select, insert, update (unit_id)');

-- How far a post has read.
create table inbox_seen (
  jurisdiction_id uuid not null,
  post_id uuid not null,
  seq bigint not null,
  primary key (jurisdiction_id, post_id),
  foreign key (jurisdiction_id, post_id) references post (jurisdiction_id, id)
);
select tenant_table('inbox_seen', 'select, insert, update');

-- What happened before there was an inbox is no news.
insert into job_cursor (jurisdiction_id, job, seq)
select jurisdiction_id, job, seq from audit_head cross join (values ('inbox-ledger'), ('inbox-plan'), ('inbox-settings')) known (job)
 where seq > 0
on conflict do nothing;

-- Days of open tasks, counted from the index alone. What opens a chapter has nothing to be done by a day.
create index task_open_due on task (jurisdiction_id, due_to) where state = 'open' and role = 'task' and due_to is not null;
