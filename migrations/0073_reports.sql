-- 调度 (docs/decisions/038-reports.md): periods that open, what is expected for each, what units say, and every version of it that was handed in.

create table report_period (
  jurisdiction_id uuid not null references jurisdiction (id),
  period text not null check (period ~ '^\d{4}-(0[1-9]|1[0-2]|Q[1-4])$'),
  -- It opens with this day.
  last_day date not null,
  due date not null,
  grace_end date not null,
  -- The days on which silence goes up the line: to the unit's leader, to the office's list, to the leading group's list.
  up_line_1 date not null,
  up_line_2 date not null,
  up_line_3 date not null,
  provisional boolean not null,
  -- By which its days were reckoned.
  rule_set_version integer not null,
  opened_at timestamptz not null,
  primary key (jurisdiction_id, period),
  foreign key (jurisdiction_id, rule_set_version) references rule_set (jurisdiction_id, version)
);
create index report_period_last_day on report_period (jurisdiction_id, last_day);
select tenant_table('report_period', 'select, insert, update (due, grace_end, up_line_1, up_line_2, up_line_3, provisional)');

-- 应报: which unit says what of which piece of work, as it stood when the period opened.
create table expected_report (
  jurisdiction_id uuid not null,
  id uuid not null,
  period text not null,
  work_id uuid not null,
  unit_id uuid not null,
  -- In whose name it is asked; of several items that are one piece of work, the one that the unit carries most of.
  item_id uuid not null,
  -- Of the whole; else of the unit's own part.
  lead boolean not null,
  primary key (jurisdiction_id, id),
  unique (jurisdiction_id, period, unit_id, work_id),
  foreign key (jurisdiction_id, period) references report_period (jurisdiction_id, period),
  foreign key (jurisdiction_id, unit_id) references unit (jurisdiction_id, id),
  foreign key (jurisdiction_id, item_id) references list_item (jurisdiction_id, id)
);
-- What was said before of the same work.
create index expected_report_work on expected_report (jurisdiction_id, work_id, unit_id, period);
select tenant_table('expected_report', 'select, insert, update (unit_id, lead), delete');

-- What a unit says, from the first keystroke on, under the id of what is expected. The draft is what it says now; what was handed in is a version.
create table report (
  jurisdiction_id uuid not null,
  id uuid not null,
  state text not null default 'draft' check (state in ('draft', 'submitted', 'approved', 'accepted', 'returned')),
  versions integer not null default 0 check (versions >= 0),
  handed_in_on date,
  recorded boolean not null default false,
  signed_off_on date,
  signed_off_by text check (signed_off_by <> ''),
  accepted integer check (accepted between 1 and versions),
  -- Counts what was typed, so that nobody hands in what they have not read.
  revision integer not null default 1,
  said text not null default '',
  percent numeric check (percent between 0 and 100),
  done numeric check (done >= 0),
  reached uuid[] not null default '{}',
  self text check (self in ('green', 'yellow', 'red')),
  forecast date,
  problem text not null default '',
  next_step text not null default '',
  unchanged text not null default '',
  edited_by text not null,
  -- Whose hand it was, so that one's own is told from another's.
  edited_account uuid,
  edited_at timestamptz not null,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, id) references expected_report (jurisdiction_id, id),
  check (state in ('draft', 'returned') or (versions > 0 and handed_in_on is not null)),
  check (state <> 'accepted' or accepted = versions),
  check ((signed_off_on is null) = (signed_off_by is null))
);
-- What waits for somebody else than its unit's contact: few, however many were accepted.
create index report_waiting on report (jurisdiction_id, state) where state in ('submitted', 'approved');
select tenant_table('report', 'select, insert, update');

create table report_version (
  jurisdiction_id uuid not null,
  report_id uuid not null,
  number integer not null check (number > 0),
  said text not null,
  percent numeric,
  done numeric,
  reached uuid[] not null,
  self text,
  forecast date,
  problem text not null,
  next_step text not null,
  unchanged text not null,
  -- The day that counts for it, and the moment at which it was handed in.
  handed_in_on date not null,
  made_by text not null,
  made_at timestamptz not null,
  -- 更正 of one that was accepted.
  reason text check (reason <> ''),
  -- Why it came back: from the unit's own leader, or from the office with what is missing.
  back_from text check (back_from in ('leader', 'office')),
  back_reason text check (back_reason <> ''),
  back_by text,
  back_at timestamptz,
  primary key (jurisdiction_id, report_id, number),
  foreign key (jurisdiction_id, report_id) references report (jurisdiction_id, id),
  check (num_nulls(back_from, back_reason, back_by, back_at) in (0, 4))
);
select tenant_table('report_version', 'select, insert, update (back_from, back_reason, back_by, back_at)');
