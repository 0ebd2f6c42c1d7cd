-- Browsers in which a person proved the second factor and is not asked for it again for some days (docs/decisions/010-logins.md): a secret of its own
-- for each login and browser, new at every use, of which the SM3 is stored. expires_at is what the person was told; the setting that holds
-- now may end it earlier.
create table remembered_device (
  jurisdiction_id uuid not null,
  account_id uuid not null,
  id uuid not null,
  secret_hash bytea not null,
  user_agent text,
  address text,
  proven_at timestamptz not null,
  last_used_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (jurisdiction_id, account_id, id),
  unique (jurisdiction_id, secret_hash),
  foreign key (jurisdiction_id, account_id) references account (jurisdiction_id, id)
);
select tenant_table('remembered_device', 'select, insert, update, delete');

-- The remembered device that a session made or came by: whoever ends the one ends the other.
alter table session add column remembered_device_id uuid;

-- As in 0022, and remembered devices that are over.
create or replace function sweep_logins(at timestamptz, session_days integer, device_days integer) returns integer
language plpgsql security definer set search_path = '' as $$
declare
  day_ago timestamptz := least(at, clock_timestamp()) - interval '1 day';
  most constant integer := 2000;
  gone integer;
  total integer := 0;
begin
  delete from public.session where token_hash in (select token_hash from public.session
    where least(ended_at, expires_at) < day_ago - make_interval(days => greatest(session_days, 0)) limit most for update skip locked);
  get diagnostics gone = row_count; total := total + gone;
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
