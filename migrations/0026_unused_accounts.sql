-- Accounts that nobody uses for a time that the jurisdiction sets are disabled (docs/decisions/010-logins.md).

-- Unused days are counted from here at the earliest: enabled again then, or used by a token until then whose session is deleted.
alter table account add column unused_since timestamptz;
-- Of an account that was disabled because nobody used it: for how many days. A node of the version before enables it and leaves this behind.
alter table account add column disabled_unused_days integer check (disabled_unused_days > 0);

-- Where people log in, for the program's own regular work; ids alone.
create function jurisdictions_set_up() returns setof uuid language sql stable security definer set search_path = '' as $$
  select id from public.jurisdiction where set_up_at is not null order by id
$$;
revoke all on function jurisdictions_set_up() from public;
grant execute on function jurisdictions_set_up() to taizhang_app;

-- As in 0025; before a token is deleted, its account, and the one that it acted for elsewhere, keep the moment of its last use.
create or replace function sweep_logins(at timestamptz, session_days integer, device_days integer) returns integer
language plpgsql security definer set search_path = '' as $$
declare
  day_ago timestamptz := least(at, clock_timestamp()) - interval '1 day';
  most constant integer := 2000;
  gone integer;
  total integer := 0;
begin
  with over as (
    delete from public.session where token_hash in (select token_hash from public.session
      where least(ended_at, expires_at) < day_ago - make_interval(days => greatest(session_days, 0)) limit most for update skip locked)
    returning kind, jurisdiction_id, account_id, joined_jurisdiction_id, joined_account_id, last_seen_at
  ), used as (
    select tenant, account, max(last_seen_at) as last_at
      from over cross join lateral (values (jurisdiction_id, account_id), (joined_jurisdiction_id, joined_account_id)) sides (tenant, account)
     where kind = 'token' and account is not null group by tenant, account
  ), kept as (
    update public.account set unused_since = greatest(unused_since, used.last_at)
      from used where account.jurisdiction_id = used.tenant and account.id = used.account
  )
  select count(*) into gone from over;
  total := total + gone;
  delete from public.one_time where secret_hash in (select secret_hash from public.one_time
    where expires_at < day_ago limit most for update skip locked);
  get diagnostics gone = row_count; total := total + gone;
  delete from public.login_attempt where key in (select key from public.login_attempt
    where greatest(last_failure_at, wait_until) < day_ago limit most for update skip locked);
  get diagnostics gone = row_count; total := total + gone;
  delete from public.login where name_hash in (select name_hash from public.login
    where account_id is null and first_failure_at < day_ago limit most for update skip locked);
  get diagnostics gone = row_count; total := total + gone;
  delete from public.known_device where (jurisdiction_id, account_id, id) in (select jurisdiction_id, account_id, id from public.known_device
    where last_used_at < day_ago - make_interval(days => greatest(device_days, 0)) limit most for update skip locked);
  get diagnostics gone = row_count; total := total + gone;
  delete from public.remembered_device where (jurisdiction_id, account_id, id) in (
    select jurisdiction_id, account_id, id from public.remembered_device where expires_at < day_ago limit most for update skip locked);
  get diagnostics gone = row_count; total := total + gone;
  return total;
end $$;
