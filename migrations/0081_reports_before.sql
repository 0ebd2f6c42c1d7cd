-- What was handed in before of the same work is found by the month with which its period ends, however many periods there were (docs/decisions/039-report-figures.md).
create function month_ending(period text) returns text language sql immutable parallel safe as $$
  select case when period like '%Q%' then left(period, 5) || lpad((right(period, 1)::integer * 3)::text, 2, '0') else period end
$$;
revoke all on function month_ending(text) from public;
grant execute on function month_ending(text) to taizhang_app;
create index expected_report_said on expected_report (jurisdiction_id, work_id, unit_id, month_ending(period) desc, period desc)
  where state in ('submitted', 'approved', 'accepted');
