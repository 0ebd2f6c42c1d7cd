-- 变更 of an item after its list was issued: asked for by a unit and decided above it, or decided above and registered. What stood before and what was asked for stay, whatever
-- became of it.
create table item_change (
  jurisdiction_id uuid not null,
  id uuid not null,
  item_id uuid not null,
  kind text not null check (kind in ('due', 'goal', 'scope', 'tier', 'owner')),
  origin text not null check (origin in ('unit', 'superior')),
  state text not null check (state in ('asked', 'granted', 'refused', 'withdrawn')),
  -- Both sides by the names of core/ledger/change/item-change.ts (ChangedValue); of milestones that move those alone.
  before jsonb not null,
  after jsonb not null,
  reason text not null check (reason <> ''),
  -- 逾期调整: the day was over when it was asked to be moved.
  late boolean not null,
  -- Whose it is, and who of its leaders signed it; null of what came from above.
  unit_id uuid,
  leader text check (leader <> ''),
  asked_by text not null,
  asked_at timestamptz not null,
  asked_on date not null,
  -- The paper by which it was decided above: who, on which day, 文号.
  basis text check (basis in ('minutes', 'instruction', 'paper')),
  basis_by text check (basis_by <> ''),
  basis_on date,
  basis_number text check (basis_number <> ''),
  decision text check (decision <> ''),
  decided_by text,
  decided_at timestamptz,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, item_id) references list_item (jurisdiction_id, id),
  foreign key (jurisdiction_id, unit_id) references unit (jurisdiction_id, id),
  check ((origin = 'unit') = (unit_id is not null and leader is not null)),
  check (num_nulls(basis, basis_by, basis_on) in (0, 3)),
  check (basis_number is null or basis is not null),
  check (origin = 'unit' or (state = 'granted' and basis is not null)),
  check (not late or origin = 'superior' or state not in ('granted', 'refused') or basis is not null),
  check ((state in ('asked', 'withdrawn')) = (decided_at is null)),
  check (num_nulls(decided_by, decided_at) in (0, 2)),
  check (origin = 'superior' or (decision is null) = (decided_at is null))
);
-- One of a kind waits for its decision: two would undo each other.
create unique index item_change_asked on item_change (jurisdiction_id, item_id, kind) where state = 'asked';
create index item_change_item on item_change (jurisdiction_id, item_id, asked_at);
create index item_change_queue on item_change (jurisdiction_id, asked_at, id) where state = 'asked';
create index item_change_decided on item_change (jurisdiction_id, decided_at) where decided_at is not null;
create index item_change_unit on item_change (jurisdiction_id, unit_id, asked_at);
select tenant_table('item_change', 'select, insert, update (state, basis, basis_by, basis_on, basis_number, decision, decided_by, decided_at, unit_id)');

-- The day that was issued first, the one that evaluation measures against (a change from above moves it, a unit's own does not), and how often it was moved.
alter table milestone add column first_due date;
alter table milestone add column baseline_due date;
alter table milestone add column shifts integer not null default 0 check (shifts >= 0);
alter table milestone add check ((shifts = 0) = (first_due is null) and (first_due is null) = (baseline_due is null));
