-- Counts that are kept (docs/decisions/020-kept-counts.md): how many open tasks each value of each facet has, over the whole ledger of a
-- jurisdiction. What a task counts towards is written down beside it (ledger_tallied), and a change of it only notes that it changed
-- (ledger_change), each act in rows of its own, so that no act waits for another. Whoever reads counts those tasks anew and adds the
-- difference; now and then an act folds what others noted into the counts (fold_ledger).

-- n open tasks count towards this value of this facet. Facet `revision`: by how much folded changes raised the ledger's revision.
create table ledger_tally (
  jurisdiction_id uuid not null,
  facet text not null,
  value text not null,
  n bigint not null,
  primary key (jurisdiction_id, facet, value)
);
select tenant_table('ledger_tally', 'select');

-- What the counts hold of a task: its keys, facet:value. Written by fold_ledger alone, together with the counts. Without a foreign key: the
-- check would wait for whoever holds the task.
create table ledger_tallied (
  jurisdiction_id uuid not null,
  task_id uuid not null,
  keys text[] not null,
  primary key (jurisdiction_id, task_id)
);
select tenant_table('ledger_tallied', 'select');

-- What changed since: tasks, and what facets are labelled by (plans, themes, units). One row for a transaction and subject; `began` tells
-- transactions of a restored database from those of its source. raised: of chance, so that a revision never comes twice, not even when
-- the database was put back to an older state.
create table ledger_change (
  jurisdiction_id uuid not null,
  act xid8 not null,
  began timestamptz not null,
  subject_id uuid not null,
  raised integer not null,
  primary key (jurisdiction_id, act, began, subject_id)
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);
select tenant_table('ledger_change', 'select');

-- Where a chapter begins: chapters are listed in printed order.
create index task_chapter on task (jurisdiction_id, plan_id, path, chapter, position) where state = 'open';

-- What these tasks count towards, as they stand; those that are not open towards nothing. Keys of one task are distinct.
create function ledger_keys(tenant uuid, tasks uuid[]) returns table (task_id uuid, keys text[])
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
    select 'object:' || link.object_id from public.task_object link where link.jurisdiction_id = tenant and link.task_id = task.id)
    from public.task where task.jurisdiction_id = tenant and task.id = any(tasks) and task.state = 'open'
$$;
revoke all on function ledger_keys(uuid, uuid[]) from public;

-- Takes at most `most` noted changes into the counts; `own` ones of this transaction too. Answers how many; none when somebody else is at
-- it, who keeps the lock until the end of the transaction. Each statement of the function sees what is committed when it begins, so that
-- whoever gets the lock sees what the last holder wrote.
create function fold_ledger(tenant uuid, most integer, own boolean) returns integer
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
  with now as materialized (select * from public.ledger_keys(tenant, subjects)),
  difference as (
    select found.key, sum(found.n) as n
      from (select unnest(now.keys) as key, 1 as n from now
            union all
            select unnest(known.keys), -1 from public.ledger_tallied known
             where known.jurisdiction_id = tenant and known.task_id = any(subjects)
            union all select 'revision:', raised_by) found
     group by found.key having sum(found.n) <> 0),
  counted as (
    insert into public.ledger_tallied as known (jurisdiction_id, task_id, keys)
    select tenant, now.task_id, now.keys from now
    on conflict (jurisdiction_id, task_id) do update set keys = excluded.keys where known.keys <> excluded.keys),
  uncounted as (
    delete from public.ledger_tallied known
     where known.jurisdiction_id = tenant and known.task_id = any(subjects) and known.task_id not in (select now.task_id from now))
  insert into public.ledger_tally as kept (jurisdiction_id, facet, value, n)
  select tenant, split_part(key, ':', 1), substr(key, strpos(key, ':') + 1), n from difference
  on conflict (jurisdiction_id, facet, value) do update set n = kept.n + excluded.n;
  return folded;
end $$;
revoke all on function fold_ledger(uuid, integer, boolean) from public;

-- For acts that change very many tasks: their own changes, at the end.
create function fold_ledger() returns integer language sql security definer set search_path = '' as $$
  select public.fold_ledger(public.current_jurisdiction(), 2147483647, true)
$$;
revoke all on function fold_ledger() from public;
grant execute on function fold_ledger() to taizhang_app;

-- The revision of the tenant's ledger. What a snapshot sees of commits, a later one sees too, so that two snapshots with one revision see
-- the same ledger.
create function ledger_revision() returns text language plpgsql stable security definer set search_path = '' as $$
declare
  tenant uuid := public.current_jurisdiction();
