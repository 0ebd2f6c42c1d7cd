-- What the counts hold of a task is kept as numbers of the counted values, not as their names: a fifth of the room (decision 020). The
-- counts themselves, and what readers get, stay as they are.
-- id: given by fold_ledger, one after the other within the jurisdiction; no sequence, which a logical export would not bring along.
alter table ledger_tally add column id integer;
update ledger_tally kept set id = numbered.id
  from (select jurisdiction_id, facet, value, row_number() over (partition by jurisdiction_id order by facet, value) as id from ledger_tally) numbered
 where (kept.jurisdiction_id, kept.facet, kept.value) = (numbered.jurisdiction_id, numbered.facet, numbered.value);
alter table ledger_tally alter column id set not null;
create unique index ledger_tally_id on ledger_tally (jurisdiction_id, id);

-- tallies: ids of the values that the counts hold this task for.
alter table ledger_tallied rename to ledger_tallied_by_name;
create table ledger_tallied (
  jurisdiction_id uuid not null,
  task_id uuid not null,
  tallies integer[] not null,
  primary key (jurisdiction_id, task_id)
);
select tenant_table('ledger_tallied', 'select');
insert into ledger_tallied (jurisdiction_id, task_id, tallies)
select known.jurisdiction_id, known.task_id, array_agg(kept.id order by kept.id)
  from (select jurisdiction_id, task_id, unnest(keys) as key from ledger_tallied_by_name) known
  join ledger_tally kept on kept.jurisdiction_id = known.jurisdiction_id
   and kept.facet = split_part(known.key, ':', 1) and kept.value = substr(known.key, strpos(known.key, ':') + 1)
 group by known.jurisdiction_id, known.task_id;
drop table ledger_tallied_by_name;

-- As before (0028), with ids. Only who holds the lock writes counts, so that a value that is new is new until the end of the transaction.
create or replace function fold_ledger(tenant uuid, most integer, own boolean) returns integer
language plpgsql set search_path = '' as $$
declare
  folded integer;
  subjects uuid[];
  raised_by bigint;
begin
  if tenant is null or not pg_try_advisory_xact_lock(28, hashtext(tenant::text)) then
    return 0;
  end if;
  -- From here on every change of these subjects that is not committed yet has a note of its own that is not among these.
  with gone as (
    delete from public.ledger_change noted
     where noted.jurisdiction_id = tenant and (noted.act, noted.began, noted.subject_id) in (
       select due.act, due.began, due.subject_id from public.ledger_change due
        where due.jurisdiction_id = tenant and (own or due.act <> pg_current_xact_id())
        limit most)
    returning noted.subject_id, noted.raised)
  select count(*), array_agg(distinct gone.subject_id), sum(gone.raised) into folded, subjects, raised_by from gone;
  if folded = 0 then
    return 0;
  end if;
  with now as materialized (
    select found.task_id, split_part(key, ':', 1) as facet, substr(key, strpos(key, ':') + 1) as value
      from public.ledger_keys(tenant, subjects) found, unnest(found.keys) key),
  wanted as (
    select now.facet, now.value, count(*) as n from now group by 1, 2
    union all select 'revision', '', raised_by),
  -- A value that is new is written with its count.
  added as (
    insert into public.ledger_tally (jurisdiction_id, facet, value, n, id)
    select tenant, wanted.facet, wanted.value, wanted.n,
           coalesce((select max(kept.id) from public.ledger_tally kept where kept.jurisdiction_id = tenant), 0) + row_number() over ()
      from wanted
     where not exists (select from public.ledger_tally kept
                        where kept.jurisdiction_id = tenant and kept.facet = wanted.facet and kept.value = wanted.value)
    returning id, facet, value),
  numbered as materialized (
    select kept.id, wanted.facet, wanted.value, wanted.n from wanted
      join public.ledger_tally kept on kept.jurisdiction_id = tenant and kept.facet = wanted.facet and kept.value = wanted.value),
  counted as (
    insert into public.ledger_tallied as known (jurisdiction_id, task_id, tallies)
    select tenant, now.task_id, array_agg(named.id order by named.id)
      from now join (select id, facet, value from numbered union all select id, facet, value from added) named
        on named.facet = now.facet and named.value = now.value
     group by now.task_id
    on conflict (jurisdiction_id, task_id) do update set tallies = excluded.tallies where known.tallies <> excluded.tallies),
  uncounted as (
    delete from public.ledger_tallied known
     where known.jurisdiction_id = tenant and known.task_id = any(subjects) and known.task_id not in (select now.task_id from now))
  update public.ledger_tally kept set n = kept.n + difference.n
    from (select found.id, sum(found.n) as n
            from (select numbered.id, numbered.n from numbered
                  union all
                  select unnest(known.tallies), -1 from public.ledger_tallied known
                   where known.jurisdiction_id = tenant and known.task_id = any(subjects)) found
           group by found.id having sum(found.n) <> 0) difference
   where kept.jurisdiction_id = tenant and kept.id = difference.id;
  return folded;
end $$;

create or replace function ledger_tallies() returns table (facet text, value text, n bigint)
language plpgsql stable security definer set search_path = '' as $$
declare
  tenant uuid := public.current_jurisdiction();
  subjects uuid[] := array(select distinct noted.subject_id from public.ledger_change noted where noted.jurisdiction_id = tenant);
begin
  return query
    select found.facet, found.value, sum(found.n)::bigint
      from (select kept.facet, kept.value, kept.n - coalesce(gone.n, 0) as n from public.ledger_tally kept
              left join (select unnest(known.tallies) as id, count(*) as n from public.ledger_tallied known
                          where known.jurisdiction_id = tenant and known.task_id = any(subjects) group by 1) gone on gone.id = kept.id
             where kept.jurisdiction_id = tenant and kept.facet <> 'revision'
            union all
            select split_part(changed.key, ':', 1), substr(changed.key, strpos(changed.key, ':') + 1), 1
              from (select unnest(now.keys) from public.ledger_keys(tenant, subjects) now) changed (key)) found
     group by 1, 2 having sum(found.n) > 0;
end $$;

-- Responsibilities of a task that are in force are found by responsibility_once; nothing asks for those that ended.
drop index responsibility_task;

-- Of a unit's responsibilities only their place is read along the index; role and task stand in the rows.
drop index responsibility_unit_text;
create index responsibility_unit_text on responsibility (jurisdiction_id, unit_text, task_position) where valid_to is null;

-- analyze_ledger(added integer): what the planner knows of the ledger's tables, where an act is about to add so many tasks that it knows
-- nothing any more. A new installation's tables were never analysed, and autovacuum comes after the commit: the foreign keys of 9,500 tasks
-- would each walk through all tasks. Call it when some of the rows are in. Whoever analyses already is not waited for.
create function analyze_ledger(added integer) returns void language plpgsql security definer set search_path = '' as $$
begin
  if added > 200 + 0.2 * (select greatest(known.reltuples, 0) from pg_catalog.pg_class known where known.oid = 'public.task'::regclass) then
    analyze (skip_locked) public.task, public.responsibility, public.responsibility_unit, public.task_clause, public.task_search;
  end if;
end $$;
revoke all on function analyze_ledger(integer) from public;
grant execute on function analyze_ledger(integer) to taizhang_app;
