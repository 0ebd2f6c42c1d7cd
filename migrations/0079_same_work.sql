-- 同一工作 (docs/decisions/038-reports.md): items of several lists that may be one piece of work, as the program proposes them. Which are one is said by
-- list_item.work_id alone; a proposal whose items are one is over by that.
create table same_work_proposal (
  jurisdiction_id uuid not null,
  id uuid not null,
  -- In the order of their ids, so that a pair is proposed once.
  item_id uuid not null,
  other_id uuid not null,
  alike numeric not null check (alike between 0 and 1),
  proposed_at timestamptz not null,
  -- 不是同一工作.
  dismissed_by text,
  dismissed_at timestamptz,
  primary key (jurisdiction_id, id),
  unique (jurisdiction_id, item_id, other_id),
  foreign key (jurisdiction_id, item_id) references list_item (jurisdiction_id, id),
  foreign key (jurisdiction_id, other_id) references list_item (jurisdiction_id, id),
  check (item_id < other_id),
  check ((dismissed_by is null) = (dismissed_at is null))
);
create index same_work_proposal_other on same_work_proposal (jurisdiction_id, other_id);
select tenant_table('same_work_proposal', 'select, insert, update (dismissed_by, dismissed_at)');

-- What is one work with an item, and what was said of it.
create index list_item_work on list_item (jurisdiction_id, work_id);
create index expected_report_item on expected_report (jurisdiction_id, item_id);
grant update (work_id, item_id) on expected_report to taizhang_app;
