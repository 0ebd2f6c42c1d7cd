-- 调整 of the ledger by hand (docs/decisions/025-lineage.md): tasks are withdrawn and restored, added, split and merged, each with a reason.
-- What an act did is never changed; taking it back is one more of them.
create table task_adjustment (
  jurisdiction_id uuid not null references jurisdiction (id),
  id uuid not null,
  -- publish: a new version of the plan came in the place of what was split or merged by hand.
  kind text not null check (kind in ('withdraw', 'restore', 'add', 'split', 'merge', 'publish')),
  reason text not null check (reason <> '' or undoes is not null or kind = 'publish'),
  -- The act that this one takes back, which is of the same kind.
  undoes uuid,
  -- The day from which on it counts for what rules read.
  known_from date not null,
  actor text not null,
  at timestamptz not null,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, undoes) references task_adjustment (jurisdiction_id, id)
);
select tenant_table('task_adjustment', 'select, insert');

-- origin: what a task rests on. clause: the plan prints it; the others have no clause, and no version of the plan.
alter table task
  add column origin text not null default 'clause' check (origin in ('clause', 'resolution', 'share', 'instruction')),
  alter column version_id drop not null,
  -- The act by which it came; null: a publication.
  add column made_by uuid,
  -- The act by which it ended; null: it stands, or a new version no longer has it.
  add column ended_by uuid,
  add foreign key (jurisdiction_id, made_by) references task_adjustment (jurisdiction_id, id),
  add foreign key (jurisdiction_id, ended_by) references task_adjustment (jurisdiction_id, id),
  add check (ended_by is null or state = 'withdrawn'),
  add check (origin <> 'clause' or version_id is not null),
  -- Room between neighbours, where the parts of a split task stand. Written anew as a whole: an update would meet positions that are taken.
  alter column position type bigint using position * 1000;
alter table responsibility alter column task_position type bigint using task_position * 1000;
alter table responsibility_unit alter column task_position type bigint using task_position * 1000;

-- What an act did to which task. was_ended_by: what task.ended_by said before. revision: the task's after the act, by which it is known whether it was changed since.
create table task_adjusted (
  jurisdiction_id uuid not null,
  adjustment_id uuid not null,
  task_id uuid not null,
  effect text not null check (effect in ('ended', 'begun', 'reopened')),
  was_ended_by uuid,
  revision integer not null,
  primary key (jurisdiction_id, adjustment_id, task_id),
  foreign key (jurisdiction_id, adjustment_id) references task_adjustment (jurisdiction_id, id),
  foreign key (jurisdiction_id, task_id) references task (jurisdiction_id, id)
);
create index task_adjusted_task on task_adjusted (jurisdiction_id, task_id);
select tenant_table('task_adjusted', 'select, insert');

-- undone: from what an act that was taken back had made, to what it was made of. adjustment_id: null where a publication split or merged.
alter table task_lineage drop constraint task_lineage_relation_check;
alter table task_lineage
  add constraint task_lineage_relation_check check (relation in ('split', 'merged', 'replaced', 'undone')),
  add column adjustment_id uuid,
  add foreign key (jurisdiction_id, adjustment_id) references task_adjustment (jurisdiction_id, id);
