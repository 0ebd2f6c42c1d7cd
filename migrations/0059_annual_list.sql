-- 年度清单 (docs/decisions/033-annual-list.md): a selection from the ledger for one year. Text, units and dates of the plan are never copied into
-- it: an item shows its task's beside its own.

-- Numbers that are given once and never again: the next one of a series. Its row is locked last of all, before the chain's head.
create table number_series (
  jurisdiction_id uuid not null references jurisdiction (id),
  -- item-2026: the codes of items of a year's lists.
  series text not null,
  next integer not null default 1 check (next > 0),
  primary key (jurisdiction_id, series)
);
select tenant_table('number_series', 'select, insert, update');

create table annual_list (
  jurisdiction_id uuid not null references jurisdiction (id),
  id uuid not null,
  year integer not null check (year between 2000 and 2100),
  name text not null check (name <> ''),
  state text not null default 'drafting' check (state in ('drafting', 'consulting', 'approved', 'issued', 'closed')),
  -- Counts the changes of the list and of all that is in it. An item and each of its cells say at which of them they were changed last.
  revision integer not null default 1,
  -- 审定: by a meeting or a leader, which one, and on which day; way: online, or signed on paper (线下签批).
  approved_as text check (approved_as in ('meeting', 'leader')),
  approved_by text check (approved_by <> ''),
  approved_on date,
  approval_number text check (approval_number <> ''),
  approval_way text check (approval_way in ('online', 'paper')),
  approval_recorded_by text,
  -- 下发, the last day for signing, and the version of the rule set by which it was reckoned.
  issued_on date,
  issued_at timestamptz,
  issued_by text,
  sign_due date,
  sign_due_provisional boolean,
  rule_set_version integer,
  created_by text not null,
  created_at timestamptz not null,
  primary key (jurisdiction_id, id),
  unique (jurisdiction_id, year, name),
  foreign key (jurisdiction_id, rule_set_version) references rule_set (jurisdiction_id, version),
  check (num_nulls(approved_as, approved_by, approved_on, approval_way, approval_recorded_by) in (0, 5)),
  check (state not in ('approved', 'issued', 'closed') or approved_by is not null),
  check (num_nulls(issued_on, issued_at, issued_by, sign_due, sign_due_provisional, rule_set_version) in (0, 6)),
  check ((state in ('issued', 'closed')) = (issued_on is not null))
);
select tenant_table('annual_list', 'select, insert, update');

create table list_item (
  jurisdiction_id uuid not null,
  id uuid not null,
  list_id uuid not null,
  -- The list's, for the key below.
  year integer not null,
  -- The task that it is the year's part of; a child of another item may be about no task of its own.
  task_id uuid,
  parent_id uuid,
  -- Year and running number, from issuing on; never given again.
  code text check (code <> ''),
  -- Of a child alone: others are called as their task is.
  title text check (title <> ''),
  -- Where a person put it; null: in printed order, by its task's position.
  place numeric,
  goal text check (goal <> ''),
  tier smallint not null default 3 check (tier between 1 and 4),
  -- 公开: may stand on public pages.
  public boolean not null default false,
  starts_on date,
  -- A month, 2026-03.
  planned_start text check (planned_start ~ '^\d{4}-\d{2}$'),
  curve text not null default 'milestones' check (curve in ('milestones', 'investment', 'starts')),
  preset text not null default 'points' check (preset in ('points', 'ratio', 'investment')),
  -- Whether it succeeds is decided elsewhere.
  outcome boolean not null default false,
  city_leader text check (city_leader <> ''),
  -- The item of a year before that goes on in it.
  carried_from uuid,
  -- Items that are one piece of work have one (同一工作); an item is a work of its own until it is joined.
  work_id uuid not null,
  -- The revision of the list at which the item, and each of its cells, was changed last.
  revision integer not null,
  cell_revisions jsonb not null default '{}',
  created_by text not null,
  created_at timestamptz not null,
  -- Taken out while the list was composed: what it said stays, and is there again when the task is put in again.
  removed_by text,
  removed_at timestamptz,
  primary key (jurisdiction_id, id),
  unique (jurisdiction_id, code),
  foreign key (jurisdiction_id, list_id) references annual_list (jurisdiction_id, id),
  foreign key (jurisdiction_id, task_id) references task (jurisdiction_id, id),
  foreign key (jurisdiction_id, parent_id) references list_item (jurisdiction_id, id),
  foreign key (jurisdiction_id, carried_from) references list_item (jurisdiction_id, id),
  check (task_id is not null or parent_id is not null),
  check ((title is null) = (parent_id is null)),
  check ((removed_by is null) = (removed_at is null))
);
-- A task stands in the lists of a year once.
create unique index list_item_task on list_item (jurisdiction_id, year, task_id) where parent_id is null and removed_at is null;
create index list_item_list on list_item (jurisdiction_id, list_id);
create index list_item_of_task on list_item (jurisdiction_id, task_id);
select tenant_table('list_item', 'select, insert, update');

