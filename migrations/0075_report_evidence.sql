-- 佐证 and what the office asks of a report beyond the usual: files stand in `attachment` (owner kind report), links here.

-- 报送要求: of an item, by the office. What is done of a quantity is reported as so much of a target; evidence is compulsory where a reason is given.
create table report_demand (
  jurisdiction_id uuid not null,
  item_id uuid not null,
  evidence_reason text check (evidence_reason <> ''),
  target numeric check (target > 0),
  -- In what the target is counted: 公里, 户, 万元.
  measure text check (measure <> ''),
  made_by text not null,
  made_at timestamptz not null,
  primary key (jurisdiction_id, item_id),
  foreign key (jurisdiction_id, item_id) references list_item (jurisdiction_id, id),
  check ((target is null) = (measure is null))
);
select tenant_table('report_demand', 'select, insert, update');

create table report_link (
  jurisdiction_id uuid not null,
  id uuid not null,
  -- The report; it may not be begun yet.
  report_id uuid not null,
  name text not null check (name <> ''),
  url text not null check (url ~* '^https?://'),
  added_by text not null,
  added_at timestamptz not null,
  removed_by text,
  removed_at timestamptz,
  primary key (jurisdiction_id, id),
  -- What is asked twice after a merger goes only where nothing was said; a link is something that was said.
  foreign key (jurisdiction_id, report_id) references report (jurisdiction_id, id),
  check ((removed_by is null) = (removed_at is null))
);
create index report_link_report on report_link (jurisdiction_id, report_id) where removed_at is null;
select tenant_table('report_link', 'select, insert, update (removed_by, removed_at)');

-- What a version was handed in with: [{kind: file, id, name, digest} | {kind: link, id, name, url}].
alter table report_version add column evidence jsonb not null default '[]';