begin
  return coalesce((select kept.n from public.ledger_tally kept
                    where kept.jurisdiction_id = tenant and kept.facet = 'revision' and kept.value = ''), 0)
       + coalesce((select sum(noted.raised) from public.ledger_change noted where noted.jurisdiction_id = tenant), 0);
end $$;
revoke all on function ledger_revision() from public;
grant execute on function ledger_revision() to taizhang_app;

-- The counts of the tenant's whole ledger, as this snapshot sees it: those that are kept, and the difference of what changed since.
create function ledger_tallies() returns table (facet text, value text, n bigint)
language plpgsql stable security definer set search_path = '' as $$
declare
  tenant uuid := public.current_jurisdiction();
  subjects uuid[] := array(select distinct noted.subject_id from public.ledger_change noted where noted.jurisdiction_id = tenant);
begin
  return query
    select found.facet, found.value, sum(found.n)::bigint
      from (select kept.facet, kept.value, kept.n from public.ledger_tally kept
             where kept.jurisdiction_id = tenant and kept.facet <> 'revision'
            union all
            select split_part(changed.key, ':', 1), substr(changed.key, strpos(changed.key, ':') + 1), changed.n
              from (select unnest(now.keys), 1 from public.ledger_keys(tenant, subjects) now
                    union all
                    select unnest(known.keys), -1 from public.ledger_tallied known
                     where known.jurisdiction_id = tenant and known.task_id = any(subjects)) changed (key, n)) found
     group by 1, 2 having sum(found.n) > 0;
end $$;
revoke all on function ledger_tallies() from public;
grant execute on function ledger_tallies() to taizhang_app;

-- Notes what a statement changed. Every thirty-second transaction folds what others noted, so that few changes are ever counted by readers; it does
-- so with its first notes, and not again with each further statement about the same tasks.
create function note_ledger_change(tenants uuid[], subjects uuid[]) returns void
language plpgsql set search_path = '' as $$
begin
  insert into public.ledger_change (jurisdiction_id, act, began, subject_id, raised)
  select noted.tenant, pg_current_xact_id(), now(), noted.subject, 1 + floor(random() * 1000000)
    from (select distinct * from unnest(tenants, subjects)) noted (tenant, subject)
  on conflict do nothing;
  if found and pg_current_xact_id()::text::bigint % 32 = 0 and current_setting('transaction_isolation') = 'read committed' then
    perform public.fold_ledger(known.tenant, 2000, false) from (select distinct unnest(tenants)) known (tenant);
  end if;
end $$;
revoke all on function note_ledger_change(uuid[], uuid[]) from public;

-- One trigger for each statement that changes what is counted: rows of the statement that count, and which of their columns do. An update
-- changed what is in the old rows and not in the new ones, or the other way round.
do $do$
declare
  source record;
  rows_of text;
  event text;
begin
  for source in select * from (values
    ('task', 'id', 'true', 'state, plan_id, path, chapter, position, kind, commitment, nature, due_from, due_to, lead, open_list'),
    ('responsibility', 'task_id', 'valid_to is null', 'unit_text, open_list, accountable'),
    ('responsibility_unit', 'task_id', 'current', 'unit_id'),
    ('task_theme', 'task_id', 'true', 'theme_id'),
    ('task_object', 'task_id', 'true', 'object_id'),
    -- Labels. That a plan or a theme is there changes nothing before tasks belong to it.
    ('plan', 'id', 'true', 'title'),
    ('theme', 'id', 'true', 'name'),
    ('unit_name', 'unit_id', 'true', 'name, form, valid_from, valid_to')) listed (name, subject, counts, columns)
  loop
    rows_of := format('select jurisdiction_id, %s as subject_id, %s from %%s where %s', source.subject, source.columns, source.counts);
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

-- Counts a whole ledger anew. For the owner, where tasks were written without triggers (session_replication_role = replica).
create function recount_ledger(tenant uuid) returns integer language plpgsql set search_path = '' as $$
begin
  insert into public.ledger_change (jurisdiction_id, act, began, subject_id, raised)
  select tenant, pg_current_xact_id(), now(), counted.id, 1 + floor(random() * 1000000)
    from (select task.id from public.task where task.jurisdiction_id = tenant and task.state = 'open'
          union select known.task_id from public.ledger_tallied known where known.jurisdiction_id = tenant) counted
  on conflict do nothing;
  return public.fold_ledger(tenant, 2147483647, true);
end $$;
revoke all on function recount_ledger(uuid) from public;

-- The ledgers that are there.
select recount_ledger(id) from jurisdiction;
