-- A task (事项) of the ledger. code is given at publication and never reused; position is the order of the printed ledger.
create table task (
  jurisdiction_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  version_id uuid not null,
  code text not null,
  position bigint not null,
  -- The chapter it stands in: path and heading of the nearest numbered heading.
  path text not null,
  chapter text not null,
  title text not null,
  body text not null,
  role text not null check (role in ('task', 'overall')),
  kind text not null check (kind in ('policy', 'matter', 'platform', 'project')),
  commitment text not null check (commitment in ('deliver', 'start', 'advance', 'strive', 'explore', 'support', 'sustain')),
  nature text not null check (nature in ('once', 'recurring', 'constraint', 'quantity')),
  subject text,
  due_text text,
  due_from date,
  due_to date,
  -- Text of the one accountable lead, or null: kept here for lists, written together with the responsibility row.
  lead_unit text,
  -- Some responsibility of the task is an open list.
  open_list boolean not null,
  state text not null check (state in ('open', 'withdrawn')),
  revision integer not null default 1,
  -- What search looks through: code, title, body, units and objects, normalised (core/ledger/bigram.ts), and its two-character
  -- substrings. The array with GIN serves any substring of two characters and more; pg_trgm would scan for those of two.
  search_text text not null,
  bigrams text[] not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (jurisdiction_id, id),
  unique (jurisdiction_id, code),
  unique (jurisdiction_id, position),
  foreign key (jurisdiction_id, plan_id) references plan (jurisdiction_id, id),
  foreign key (jurisdiction_id, version_id) references plan_version (jurisdiction_id, id)
);
create index task_bigrams on task using gin (bigrams);
create index task_due on task (jurisdiction_id, due_to, position);
create index task_lead on task (jurisdiction_id, lead_unit, position);
create index task_plan on task (jurisdiction_id, plan_id, position);
create index task_kind on task (jurisdiction_id, kind, position);

-- Where the task stands in the document: one or several ranges of clauses.
create table task_clause (
  jurisdiction_id uuid not null,
  task_id uuid not null,
  version_id uuid not null,
  seq integer not null,
  clause_id uuid not null,
  start_at integer not null,
  end_at integer not null,
  -- 第3页, 第12段: where a reader of the original finds it.
  place text,
  primary key (jurisdiction_id, task_id, version_id, seq),
  foreign key (jurisdiction_id, task_id) references task (jurisdiction_id, id),
  foreign key (jurisdiction_id, version_id) references plan_version (jurisdiction_id, id),
  foreign key (jurisdiction_id, clause_id) references clause (jurisdiction_id, id)
);
create index task_clause_clause on task_clause (jurisdiction_id, clause_id);

-- Who answers for what (责任). unit_text as printed; open_list: 等, 有关县市区, 各…: nobody in particular until somebody names the members.
create table responsibility (
  jurisdiction_id uuid not null,
  id uuid not null,
  task_id uuid not null,
  seq integer not null,
  unit_text text not null,
  role text not null check (role in ('lead', 'responsible', 'support', 'local', 'supervise')),
  basis text not null check (basis in ('printed', 'inherited', 'resolved', 'changed')),
  open_list boolean not null,
  own_part text,
  accountable boolean not null,
  valid_from date not null,
  valid_to date,
  -- The task's position, so that "tasks of a unit" is one index walk in the printed order.
  task_position bigint not null,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, task_id) references task (jurisdiction_id, id)
);
-- A unit stands once in a task, in one role.
create unique index responsibility_once on responsibility (jurisdiction_id, task_id, unit_text) where valid_to is null;
create index responsibility_task on responsibility (jurisdiction_id, task_id, seq);
create index responsibility_unit on responsibility (jurisdiction_id, unit_text, task_position) include (role, task_id) where valid_to is null;

-- What is watched over years (监测对象); one object in two plans is one row.
create table monitored_object (
  jurisdiction_id uuid not null references jurisdiction (id),
  id uuid not null,
  kind text not null check (kind in ('policy', 'matter', 'platform', 'project')),
  name text not null,
  stage text,
  place text,
  investment text,
  owner text,
  note text,
  revision integer not null default 1,
  created_at timestamptz not null,
  primary key (jurisdiction_id, id),
  unique (jurisdiction_id, name)
);

create table task_object (
  jurisdiction_id uuid not null,
  task_id uuid not null,
  object_id uuid not null,
  primary key (jurisdiction_id, task_id, object_id),
  foreign key (jurisdiction_id, task_id) references task (jurisdiction_id, id),
  foreign key (jurisdiction_id, object_id) references monitored_object (jurisdiction_id, id)
);
create index task_object_object on task_object (jurisdiction_id, object_id);

-- A theme (专题) cuts across chapters: 济泰同城化.
create table theme (
  jurisdiction_id uuid not null references jurisdiction (id),
  id uuid not null,
  name text not null,
  note text,
  revision integer not null default 1,
  created_at timestamptz not null,
  primary key (jurisdiction_id, id),
  unique (jurisdiction_id, name)
);

create table task_theme (
  jurisdiction_id uuid not null,
  task_id uuid not null,
  theme_id uuid not null,
  primary key (jurisdiction_id, task_id, theme_id),
  foreign key (jurisdiction_id, task_id) references task (jurisdiction_id, id),
  foreign key (jurisdiction_id, theme_id) references theme (jurisdiction_id, id)
);
create index task_theme_theme on task_theme (jurisdiction_id, theme_id);

-- A principle (原则) of the plan that the task serves.
create table task_principle (
  jurisdiction_id uuid not null,
  task_id uuid not null,
  clause_id uuid not null,
  primary key (jurisdiction_id, task_id, clause_id),
  foreign key (jurisdiction_id, task_id) references task (jurisdiction_id, id),
  foreign key (jurisdiction_id, clause_id) references clause (jurisdiction_id, id)
);

-- Split and merge after publication: who inherits.
create table task_lineage (
  jurisdiction_id uuid not null,
  id uuid not null,
  from_task_id uuid not null,
  to_task_id uuid not null,
  relation text not null check (relation in ('split', 'merged', 'replaced')),
  actor text not null,
  at timestamptz not null,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, from_task_id) references task (jurisdiction_id, id),
  foreign key (jurisdiction_id, to_task_id) references task (jurisdiction_id, id)
);

-- What left the house as a workbook, so that it can be imported later by a three-way merge. cells: task id → exported values.
create table export (
  jurisdiction_id uuid not null references jurisdiction (id),
  id uuid not null,
  format text not null check (format in ('xlsx', 'csv')),
  actor text not null,
  at timestamptz not null,
  filter jsonb not null,
  columns jsonb not null,
  row_count integer not null,
  cells jsonb not null,
  primary key (jurisdiction_id, id)
);
create trigger export_immutable before update or delete on export for each row execute function forbid_change();
