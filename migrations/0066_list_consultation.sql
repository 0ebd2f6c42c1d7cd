-- 征求意见 of a year's list and 意见采纳情况 (docs/decisions/033-annual-list.md): each round, what each unit answers to it, and every opinion with its answer.

create table list_round (
  jurisdiction_id uuid not null,
  id uuid not null,
  list_id uuid not null,
  -- Of the list, from 1.
  number integer not null check (number > 0),
  asked_on date not null,
  -- The last day for an answer; provisional: reckoned through a year whose holidays are not announced; chosen: a day that the office set itself.
  due date not null,
  provisional boolean not null,
  chosen boolean not null,
  begun_by text not null,
  begun_at timestamptz not null,
  -- The list was put back to drafting, or approved.
  ended_at timestamptz,
  primary key (jurisdiction_id, id),
  unique (jurisdiction_id, list_id, number),
  foreign key (jurisdiction_id, list_id) references annual_list (jurisdiction_id, id),
  check (not (chosen and provisional))
);
-- One runs at a time.
create unique index list_round_running on list_round (jurisdiction_id, list_id) where ended_at is null;
select tenant_table('list_round', 'select, insert, update (due, provisional, ended_at)');

-- What a unit answers to a round.
create table list_consultation (
  jurisdiction_id uuid not null,
  id uuid not null,
  round_id uuid not null,
  unit_id uuid not null,
  -- silent: the day passed without an answer, which is no consent.
  state text not null default 'asked' check (state in ('asked', 'none', 'opinions', 'silent')),
  answered_by text,
  answered_at timestamptz,
  -- 线上 by the unit; paper, telephone: entered by the office.
  way text check (way in ('online', 'paper', 'telephone')),
  primary key (jurisdiction_id, id),
  unique (jurisdiction_id, round_id, unit_id),
  foreign key (jurisdiction_id, round_id) references list_round (jurisdiction_id, id),
  foreign key (jurisdiction_id, unit_id) references unit (jurisdiction_id, id),
  check (num_nulls(answered_by, answered_at, way) = case when state in ('none', 'opinions') then 0 else 3 end)
);
create index list_consultation_unit on list_consultation (jurisdiction_id, unit_id);
-- What the clock looks for.
create index list_consultation_asked on list_consultation (jurisdiction_id, round_id) where state = 'asked';
select tenant_table('list_consultation', 'select, insert, update (unit_id, state, answered_by, answered_at, way), delete');

create table list_opinion (
  jurisdiction_id uuid not null,
  id uuid not null,
  consultation_id uuid not null,
  -- Null: on the list as a whole.
  item_id uuid,
  said text not null check (said <> ''),
  state text not null default 'written' check (state in ('written', 'handed', 'accepted', 'partly', 'rejected', 'withdrawn')),
  -- 代录: the office entered what came on paper or by telephone.
  recorded boolean not null default false,
  written_by text not null,
  written_at timestamptz not null,
  handed_at timestamptz,
  withdrawn_by text,
  withdrawn_at timestamptz,
  -- 采纳情况说明; what was taken over in part or not at all has one.
  reason text check (reason <> ''),
  answered_by text,
  answered_at timestamptz,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, consultation_id) references list_consultation (jurisdiction_id, id),
  foreign key (jurisdiction_id, item_id) references list_item (jurisdiction_id, id),
  check (state = 'withdrawn' or (handed_at is null) = (state = 'written')),
  check ((state = 'withdrawn') = (withdrawn_at is not null) and (withdrawn_by is null) = (withdrawn_at is null)),
  check ((state in ('accepted', 'partly', 'rejected')) = (answered_at is not null) and (answered_by is null) = (answered_at is null)),
  check (state not in ('partly', 'rejected') or reason is not null)
);
create index list_opinion_consultation on list_opinion (jurisdiction_id, consultation_id);
-- A unit writes one at a time of each item; what was handed in makes room for another.
create unique index list_opinion_written on list_opinion (jurisdiction_id, consultation_id, item_id) nulls not distinct where state = 'written';
-- What the office has to answer.
create index list_opinion_handed on list_opinion (jurisdiction_id, consultation_id) where state = 'handed';
select tenant_table('list_opinion', 'select, insert, update (consultation_id, said, state, written_by, written_at, handed_at, withdrawn_by, withdrawn_at, reason, answered_by, answered_at)');

-- 意见采纳情况表 leaves the house as a list does.
alter table export drop constraint export_sheet_check;
alter table export add constraint export_sheet_check check (sheet in ('tasks', 'list', 'opinions'));
alter table export drop constraint export_check;
alter table export add constraint export_list_check check ((sheet = 'tasks') = (list_id is null));
