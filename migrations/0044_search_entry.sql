-- One search for all that has a name: tasks, objects, units, plans. Instead of task_search (0029), which knew tasks alone.
create table search_entry (
  jurisdiction_id uuid not null,
  kind text not null check (kind in ('task', 'object', 'unit', 'plan')),
  object_id uuid not null,
  -- Its names and words as core/platform/fold-text.ts reads them; parts are kept apart by U+0001.
  text text not null,
  -- Who finds it, in the words of policies: published, whoever may search; jurisdiction, who sees the work in progress too; scope, who
  -- reaches the task, or a task that names the object: that is asked of the ledger.
  reach text not null check (reach in ('published', 'jurisdiction', 'scope')),
  primary key (jurisdiction_id, kind, object_id)
);
select tenant_table('search_entry', 'select, insert, update, delete');

-- Nearly what foldText makes of a text; what differs (Traditional characters, some radicals) is folded at the next start (server/platform/refold-search.ts).
create function pg_temp.fold_nearly(given text) returns text language sql immutable as $$
  select regexp_replace(
    translate(
      regexp_replace(lower(normalize(given, NFKC)), '[\s"''`“”„‟〝〞〟‘’‚‛′″「」『』«»‹›]+', '', 'g'),
      '‐‑‒–—―−⸺⸻─━ー~〜∼[{<〔【〖〘〚〈《⟨]}>〕】〗〙〛〉》⟩•・‧∙⋅○◯',
      '---------------((((((((((()))))))))))·····〇〇'),
    '-+', '-', 'g')
$$;

insert into search_entry (jurisdiction_id, kind, object_id, text, reach)
select jurisdiction_id, 'task', task_id, pg_temp.fold_nearly(text), 'scope' from task_search
union all
select object.jurisdiction_id, 'object', object.id, pg_temp.fold_nearly(object.name) || coalesce(chr(1) || (
    select string_agg(pg_temp.fold_nearly(former.name), chr(1) order by former.name) from object_former_name former
     where former.jurisdiction_id = object.jurisdiction_id and former.object_id = object.id), ''), 'scope'
  from monitored_object object
union all
select jurisdiction_id, 'unit', unit_id, string_agg(pg_temp.fold_nearly(name), chr(1) order by id), 'published'
  from unit_name group by jurisdiction_id, unit_id
union all
select version.jurisdiction_id, 'plan', version.plan_id,
    pg_temp.fold_nearly(max(plan.title)) || chr(1) || string_agg(pg_temp.fold_nearly(concat_ws(chr(1), version.title, version.doc_number, version.file_name)), chr(1) order by version.number),
    case when bool_or(version.state <> 'draft') then 'published' else 'jurisdiction' end
  from plan_version version join plan on plan.jurisdiction_id = version.jurisdiction_id and plan.id = version.plan_id
 where version.state in ('published', 'superseded') or version.state = 'draft' and not exists (
       select from plan_version issued where issued.jurisdiction_id = version.jurisdiction_id and issued.plan_id = version.plan_id
          and issued.state in ('published', 'superseded'))
 group by version.jurisdiction_id, version.plan_id
order by 1, 2, 3;
drop function pg_temp.fold_nearly(text);
create index search_entry_pairs on search_entry using gin (search_pairs(text));
drop function search_tasks(text[], integer);
drop table task_search;
drop function note_task_search_insert(), note_task_search_update(), note_task_search_delete();
do $$ begin
  if exists (select from search_entry) then
    analyze search_entry;
  end if;
end $$;

-- What of the tasks' words changes raises the ledger's revision (as 0032 did for task_search), and no other entry does.
do $do$
declare
  event text;
begin
  foreach event in array array['insert', 'update', 'delete'] loop
    execute format($body$
      create function note_search_entry_%1$s() returns trigger language plpgsql security definer set search_path = '' as $trigger$
      declare
        tenants uuid[];
        subjects uuid[];
      begin
        select array_agg(changed.jurisdiction_id), array_agg(changed.object_id) into tenants, subjects from (%2$s) changed;
        if tenants is not null then
          perform public.note_ledger_change(tenants, subjects);
        end if;
        return null;
      end $trigger$;
      revoke all on function note_search_entry_%1$s() from public;
      create trigger note_ledger_%1$s after %1$s on search_entry referencing %3$s for each statement execute function note_search_entry_%1$s()$body$,
      event,
      case event
        when 'insert' then $$select jurisdiction_id, object_id from new_rows where kind = 'task'$$
        when 'delete' then $$select jurisdiction_id, object_id from old_rows where kind = 'task'$$
        else $$select new_rows.jurisdiction_id, new_rows.object_id from new_rows
                 join old_rows on old_rows.jurisdiction_id = new_rows.jurisdiction_id and old_rows.kind = new_rows.kind and old_rows.object_id = new_rows.object_id
                where new_rows.kind = 'task' and new_rows.text <> old_rows.text$$
      end,
      case event
        when 'insert' then 'new table as new_rows'
        when 'delete' then 'old table as old_rows'
        else 'old table as old_rows new table as new_rows'
      end);
  end loop;
end $do$;

create or replace function analyze_ledger(added integer) returns void language plpgsql security definer set search_path = '' as $$
begin
  if added > 200 + 0.2 * (select greatest(known.reltuples, 0) from pg_catalog.pg_class known where known.oid = 'public.task'::regclass) then
    analyze (skip_locked) public.task, public.responsibility, public.responsibility_unit, public.task_clause, public.search_entry;
  end if;
end $$;

-- How texts of search are folded: a program that folds otherwise folds them anew when it starts. Of the owner alone.
create table search_folding (
  single boolean primary key default true check (single),
  digest text not null
);
revoke all on search_folding from public;

-- search_entries(kind text, words text[], most integer) → uuid[] | null: ids of the tenant's things of a kind that hold all words; null when
-- they are, or seem to be, more than `most`. As search_tasks was (0029).
create function search_entries(wanted text, words text[], most integer) returns uuid[]
language plpgsql security definer
set search_path = '' set plan_cache_mode = force_custom_plan set enable_seqscan = off set enable_indexscan = off as $$
declare
  tenant uuid := public.current_jurisdiction();
  limit_rows integer := least(most, 10000) + 1;
  pairs bigint[] := public.search_pairs(array_to_string(words, chr(1)));
  plan json;
  ids uuid[];
begin
  execute format('explain (format json) select from public.search_entry where public.search_pairs(text) operator(pg_catalog.@>) %L::bigint[]',
    pairs) into plan;
  if (plan -> 0 -> 'Plan' ->> 'Plan Rows')::numeric > 5 * limit_rows then
    return null;
  end if;
  select array_agg(hit.object_id) into ids from (
    select found.object_id from public.search_entry found
     where found.jurisdiction_id = tenant and found.kind = wanted
       and public.search_pairs(found.text) @> pairs and strpos(found.text, words[1]) > 0
       and (cardinality(words) = 1 or not exists (select from unnest(words) word where strpos(found.text, word) = 0))
     limit limit_rows) hit;
  return case when cardinality(ids) >= limit_rows then null else coalesce(ids, '{}') end;
end $$;
revoke all on function search_entries(text, text[], integer) from public;
grant execute on function search_entries(text, text[], integer) to taizhang_app;
