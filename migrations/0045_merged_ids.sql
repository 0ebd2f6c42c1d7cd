-- What became of a unit or an object that was merged into another: links to it by its id lead on. Of units 合并 alone (two rows of one body); one
-- that a reform merged into another keeps its tasks of before (unit_succession).
create table merged_id (
  jurisdiction_id uuid not null,
  kind text not null check (kind in ('unit', 'object')),
  id uuid not null,
  -- What is there now: never merged itself.
  into_id uuid not null,
  primary key (jurisdiction_id, kind, id)
);
create index merged_id_into on merged_id (jurisdiction_id, kind, into_id);
select tenant_table('merged_id', 'select, insert, update');

-- Objects leave their trace in the trail alone; of units the one name that is left says it (contract/unit/zh.ts, unit.merged-name).
insert into merged_id (jurisdiction_id, kind, id, into_id)
select distinct on (jurisdiction_id, object_id) jurisdiction_id, 'object', object_id, (after::json ->> 'mergedInto')::uuid
  from audit_object
 where object_type = 'monitored_object' and after like '{"mergedInto":%'
   and not exists (select from monitored_object object where object.jurisdiction_id = audit_object.jurisdiction_id and object.id = audit_object.object_id)
 order by jurisdiction_id, object_id;
insert into merged_id (jurisdiction_id, kind, id, into_id)
select distinct on (jurisdiction_id, from_unit_id) jurisdiction_id, 'unit', from_unit_id, to_unit_id
  from unit_succession succession
 where relation = 'merged' and exists (
       select from unit_name name where name.jurisdiction_id = succession.jurisdiction_id and name.unit_id = succession.from_unit_id and name.name like '%（已并入%）')
 order by jurisdiction_id, from_unit_id, on_date desc;
do $$
begin
  loop
    update merged_id set into_id = further.into_id from merged_id further
     where further.jurisdiction_id = merged_id.jurisdiction_id and further.kind = merged_id.kind and further.id = merged_id.into_id
       and further.into_id <> merged_id.id;
    exit when not found;
  end loop;
end $$;
