-- Room (docs/decisions/021-room.md): indexes that say a thing twice go.

-- A task's position is its own, so that one responsibility in force for a unit and a position is one for a unit and a task: the index that lists
-- a unit's tasks in printed order holds that too. By task an index finds them that names each task once, not each of its units.
drop index responsibility_once;
drop index responsibility_unit_text;
create unique index responsibility_once on responsibility (jurisdiction_id, unit_text, task_position) where valid_to is null;
create index responsibility_task on responsibility (jurisdiction_id, task_id) where valid_to is null;

-- So too the units that answer: the key itself lists a unit's tasks in printed order. Whoever has a responsibility knows its task.
alter table responsibility_unit drop constraint responsibility_unit_pkey;
drop index responsibility_unit_unit;
drop index responsibility_unit_task;
alter table responsibility_unit add primary key (jurisdiction_id, unit_id, task_position, responsibility_id);
create index responsibility_unit_task on responsibility_unit (jurisdiction_id, task_id);

-- Chapters of one plan are read along the plan's tasks.
drop index task_chapter;

-- What a fold changed, so that who keeps what each task counts towards (decision 020) need not read all of it again: tallies that went and that
-- came, as arrays one after the other. The last folds alone, and none that changed very many tasks.
create table ledger_fold (
  jurisdiction_id uuid not null,
  -- The revision up to which the counts were folded, before and after.
  former bigint not null,
  revision bigint not null,
  gone text not null,
  come text not null,
  primary key (jurisdiction_id, former)
);
select tenant_table('ledger_fold', 'select');

-- As before (0030), and says what it changed. A value's number is looked up in the index, value by value: there are few in a fold, and the planner
-- takes them for many and would read all that are counted.
create or replace function fold_ledger(tenant uuid, most integer, own boolean) returns integer
language plpgsql set search_path = '' as $$
declare
  folded integer;
  subjects uuid[];
  raised_by bigint;
  changed integer[];
  by_how_much bigint[];
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
  sought as materialized (
    select wanted.facet, wanted.value, wanted.n, kept.id
      from wanted left join lateral (
        select known.id from public.ledger_tally known
         where known.jurisdiction_id = tenant and known.facet = wanted.facet and known.value = wanted.value limit 1) kept on true),
  -- A value that is new is written with its count.
  added as (
    insert into public.ledger_tally (jurisdiction_id, facet, value, n, id)
    select tenant, sought.facet, sought.value, sought.n,
           coalesce((select max(kept.id) from public.ledger_tally kept where kept.jurisdiction_id = tenant), 0) + row_number() over ()
      from sought where sought.id is null
    returning id, facet, value),
  gone as materialized (
    select known.task_id, known.tallies from public.ledger_tallied known
     where known.jurisdiction_id = tenant and known.task_id = any(subjects)),
  come as materialized (
    select now.task_id, array_agg(named.id order by named.id) as tallies
      from now join (select id, facet, value from sought where id is not null union all select id, facet, value from added) named
        on named.facet = now.facet and named.value = now.value
     group by now.task_id),
  counted as (
    insert into public.ledger_tallied as known (jurisdiction_id, task_id, tallies)
    select tenant, come.task_id, come.tallies from come
    on conflict (jurisdiction_id, task_id) do update set tallies = excluded.tallies where known.tallies <> excluded.tallies),
  uncounted as (
    delete from public.ledger_tallied known
     where known.jurisdiction_id = tenant and known.task_id = any(subjects) and known.task_id not in (select come.task_id from come)),
  told as (
    insert into public.ledger_fold (jurisdiction_id, former, revision, gone, come)
    select tenant, before.revision, before.revision + raised_by,
           coalesce((select string_agg(gone.tallies::text, '') from gone), ''), coalesce((select string_agg(come.tallies::text, '') from come), '')
      from (select coalesce((select known.n from public.ledger_tally known
              where known.jurisdiction_id = tenant and known.facet = 'revision' and known.value = ''), 0) as revision) before
     where cardinality(subjects) <= 2000)
  select array_agg(difference.id), array_agg(difference.n) into changed, by_how_much
    from (select found.id, sum(found.n)::bigint as n
            from (select sought.id, sought.n from sought where sought.id is not null
                  union all
                  select unnest(gone.tallies), -1 from gone) found
           group by found.id having sum(found.n) <> 0) difference;
  update public.ledger_tally kept set n = kept.n + difference.n
    from unnest(changed, by_how_much) difference (id, n)
   where kept.jurisdiction_id = tenant and kept.id = any(changed) and kept.id = difference.id;
  delete from public.ledger_fold told
   where told.jurisdiction_id = tenant and told.revision <= (
     select old.revision from public.ledger_fold old where old.jurisdiction_id = tenant order by old.revision desc offset 64 limit 1);
  return folded;
end $$;
