-- What search looks through stands apart from the tasks: a task's row is written with every lead that is named, its words hardly ever. The
-- pairs of characters that stood in task.bigrams (and once more in its index) are in the index alone, as numbers.
create table task_search (
  jurisdiction_id uuid not null,
  task_id uuid not null,
  -- Code, title, body, units and objects, normalised; parts are kept apart by U+0001 (core/ledger/search-text.ts).
  text text not null,
  primary key (jurisdiction_id, task_id),
  foreign key (jurisdiction_id, task_id) references task (jurisdiction_id, id)
);
select tenant_table('task_search', 'select, insert, update');

-- The pairs of neighbouring characters of a text of search, none across parts: the first's code point × 2²¹ + the second's, which no two
-- pairs share. A pair may come twice. Serves any substring of two characters and more; pg_trgm would scan for those of two.
create function search_pairs(search text) returns bigint[] language sql immutable strict parallel safe
return (
  select array_agg((ascii(pair.first)::bigint << 21) | ascii(pair.second))
    from unnest(string_to_array(search, null), string_to_array(substr(search, 2), null)) as pair (first, second)
   where pair.second is not null and pair.first <> chr(1) and pair.second <> chr(1));

insert into task_search (jurisdiction_id, task_id, text) select jurisdiction_id, id, search_text from task order by jurisdiction_id, position;
create index task_search_pairs on task_search using gin (search_pairs(text));

drop function search_tasks(text[], text[], integer);
alter table task drop column search_text, drop column bigrams;
-- Writes the rows anew, in printed order: until then they keep the room of the columns that went. A table that is empty stays as it is: once
-- analysed, it would count as empty until it is analysed again, and the first long plan would be published with plans for no rows.
do $$ begin
  if exists (select from task) then
    cluster task using task_jurisdiction_id_position_key;
    alter table task set without cluster;
    analyze task, task_search;
  end if;
end $$;

-- search_tasks(words text[], most integer) → uuid[] | null: ids of the tenant's tasks that hold all words; null when they are, or seem to
-- be, more than `most`. As before (0008), over the table that has the words.
create function search_tasks(words text[], most integer) returns uuid[]
language plpgsql security definer
set search_path = '' set plan_cache_mode = force_custom_plan set enable_seqscan = off set enable_indexscan = off as $$
declare
  tenant uuid := public.current_jurisdiction();
  limit_rows integer := least(most, 10000) + 1;
  pairs bigint[] := public.search_pairs(array_to_string(words, chr(1)));
  plan json;
  ids uuid[];
begin
  execute format('explain (format json) select from public.task_search where public.search_pairs(text) operator(pg_catalog.@>) %L::bigint[]',
    pairs) into plan;
  if (plan -> 0 -> 'Plan' ->> 'Plan Rows')::numeric > 5 * limit_rows then
    return null;
  end if;
  select array_agg(hit.task_id) into ids from (
    select found.task_id from public.task_search found
     where found.jurisdiction_id = tenant and public.search_pairs(found.text) @> pairs and strpos(found.text, words[1]) > 0
       and (cardinality(words) = 1 or not exists (select from unnest(words) word where strpos(found.text, word) = 0))
     limit limit_rows) hit;
  return case when cardinality(ids) >= limit_rows then null else coalesce(ids, '{}') end;
end $$;
revoke all on function search_tasks(text[], integer) from public;
grant execute on function search_tasks(text[], integer) to taizhang_app;
