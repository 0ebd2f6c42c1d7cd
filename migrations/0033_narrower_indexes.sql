-- Room (docs/decisions/021-room.md): indexes that say a thing twice go.

-- A task's position is its own, so that one responsibility in force for a unit and a position is one for a unit and a task: the index that lists
-- a unit's tasks in printed order holds that too. By task an index finds them that names each task once, not each of its units.
drop index responsibility_once;
drop index responsibility_unit_text;
create unique index responsibility_once on responsibility (jurisdiction_id, unit_text, task_position) where valid_to is null;
create index responsibility_task on responsibility (jurisdiction_id, task_id) where valid_to is null;

-- So too the units that answer: the key itself lists a unit's tasks in printed order. Whoever has a responsibility knows its task.
alter table responsibility_unit drop constraint responsibility_unit_pkey;
drop index responsibility_unit_unit;
drop index responsibility_unit_task;
alter table responsibility_unit add primary key (jurisdiction_id, unit_id, task_position, responsibility_id);
create index responsibility_unit_task on responsibility_unit (jurisdiction_id, task_id);

-- Chapters of one plan are read along the plan's tasks.
drop index task_chapter;
