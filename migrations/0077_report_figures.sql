-- 报送情况 (docs/decisions/039-report-figures.md): what is expected knows its tier and what became of it, and is counted as it changes. No figure is
-- counted from the reports themselves, however many periods there were.

alter table expected_report
  -- Of its item when the period opened.
  add column tier integer,
  -- Of the report; null: nobody has typed yet.
  add column state text check (state in ('draft', 'submitted', 'approved', 'accepted', 'returned')),
  -- It is handed in, on a day up to the one on which it was due.
  add column on_time boolean not null default false;

update expected_report asked set tier = item.tier from list_item item where item.jurisdiction_id = asked.jurisdiction_id and item.id = asked.item_id;
alter table expected_report alter column tier set not null, add check (tier between 1 and 4);

-- Differences: what is asked for is their sum. Nobody who hands in waits for another, since each act writes rows of its own (decision 020).
create table report_tally (
  jurisdiction_id uuid not null,
  period text not null,
  unit_id uuid not null,
  id uuid not null default gen_random_uuid(),
  tier integer not null,
  state text,
  on_time boolean not null,
  n integer not null check (n <> 0),
  primary key (jurisdiction_id, period, unit_id, id),
  foreign key (jurisdiction_id, period) references report_period (jurisdiction_id, period),
  foreign key (jurisdiction_id, unit_id) references unit (jurisdiction_id, id)
);
select tenant_table('report_tally', 'select');

-- What says the same of one unit and period becomes one row. Rows that another fold has taken are left to it.
create function fold_report_tally(tenant uuid, of_period text, of_unit uuid) returns void
language sql set search_path = '' as $$
  with gone as (
    delete from public.report_tally tally
     where tally.jurisdiction_id = tenant and tally.period = of_period and tally.unit_id = of_unit and tally.id in (
       select due.id from public.report_tally due
        where due.jurisdiction_id = tenant and due.period = of_period and due.unit_id = of_unit for update skip locked)
    returning tally.tier, tally.state, tally.on_time, tally.n)
  insert into public.report_tally (jurisdiction_id, period, unit_id, tier, state, on_time, n)
  select tenant, of_period, of_unit, gone.tier, gone.state, gone.on_time, sum(gone.n) from gone
   group by gone.tier, gone.state, gone.on_time having sum(gone.n) <> 0
$$;
revoke all on function fold_report_tally(uuid, text, uuid) from public;

-- Whoever opens a period folds those before it.
create function fold_report_tallies() returns void language sql security definer set search_path = '' as $$
  select public.fold_report_tally(many.jurisdiction_id, many.period, many.unit_id) from (
    select distinct jurisdiction_id, period, unit_id from public.report_tally
     where jurisdiction_id = public.current_jurisdiction()
     group by jurisdiction_id, period, unit_id, tier, state, on_time having count(*) > 1) many
$$;
revoke all on function fold_report_tallies() from public;
grant execute on function fold_report_tallies() to taizhang_app;

create function tally_reports() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'INSERT' then
    insert into public.report_tally (jurisdiction_id, period, unit_id, tier, state, on_time, n)
    select jurisdiction_id, period, unit_id, tier, state, on_time, count(*) from arrived group by 1, 2, 3, 4, 5, 6;
  elsif tg_op = 'DELETE' then
    insert into public.report_tally (jurisdiction_id, period, unit_id, tier, state, on_time, n)
    select jurisdiction_id, period, unit_id, tier, state, on_time, -count(*) from gone group by 1, 2, 3, 4, 5, 6;
  else
    insert into public.report_tally (jurisdiction_id, period, unit_id, tier, state, on_time, n)
    select jurisdiction_id, period, unit_id, tier, state, on_time, sum(n) from (
      select jurisdiction_id, period, unit_id, tier, state, on_time, 1 as n from arrived
      union all select jurisdiction_id, period, unit_id, tier, state, on_time, -1 from gone) moved
     group by 1, 2, 3, 4, 5, 6 having sum(n) <> 0;
    -- By chance, which knows no parity, and only where each statement sees what others committed meanwhile.
    if found and random() * 16 < 1 and current_setting('transaction_isolation') = 'read committed' then
      perform public.fold_report_tally(moved.jurisdiction_id, moved.period, moved.unit_id)
         from (select distinct jurisdiction_id, period, unit_id from arrived order by 1, 2, 3) moved;
    end if;
  end if;
  return null;
end $$;
revoke all on function tally_reports() from public;
create trigger tally_added after insert on expected_report referencing new table as arrived for each statement execute function tally_reports();
create trigger tally_changed after update on expected_report referencing old table as gone new table as arrived for each statement execute function tally_reports();
create trigger tally_removed after delete on expected_report referencing old table as gone for each statement execute function tally_reports();

