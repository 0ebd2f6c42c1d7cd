-- Which lists of the years have a task counts as the other facets of the ledger do (docs/decisions/020-kept-counts.md). `list`: the list that has
-- it; `omitted`: a year whose lists leave it out and have it not; `overall`: 总领, which is never listed on purpose, and `list-overall` where one is.

-- What a list leaves out is asked by task.
create index list_omission_task on list_omission (jurisdiction_id, task_id);

-- As before (0028), with the lists.
create or replace function ledger_keys(tenant uuid, tasks uuid[]) returns table (task_id uuid, keys text[])
language sql stable set search_path = '' as $$
  select task.id, array(
    select unnest(array[
      'total:',
      'plan:' || task.plan_id,
      'chapter:' || json_build_array(task.plan_id, task.path, task.chapter),
      'kind:' || task.kind,
      'commitment:' || task.commitment,
      'nature:' || task.nature,
      'due:' || case when task.due_to is null and task.due_from is null then 'undated' else 'dated' end,
      'lead:' || case when task.lead is null then 'without' else 'with' end,
      'openList:' || case when task.open_list then 'with' else 'without' end])
    union all
    select 'overall:' where task.role = 'overall'
    union all
    select part.facet || own.unit_text
      from public.responsibility own,
           lateral (values ('unit:', true), ('unitOpen:', own.open_list), ('unitLead:', own.accountable)) part (facet, counts)
     where own.jurisdiction_id = tenant and own.task_id = task.id and own.valid_to is null and part.counts
    union all
    select distinct 'unitId:' || answering.unit_id from public.responsibility_unit answering
     where answering.jurisdiction_id = tenant and answering.task_id = task.id and answering.current
    union all
    select 'theme:' || link.theme_id from public.task_theme link where link.jurisdiction_id = tenant and link.task_id = task.id
    union all
    select 'object:' || link.object_id from public.task_object link where link.jurisdiction_id = tenant and link.task_id = task.id
    union all
    select part.facet || item.list_id
      from public.list_item item, lateral (values ('list:', true), ('list-overall:', task.role = 'overall')) part (facet, counts)
     where item.jurisdiction_id = tenant and item.task_id = task.id and item.parent_id is null and item.removed_at is null and part.counts
    union all
    select distinct 'omitted:' || list.year
      from public.list_omission own join public.annual_list list on list.jurisdiction_id = tenant and list.id = own.list_id
     where own.jurisdiction_id = tenant and own.task_id = task.id and task.role <> 'overall' and not exists (
       select from public.list_item item
        where item.jurisdiction_id = tenant and item.year = list.year and item.task_id = task.id
          and item.parent_id is null and item.removed_at is null))
    from public.task where task.jurisdiction_id = tenant and task.id = any(tasks) and task.state = 'open'
$$;

-- What is put in, taken out and left out is noted as 0028 notes the rest; children are no tasks of their own.
do $do$
declare
  source record;
  rows_of text;
  event text;
begin
  for source in select * from (values
    ('list_item', 'task_id is not null and parent_id is null and removed_at is null', 'list_id'),
    ('list_omission', 'true', 'list_id')) listed (name, counts, columns)
  loop
    rows_of := format('select jurisdiction_id, task_id as subject_id, %s from %%s where %s', source.columns, source.counts);
    foreach event in array array['insert', 'update', 'delete'] loop
      execute format($body$
        create function note_%1$s_%2$s() returns trigger language plpgsql security definer set search_path = '' as $trigger$
        declare
          tenants uuid[];
          subjects uuid[];
        begin
          select array_agg(changed.jurisdiction_id), array_agg(changed.subject_id) into tenants, subjects from (%3$s) changed;
          if tenants is not null then
            perform public.note_ledger_change(tenants, subjects);
          end if;
          return null;
        end $trigger$;
        revoke all on function note_%1$s_%2$s() from public;
        create trigger note_ledger_%2$s after %2$s on %1$s referencing %4$s for each statement execute function note_%1$s_%2$s()$body$,
        source.name, event,
        case event
          when 'insert' then format(rows_of, 'new_rows')
          when 'delete' then format(rows_of, 'old_rows')
          else format('(%1$s except %2$s) union (%2$s except %1$s)', format(rows_of, 'new_rows'), format(rows_of, 'old_rows'))
        end,
        case event
          when 'insert' then 'new table as new_rows'
          when 'delete' then 'old table as old_rows'
          else 'old table as old_rows new table as new_rows'
        end);
    end loop;
  end loop;
end $do$;

-- Of the tasks that are there, those that count towards something new.
insert into ledger_change (jurisdiction_id, act, began, subject_id, raised)
select counted.jurisdiction_id, pg_current_xact_id(), now(), counted.task_id, 1 + floor(random() * 1000000)
  from (select jurisdiction_id, id as task_id from task where state = 'open' and role = 'overall'
        union select jurisdiction_id, task_id from list_item where task_id is not null and parent_id is null and removed_at is null
        union select jurisdiction_id, task_id from list_omission) counted
on conflict do nothing;
select fold_ledger(id, 2147483647, true) from jurisdiction;
