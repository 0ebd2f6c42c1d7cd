-- From the printed name to the unit. A text of a plan is decided once (unit_text); publishing and later decisions write it through to the
-- responsibilities (responsibility_unit), where the members of an open list can also be named for single tasks.

-- state: open (nobody decided) · matched (a name is this unit) · named (an open list means these) · as-printed (it stays as it is, on purpose).
create table unit_text (
  jurisdiction_id uuid not null,
  plan_id uuid not null,
  text text not null,
  open_list boolean not null,
  state text not null check (state in ('open', 'matched', 'named', 'as-printed')),
  -- How sure the resolver was of the unit that the text was matched with, 0–100; null when it did not propose it. Proposals for open texts
  -- are made when somebody asks: units and their names change.
  confidence integer check (confidence between 0 and 100),
  -- name: the printed name is exactly one unit's name (no guess) · person: somebody decided; an open text that a person took back is not
  -- matched by name again.
  basis text check (basis in ('name', 'person')),
  reason text,
  decided_by text,
  decided_at timestamptz,
  revision integer not null default 1,
  primary key (jurisdiction_id, plan_id, text),
  foreign key (jurisdiction_id, plan_id) references plan (jurisdiction_id, id),
  check ((state = 'open') = (decided_at is null))
);
create index unit_text_state on unit_text (jurisdiction_id, state);

create table unit_text_unit (
  jurisdiction_id uuid not null,
  plan_id uuid not null,
  text text not null,
  unit_id uuid not null,
  primary key (jurisdiction_id, plan_id, text, unit_id),
  foreign key (jurisdiction_id, plan_id, text) references unit_text (jurisdiction_id, plan_id, text),
  foreign key (jurisdiction_id, unit_id) references unit (jurisdiction_id, id)
);
create index unit_text_unit_unit on unit_text_unit (jurisdiction_id, unit_id);

-- What was decided about one responsibility; unresolved: nobody in particular yet, and no decision about its text.
alter table responsibility add column resolution text not null default 'open'
  check (resolution in ('open', 'matched', 'named', 'as-printed'));
alter table responsibility add column resolved_by text;
alter table responsibility add column resolved_at timestamptz;
-- Somebody decided it for this task alone: what its text means in the plan no longer changes it.
alter table responsibility add column resolved_singly boolean not null default false;
-- The page of open lists, and tasks that hold one.
create index responsibility_undecided on responsibility (jurisdiction_id, resolution, open_list) where valid_to is null;

-- The units that a responsibility means: one of a matched name, the members of a named list. task_id and task_position are the
-- responsibility's, so that "tasks of these units" is an index walk.
-- An index of 0003 has the table's name.
alter index responsibility_unit rename to responsibility_unit_text;
create table responsibility_unit (
  jurisdiction_id uuid not null,
  responsibility_id uuid not null,
  unit_id uuid not null,
  task_id uuid not null,
  task_position bigint not null,
  current boolean not null,
  primary key (jurisdiction_id, responsibility_id, unit_id),
  foreign key (jurisdiction_id, responsibility_id) references responsibility (jurisdiction_id, id),
  foreign key (jurisdiction_id, unit_id) references unit (jurisdiction_id, id)
);
create index responsibility_unit_unit on responsibility_unit (jurisdiction_id, unit_id, task_position) where current;
create index responsibility_unit_task on responsibility_unit (jurisdiction_id, task_id) where current;

-- Tasks that a counterpart (协作方) may see.
create table task_share (
  jurisdiction_id uuid not null,
  task_id uuid not null,
  unit_id uuid not null,
  shared_by text not null,
  shared_at timestamptz not null,
  primary key (jurisdiction_id, task_id, unit_id),
  foreign key (jurisdiction_id, task_id) references task (jurisdiction_id, id),
  foreign key (jurisdiction_id, unit_id) references unit (jurisdiction_id, id)
);
create index task_share_unit on task_share (jurisdiction_id, unit_id, task_id);
