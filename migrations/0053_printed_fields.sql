-- What a plan prints beside a task and is neither its units nor its deadline: persons, places, times that name no day, and labels that nobody knows.
-- 市级责任领导 fills task.city_leader, too.
create table task_field (
  jurisdiction_id uuid not null,
  task_id uuid not null,
  -- In the order of the print, from 1.
  seq integer not null check (seq > 0),
  kind text not null check (kind in ('person', 'place', 'time', 'other')),
  -- As printed.
  label text not null check (label <> ''),
  said text[] not null check (cardinality(said) > 0),
  primary key (jurisdiction_id, task_id, seq),
  foreign key (jurisdiction_id, task_id) references task (jurisdiction_id, id)
);
select tenant_table('task_field', 'select, insert, delete');
