-- Corrections of the units that answer for a task.
alter table task_correction drop constraint task_correction_field_check;
alter table task_correction add constraint task_correction_field_check
  check (field in ('title', 'text', 'due', 'kind', 'commitment', 'nature', 'cityLeader', 'units'));
-- The plan has come to print something else of the field since it was said: the act can no longer be taken back.
alter table task_correction add column reprinted boolean not null default false;

-- The act whose words the task says since: this one, or after it was taken back the one before it; null: what no act said, or one that can
-- no longer be taken back. And the act that it was until then.
alter table task_correction add column stands_as uuid;
alter table task_correction add column instead_of uuid;
update task_correction set stands_as = id where undoes is null;

-- The newest version prints this responsibility of the task, whether it is in force or people named another lead or other units instead. What a
-- publication writes has a place in the print, from 1; who was named as lead since stands at 0 or before it.
alter table responsibility add column printed boolean not null default true;
alter table responsibility alter column printed set default false;
update responsibility set printed = false where valid_to is not null or seq < 1;
-- Where a lead was named: what is printed of that unit and of who led before. Which version printed it last was not kept; the last row is taken.
update responsibility set printed = true
  from (
    select distinct on (ended.jurisdiction_id, ended.task_id, ended.unit_text) ended.jurisdiction_id, ended.id
      from responsibility named
      join responsibility ended on ended.jurisdiction_id = named.jurisdiction_id and ended.task_id = named.task_id
       and ended.valid_to is not null and ended.seq >= 1
       and (ended.unit_text = named.unit_text or (ended.accountable and ended.valid_to = named.valid_from))
     where named.valid_to is null and named.seq < 1
       and not exists (
         select 1 from responsibility stands
          where stands.jurisdiction_id = named.jurisdiction_id and stands.task_id = named.task_id and stands.valid_to is null and stands.seq >= 1
            and stands.unit_text = ended.unit_text)
     order by ended.jurisdiction_id, ended.task_id, ended.unit_text, ended.id desc) as replaced
 where responsibility.jurisdiction_id = replaced.jurisdiction_id and responsibility.id = replaced.id;

-- What of a task ended and is still asked for: what is printed, and what was decided for the task alone, should the unit come back.
create index responsibility_ended on responsibility (jurisdiction_id, task_id) where valid_to is not null and (printed or resolved_singly);
