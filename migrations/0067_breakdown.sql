-- 分解 (docs/decisions/033-annual-list.md): a unit splits its part of an issued item into children for its sub-units. A child is an item with a parent: it
-- is of its parent's list, year and task. Its `revision` counts its own changes, its code is its parent's with a number of its own, and its `place` is
-- among the children of the same part.

-- The unit whose part of the parent it is a piece of, and the unit that it is for; from giving on that one has an item_part.
alter table list_item add column part_unit_id uuid;
alter table list_item add column child_unit_id uuid;
-- 承办科室: who in that unit does it, as a text, where the tree of units ends.
alter table list_item add column handled_by text check (handled_by <> '');
-- Its share beside the other children of the part.
alter table list_item add column weight numeric check (weight >= 0);
-- 下达, and why it ends later than its parent where it does; 收回.
alter table list_item add column given_at timestamptz;
alter table list_item add column late_reason text check (late_reason <> '');
alter table list_item add column taken_back_at timestamptz;
alter table list_item add column taken_back_by text;
alter table list_item add column taken_back_reason text check (taken_back_reason <> '');

-- There were none before.
alter table list_item add foreign key (jurisdiction_id, part_unit_id) references unit (jurisdiction_id, id);
alter table list_item add foreign key (jurisdiction_id, child_unit_id) references unit (jurisdiction_id, id);
alter table list_item add check (num_nulls(parent_id, part_unit_id, child_unit_id, weight) in (0, 4));
alter table list_item add check (parent_id is not null or num_nonnulls(handled_by, given_at, late_reason, taken_back_at) = 0);
alter table list_item add check (parent_id is null or (given_at is null) = (code is null));
-- What was given is taken back, never removed.
alter table list_item add check (given_at is null or removed_at is null);
alter table list_item add check (num_nulls(taken_back_at, taken_back_by, taken_back_reason) in (0, 3));
alter table list_item add check (taken_back_at is null or given_at is not null);

create index list_item_parent on list_item (jurisdiction_id, parent_id) where parent_id is not null;
create index list_item_part_unit on list_item (jurisdiction_id, part_unit_id) where part_unit_id is not null;
create index list_item_child_unit on list_item (jurisdiction_id, child_unit_id) where child_unit_id is not null;
