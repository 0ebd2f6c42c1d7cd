-- After many rows of lists were written the planner sees what they are like at once, not when autovacuum comes by: until then it takes a list for a
-- handful of rows, and looks through those of all lists for each of them. As analyze_ledger (0044), which knows the ledger's tables.
-- `added`: rows that the largest of these tables was given; where that is little beside what a table has, its statistics still hold.
create function analyze_lists(added integer) returns void language plpgsql security definer set search_path = '' as $$
declare
  own regclass;
begin
  for own in
    select known.oid from pg_catalog.pg_class known
     where known.oid = any (array['public.list_item', 'public.item_part', 'public.item_unit', 'public.milestone', 'public.sign_for', 'public.duty',
             'public.item_version']::regclass[])
       and added > 200 + 0.2 * greatest(known.reltuples, 0)
     order by known.oid
  loop
    execute pg_catalog.format('analyze (skip_locked) %s', own);
  end loop;
end $$;
revoke all on function analyze_lists(integer) from public;
grant execute on function analyze_lists(integer) to taizhang_app;
