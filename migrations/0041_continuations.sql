-- Which task of the ledger a task of a draft goes on from, where a person says otherwise than the texts suggest (decision 025). Kept when the
-- version is published: its comparison still tells what was said.
create table task_continuation (
  jurisdiction_id uuid not null,
  version_id uuid not null,
  -- Of the draft's task.
  key text not null,
  -- null: a new task.
  task_id uuid,
  chosen_by text not null,
  chosen_at timestamptz not null,
  primary key (jurisdiction_id, version_id, key),
  foreign key (jurisdiction_id, version_id) references plan_version (jurisdiction_id, id),
  foreign key (jurisdiction_id, task_id) references task (jurisdiction_id, id)
);
create unique index task_continuation_once on task_continuation (jurisdiction_id, version_id, task_id);
select tenant_table('task_continuation', 'select, insert, update, delete');