-- What became of a report stands beside what was expected, whoever writes it. That row is locked already by whoever may write the report.
create function note_report_states() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'INSERT' then
    update public.expected_report asked
       set state = own.state, on_time = own.state in ('submitted', 'approved', 'accepted') and own.handed_in_on <= opened.due
      from arrived own, public.report_period opened
     where asked.jurisdiction_id = own.jurisdiction_id and asked.id = own.id
       and opened.jurisdiction_id = asked.jurisdiction_id and opened.period = asked.period;
  -- Most statements store what somebody types.
  elsif exists (select from arrived own join gone on gone.jurisdiction_id = own.jurisdiction_id and gone.id = own.id
                 where own.state <> gone.state or own.handed_in_on is distinct from gone.handed_in_on) then
    update public.expected_report asked
       set state = own.state, on_time = own.state in ('submitted', 'approved', 'accepted') and own.handed_in_on <= opened.due
      from arrived own, public.report_period opened
     where asked.jurisdiction_id = own.jurisdiction_id and asked.id = own.id
       and opened.jurisdiction_id = asked.jurisdiction_id and opened.period = asked.period;
  end if;
  return null;
end $$;
revoke all on function note_report_states() from public;
create trigger note_begun after insert on report referencing new table as arrived for each statement execute function note_report_states();
create trigger note_state after update on report referencing old table as gone new table as arrived for each statement execute function note_report_states();

-- Holidays that are announced move the day until which it is on time.
create function note_report_due() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  update public.expected_report asked set on_time = not asked.on_time
    from public.report own
   where asked.jurisdiction_id = new.jurisdiction_id and asked.period = new.period
     and own.jurisdiction_id = asked.jurisdiction_id and own.id = asked.id
     and (own.state in ('submitted', 'approved', 'accepted') and own.handed_in_on <= new.due) <> asked.on_time;
  return null;
end $$;
revoke all on function note_report_due() from public;
create trigger note_due after update of due on report_period for each row when (old.due <> new.due) execute function note_report_due();

-- Anew from the reports: for whoever wrote them without triggers (session_replication_role = replica), as the owner.
create function recount_reports(tenant uuid) returns void language plpgsql set search_path = '' as $$
begin
  update public.expected_report asked
     set state = own.state, on_time = own.state in ('submitted', 'approved', 'accepted') and own.handed_in_on <= opened.due
    from public.report own, public.report_period opened
   where asked.jurisdiction_id = tenant and own.jurisdiction_id = tenant and own.id = asked.id
     and opened.jurisdiction_id = tenant and opened.period = asked.period;
  delete from public.report_tally where jurisdiction_id = tenant;
  insert into public.report_tally (jurisdiction_id, period, unit_id, tier, state, on_time, n)
  select tenant, period, unit_id, tier, state, on_time, count(*) from public.expected_report where jurisdiction_id = tenant group by 2, 3, 4, 5, 6;
end $$;
revoke all on function recount_reports(uuid) from public;
select recount_reports(id) from jurisdiction;

-- 填报负担 (core/reporting/burden.ts), as it was asked when the period opened: cells to be filled in, and what is brought along from plan, list and last period.
alter table expected_report
  add column cells integer not null default 0 check (cells >= 0),
  add column carried integer not null default 0 check (carried >= 0);

-- 临时要数: one more fact that the office asks units for in a period, with the reason.
create table report_question (
  jurisdiction_id uuid not null,
  id uuid not null,
  period text not null,
  -- Of one item; else of the unit as such.
  item_id uuid,
  text text not null check (text <> ''),
  reason text not null check (reason <> ''),
  due date not null,
  asked_by text not null,
  asked_at timestamptz not null,
  -- Nobody needs to answer any more; what was answered stays.
  withdrawn_reason text check (withdrawn_reason <> ''),
  withdrawn_by text,
  withdrawn_at timestamptz,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, period) references report_period (jurisdiction_id, period),
  foreign key (jurisdiction_id, item_id) references list_item (jurisdiction_id, id),
  check (num_nulls(withdrawn_reason, withdrawn_by, withdrawn_at) in (0, 3))
);
create index report_question_period on report_question (jurisdiction_id, period);
select tenant_table('report_question', 'select, insert, update (withdrawn_reason, withdrawn_by, withdrawn_at)');

-- What one unit answers; null: not yet.
create table report_answer (
  jurisdiction_id uuid not null,
  id uuid not null,
  question_id uuid not null,
  unit_id uuid not null,
  text text check (text <> ''),
  answered_by text,
  answered_at timestamptz,
  primary key (jurisdiction_id, id),
  unique (jurisdiction_id, question_id, unit_id),
  foreign key (jurisdiction_id, question_id) references report_question (jurisdiction_id, id),
  foreign key (jurisdiction_id, unit_id) references unit (jurisdiction_id, id),
  check (num_nulls(text, answered_by, answered_at) in (0, 3))
);
create index report_answer_unit on report_answer (jurisdiction_id, unit_id);
select tenant_table('report_answer', 'select, insert, update (unit_id, text, answered_by, answered_at), delete');
