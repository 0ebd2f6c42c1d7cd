-- 调度 among a million reports (docs/decisions/039-report-figures.md): what few of them say is found among all that came of a piece of work, and what waits is
-- counted from the kept sums.

alter table expected_report
  -- Its report says that a milestone is reached.
  add column ticks boolean not null default false,
  -- Its silence was raised to the leader.
  add column raised boolean not null default false;
create index expected_report_ticked on expected_report (jurisdiction_id, work_id, unit_id) where ticks;
create index expected_report_raised on expected_report (jurisdiction_id, work_id, unit_id) where raised;

-- What waits for somebody, in whatever period.
create index report_tally_waiting on report_tally (jurisdiction_id, unit_id) where state is distinct from 'accepted';
create index report_recorded on report (jurisdiction_id) where state = 'submitted' and recorded;

-- Who is there for a unit.
create index post_unit on post (jurisdiction_id, unit_id) where ended_at is null;

-- As before (migrations/0080), with what is ticked.
create or replace function note_report_states() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  -- Most statements store what somebody types.
  if tg_op = 'UPDATE' then
    if not exists (select from arrived own join gone on gone.jurisdiction_id = own.jurisdiction_id and gone.id = own.id
                    where own.state <> gone.state or own.handed_in_on is distinct from gone.handed_in_on or (own.reached = '{}') <> (gone.reached = '{}')) then
      return null;
    end if;
  end if;
  update public.expected_report asked
     set state = own.state, ticks = own.reached <> '{}',
         on_time = case when asked.at_close is null then own.state in ('submitted', 'approved', 'accepted') and own.handed_in_on <= opened.due
                     else asked.on_time end
    from arrived own, public.report_period opened
   where asked.jurisdiction_id = own.jurisdiction_id and asked.id = own.id
     and opened.jurisdiction_id = asked.jurisdiction_id and opened.period = asked.period;
  return null;
end $$;

create function note_raised() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  update public.expected_report asked set raised = true from arrived line
   where asked.jurisdiction_id = line.jurisdiction_id and asked.id = line.report_id and line.step = 1 and not asked.raised;
  return null;
end $$;
revoke all on function note_raised() from public;
create trigger note_raised after insert on report_line referencing new table as arrived for each statement execute function note_raised();

create or replace function recount_reports(tenant uuid) returns void language plpgsql set search_path = '' as $$
begin
  update public.expected_report asked
     set state = own.state, ticks = own.reached <> '{}',
         on_time = case when asked.at_close is null then own.state in ('submitted', 'approved', 'accepted') and own.handed_in_on <= opened.due
                     else asked.at_close = 'on-time' end
    from public.report own, public.report_period opened
   where asked.jurisdiction_id = tenant and own.jurisdiction_id = tenant and own.id = asked.id
     and opened.jurisdiction_id = tenant and opened.period = asked.period;
  update public.expected_report asked set raised = true from public.report_line line
   where asked.jurisdiction_id = tenant and line.jurisdiction_id = tenant and line.report_id = asked.id and line.step = 1 and not asked.raised;
  delete from public.report_tally where jurisdiction_id = tenant;
  insert into public.report_tally (jurisdiction_id, period, unit_id, tier, state, on_time, n)
  select tenant, period, unit_id, tier, state, on_time, count(*) from public.expected_report
   where jurisdiction_id = tenant and lifted_on is null group by 2, 3, 4, 5, 6;
end $$;

-- What stands already, without counting it: its sums stay.
alter table expected_report disable trigger tally_changed;
update expected_report asked set ticks = true from report own
 where own.jurisdiction_id = asked.jurisdiction_id and own.id = asked.id and own.reached <> '{}';
update expected_report asked set raised = true from report_line line
 where line.jurisdiction_id = asked.jurisdiction_id and line.report_id = asked.id and line.step = 1;
alter table expected_report enable trigger tally_changed;
