-- 下发 and 签收 of a year's list (docs/decisions/033-annual-list.md): what was in force when it was issued is kept, and each unit signs for its part.

-- Who answers for an item, in which role and with which part: as of issuing, and what changes it since.
create table item_part (
  jurisdiction_id uuid not null,
  id uuid not null,
  item_id uuid not null,
  unit_id uuid not null,
  role text not null check (role in ('lead', 'responsible', 'support', 'local', 'supervise')),
  own_part text check (own_part <> ''),
  valid_from date not null,
  -- The day from which on it holds no more.
  valid_to date check (valid_to >= valid_from),
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, item_id) references list_item (jurisdiction_id, id),
  foreign key (jurisdiction_id, unit_id) references unit (jurisdiction_id, id)
);
-- A unit has one part of an item at a time.
create unique index item_part_of on item_part (jurisdiction_id, item_id, unit_id) where valid_to is null;
create index item_part_unit on item_part (jurisdiction_id, unit_id) where valid_to is null;
select tenant_table('item_part', 'select, insert, update (unit_id, role, own_part, valid_to)');

-- What rules read of an item, each version from the day on which it became known, so that a late job finds what held on the day.
create table item_version (
  jurisdiction_id uuid not null,
  item_id uuid not null,
  number integer not null check (number > 0),
  known_from date not null,
  -- By the names of the rules (server/ledger/list/item-version.ts).
  facts jsonb not null,
  -- Null of the first: the list was issued.
  reason text check (reason <> ''),
  made_by text not null,
  made_at timestamptz not null,
  primary key (jurisdiction_id, item_id, number),
  foreign key (jurisdiction_id, item_id) references list_item (jurisdiction_id, id)
);
select tenant_table('item_version', 'select, insert');

create table sign_for (
  jurisdiction_id uuid not null,
  id uuid not null,
  item_id uuid not null,
  unit_id uuid not null,
  state text not null default 'pending' check (state in ('pending', 'signed', 'deemed', 'objected', 'upheld', 'overruled')),
  -- The last day for signing or objecting; provisional: reckoned through a year whose holidays are not announced.
  due date not null,
  provisional boolean not null,
  -- 分管负责人 and 联络员 as they were named when it was signed, and who signed.
  leader text check (leader <> ''),
  contact text check (contact <> ''),
  signed_by text,
  signed_at timestamptz,
  -- The day from which on it counts as signed without having been.
  deemed_on date,
  -- The unit's leader signs an objection.
  objection text check (objection <> ''),
  objecting_leader text check (objecting_leader <> ''),
  objected_by text,
  objected_at timestamptz,
  -- The last day for the office's decision.
  decision_due date,
  decision_provisional boolean,
  decision text check (decision <> ''),
  decided_by text,
  decided_at timestamptz,
  -- The unit that takes the part over of one that left.
  taken_over_by uuid,
  -- The unit has handed in a report of the item: from then on nobody objects to it any more.
  reported boolean not null default false,
  primary key (jurisdiction_id, id),
  unique (jurisdiction_id, item_id, unit_id),
  foreign key (jurisdiction_id, item_id) references list_item (jurisdiction_id, id),
  foreign key (jurisdiction_id, unit_id) references unit (jurisdiction_id, id),
  foreign key (jurisdiction_id, taken_over_by) references unit (jurisdiction_id, id),
  check (state <> 'signed' or (leader is not null and contact is not null and signed_by is not null and signed_at is not null)),
  check (state <> 'deemed' or deemed_on is not null),
  check (state not in ('objected', 'upheld', 'overruled') or (objection is not null and objected_at is not null)),
  check (state not in ('upheld', 'overruled') or (decision is not null and decided_at is not null))
);
create index sign_for_unit on sign_for (jurisdiction_id, unit_id, state);
-- What the clock looks for.
create index sign_for_due on sign_for (jurisdiction_id, due) where state = 'pending';
select tenant_table('sign_for', 'select, insert, update, delete');
