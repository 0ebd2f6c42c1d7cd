-- What was expected and is asked no more (docs/decisions/038-reports.md): its unit left the item, or the task was withdrawn, before a report was handed in.
alter table expected_report add column lifted_on date;
grant update (lifted_on, cells, carried) on expected_report to taizhang_app;

-- What is asked no more is counted no more (migrations/0077).
create or replace function tally_reports() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'INSERT' then
    insert into public.report_tally (jurisdiction_id, period, unit_id, tier, state, on_time, n)
    select jurisdiction_id, period, unit_id, tier, state, on_time, count(*) from arrived where lifted_on is null group by 1, 2, 3, 4, 5, 6;
  elsif tg_op = 'DELETE' then
    insert into public.report_tally (jurisdiction_id, period, unit_id, tier, state, on_time, n)
    select jurisdiction_id, period, unit_id, tier, state, on_time, -count(*) from gone where lifted_on is null group by 1, 2, 3, 4, 5, 6;
  else
    insert into public.report_tally (jurisdiction_id, period, unit_id, tier, state, on_time, n)
    select jurisdiction_id, period, unit_id, tier, state, on_time, sum(n) from (
      select jurisdiction_id, period, unit_id, tier, state, on_time, 1 as n from arrived where lifted_on is null
      union all select jurisdiction_id, period, unit_id, tier, state, on_time, -1 from gone where lifted_on is null) moved
     group by 1, 2, 3, 4, 5, 6 having sum(n) <> 0;
    -- By chance, which knows no parity, and only where each statement sees what others committed meanwhile.
    if found and random() * 16 < 1 and current_setting('transaction_isolation') = 'read committed' then
      perform public.fold_report_tally(moved.jurisdiction_id, moved.period, moved.unit_id)
         from (select distinct jurisdiction_id, period, unit_id from arrived order by 1, 2, 3) moved;
    end if;
  end if;
  return null;
end $$;

create or replace function recount_reports(tenant uuid) returns void language plpgsql set search_path = '' as $$
begin
  update public.expected_report asked
     set state = own.state, on_time = own.state in ('submitted', 'approved', 'accepted') and own.handed_in_on <= opened.due
    from public.report own, public.report_period opened
   where asked.jurisdiction_id = tenant and own.jurisdiction_id = tenant and own.id = asked.id
     and opened.jurisdiction_id = tenant and opened.period = asked.period;
  delete from public.report_tally where jurisdiction_id = tenant;
  insert into public.report_tally (jurisdiction_id, period, unit_id, tier, state, on_time, n)
  select tenant, period, unit_id, tier, state, on_time, count(*) from public.expected_report
   where jurisdiction_id = tenant and lifted_on is null group by 2, 3, 4, 5, 6;
end $$;
