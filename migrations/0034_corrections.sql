-- Corrections (更正) of published tasks: what a person says instead of what the plan prints, with a reason, known from a day on. What was
-- said is never changed; taking a correction back is one more of them. `current`: the newest of its field, until a new version of the plan says it.
alter table task add column city_leader text;
create table task_correction (
  jurisdiction_id uuid not null,
  -- The act: all that was corrected at once.
  id uuid not null,
  task_id uuid not null,
  field text not null check (field in ('title', 'text', 'due', 'kind', 'commitment', 'nature', 'cityLeader')),
  -- As core/ledger/correct-tasks.ts names the values. printed: what the plan's newest version prints; null is JSON's.
  printed jsonb not null,
  before jsonb not null,
  value jsonb not null,
  reason text not null check (reason <> '' or undoes is not null),
  -- The act that this one takes back.
  undoes uuid,
  -- The day from which on it counts for what rules read.
  known_from date not null,
  corrected_by text not null,
  corrected_at timestamptz not null,
  current boolean not null,
  primary key (jurisdiction_id, id, task_id, field),
  foreign key (jurisdiction_id, task_id) references task (jurisdiction_id, id)
);
create unique index task_correction_current on task_correction (jurisdiction_id, task_id, field) where current;
select tenant_table('task_correction', 'select, insert, update');