-- 督导单位 and 协作单位 (a city or a provincial unit) of an item.
create table item_unit (
  jurisdiction_id uuid not null,
  item_id uuid not null,
  part text not null check (part in ('supervise', 'partner')),
  unit_id uuid not null,
  primary key (jurisdiction_id, item_id, part, unit_id),
  foreign key (jurisdiction_id, item_id) references list_item (jurisdiction_id, id),
  foreign key (jurisdiction_id, unit_id) references unit (jurisdiction_id, id)
);
create index item_unit_unit on item_unit (jurisdiction_id, unit_id);
select tenant_table('item_unit', 'select, insert, delete');

-- 节点.
create table milestone (
  jurisdiction_id uuid not null,
  id uuid not null,
  item_id uuid not null,
  due date not null,
  said text not null check (said <> ''),
  -- Its share of the whole; null: 1.
  weight numeric check (weight >= 0),
  -- How far the item is by then, where that is said.
  percent numeric check (percent between 0 and 100),
  outcome boolean not null default false,
  -- 外部待批: the body outside that decides, when it was asked, and by which paper; each pressing since: [{day, number}].
  waiting_body text check (waiting_body <> ''),
  waiting_submitted date,
  waiting_number text check (waiting_number <> ''),
  pressings jsonb not null default '[]',
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, item_id) references list_item (jurisdiction_id, id),
  check (waiting_body is not null or (waiting_submitted is null and waiting_number is null and pressings = '[]'))
);
create index milestone_item on milestone (jurisdiction_id, item_id, due);
select tenant_table('milestone', 'select, insert, update, delete');

-- 不列: a task that a list leaves out on purpose.
create table list_omission (
  jurisdiction_id uuid not null,
  list_id uuid not null,
  task_id uuid not null,
  reason text not null check (reason <> ''),
  omitted_by text not null,
  omitted_at timestamptz not null,
  primary key (jurisdiction_id, list_id, task_id),
  foreign key (jurisdiction_id, list_id) references annual_list (jurisdiction_id, id),
  foreign key (jurisdiction_id, task_id) references task (jurisdiction_id, id)
);
select tenant_table('list_omission', 'select, insert, update, delete');

-- What people typed into a list, batch by batch, so that each can take back their own, another day too.
create table list_batch (
  jurisdiction_id uuid not null,
  id uuid not null,
  list_id uuid not null,
  -- The revision that it made of the list.
  revision integer not null,
  account_id uuid not null,
  at timestamptz not null,
  -- The batch that this one took back, and the one that took this one back.
  undoes uuid,
  undone_by uuid,
  -- [{item, field, before, after, milestones}]: cells as they are typed; of a cell of milestones those that stood there, with all they say.
  cells jsonb not null,
  primary key (jurisdiction_id, id),
  unique (jurisdiction_id, list_id, revision),
  foreign key (jurisdiction_id, list_id) references annual_list (jurisdiction_id, id),
  foreign key (jurisdiction_id, undoes) references list_batch (jurisdiction_id, id),
  foreign key (jurisdiction_id, undone_by) references list_batch (jurisdiction_id, id),
  foreign key (jurisdiction_id, account_id) references account (jurisdiction_id, id)
);
select tenant_table('list_batch', 'select, insert, update (undone_by)');
