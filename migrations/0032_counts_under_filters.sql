-- Counts under filters, of the whole ledger (docs/decisions/020-kept-counts.md): an answer is kept under the ledger's revision, so whatever a
-- filter asks for must raise it. What is not counted but can be filtered by: roles, what search looks through, principles.
do $do$
declare
  source record;
  rows_of text;
  event text;
begin
  for source in select * from (values
    ('task', 'id', 'true',
      'state, plan_id, path, chapter, position, kind, commitment, nature, role, due_from, due_to, lead, open_list', array['update']),
    ('responsibility', 'task_id', 'valid_to is null', 'unit_text, role, open_list, accountable', array['update']),
    ('task_search', 'task_id', 'true', 'text', array['insert', 'update', 'delete']),
    ('task_principle', 'task_id', 'true', 'clause_id', array['insert', 'update', 'delete'])) listed (name, subject, counts, columns, events)
  loop
    rows_of := format('select jurisdiction_id, %s as subject_id, %s from %%s where %s', source.subject, source.columns, source.counts);
    foreach event in array source.events loop
      execute format($body$
        create or replace function note_%1$s_%2$s() returns trigger language plpgsql security definer set search_path = '' as $trigger$
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
        create or replace trigger note_ledger_%2$s after %2$s on %1$s referencing %4$s for each statement execute function note_%1$s_%2$s()$body$,
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

-- What changed since the counts were folded, task by task, as this snapshot sees it. tallies: ids of what the counts hold it for; now: what it
-- counts towards, as facet:value. Null: nothing.
create function ledger_changed() returns table (task_id uuid, tallies integer[], now text[])
language plpgsql stable security definer set search_path = '' as $$
declare
  tenant uuid := public.current_jurisdiction();
  subjects uuid[] := array(select distinct noted.subject_id from public.ledger_change noted where noted.jurisdiction_id = tenant);
begin
  return query
    select coalesce(known.task_id, found.task_id), known.tallies, found.keys
      from public.ledger_keys(tenant, subjects) found
      full join (select counted.task_id, counted.tallies from public.ledger_tallied counted
                  where counted.jurisdiction_id = tenant and counted.task_id = any(subjects)) known on known.task_id = found.task_id;
end $$;
revoke all on function ledger_changed() from public;
grant execute on function ledger_changed() to taizhang_app;
