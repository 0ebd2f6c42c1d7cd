-- Wrong passwords are counted by who tries (docs/decisions/010-logins.md): a known device by itself; a stranger by login name and address together,
-- by name and by address. So that nobody keeps others out by guessing, and no answer tells whether a name exists or is waited for.

-- Global, and for no role but the owner: found by a keyed hash of what is counted, whether or not the name belongs to somebody.
create table login_attempt (
  key bytea primary key,
  -- The login name that is tried; null: an address over all names.
  name_hash bytea,
  failures integer not null,
  first_failure_at timestamptz not null,
  last_failure_at timestamptz not null,
  wait_until timestamptz
);
create index login_attempt_name on login_attempt (name_hash, wait_until) where name_hash is not null;

-- Browsers in which somebody has logged in: a secret of its own for each person and browser, of which the SM3 is stored.
create table known_device (
  jurisdiction_id uuid not null,
  account_id uuid not null,
  id uuid not null,
  secret_hash bytea not null,
  user_agent text,
  created_at timestamptz not null,
  last_used_at timestamptz not null,
  primary key (jurisdiction_id, account_id, id),
  unique (jurisdiction_id, secret_hash),
  foreign key (jurisdiction_id, account_id) references account (jurisdiction_id, id)
);
select tenant_table('known_device', 'select, insert, update, delete');

-- Takes an attempt before the password is looked at, in each of the counts, so that a burst gains nothing; answers until when there is to be
-- waited, null when the attempt may be made. An attempt while waiting counts nowhere. most[n] failures within window_seconds[n] make wait_seconds[n];
-- where longest_seconds[n] is more, each further failure doubles it, until nothing came for a window. Bounds as in count_login_failure.
create function begin_login_attempt(keys bytea[], names bytea[], at timestamptz, most integer[], window_seconds integer[],
  wait_seconds integer[], longest_seconds integer[]) returns timestamptz
language plpgsql security definer set search_path = '' as $$
declare
  moment timestamptz := least(at, clock_timestamp());
  waiting timestamptz;
begin
  if exists (select from unnest(keys) one where length(one) is distinct from 32) then
    raise exception 'hashes of 32 bytes are needed' using errcode = 'invalid_parameter_value';
  end if;
  insert into public.login_attempt (key, name_hash, failures, first_failure_at, last_failure_at)
  select one.key, one.name, 0, moment, moment from unnest(keys, names) one (key, name) order by one.key
  on conflict (key) do nothing;
  perform from public.login_attempt known where known.key = any (keys) order by known.key for update;
  select max(known.wait_until) into waiting from public.login_attempt known where known.key = any (keys) and known.wait_until > moment;
  if waiting is not null then
    return waiting;
  end if;
  update public.login_attempt known
     set failures = counted.failures,
         first_failure_at = case when counted.anew then moment else known.first_failure_at end,
         last_failure_at = moment,
         wait_until = case when counted.failures >= counted.most
           then moment + make_interval(secs => least(counted.wait * power(2, least(counted.failures - counted.most, 20)), counted.longest, 86400)) end
    from (
      select known.key, given.most, given.wait, given.longest, lapsed.anew,
             case when lapsed.anew or known.failures = 0 then 1 else known.failures + 1 end as failures
        from unnest(keys, most, window_seconds, wait_seconds, longest_seconds) given (key, most, span, wait, longest)
        join public.login_attempt known on known.key = given.key
       cross join lateral (select case when given.longest > given.wait
         then greatest(known.last_failure_at, known.wait_until) + make_interval(secs => greatest(given.span, 300)) <= moment
         else known.wait_until <= moment or known.first_failure_at + make_interval(secs => greatest(given.span, 300)) <= moment end as lapses) raw
       cross join lateral (select coalesce(raw.lapses, false) or known.failures = 0 as anew) lapsed
    ) counted
   where known.key = counted.key;
  return null;
end $$;

-- The attempt was none: the password was right, or was not looked at. `forget`: counts of the person alone, which begin anew.
create function give_back_login_attempt(keys bytea[], most integer[], forget boolean[]) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform from public.login_attempt known where known.key = any (keys) order by known.key for update;
  delete from public.login_attempt known using unnest(keys, forget) given (key, forget) where known.key = given.key and given.forget;
  update public.login_attempt known
     set failures = greatest(known.failures - 1, 0),
         wait_until = case when known.failures - 1 >= given.most then known.wait_until end
    from unnest(keys, most) given (key, most) where known.key = given.key;
end $$;

-- Until when strangers (of one address or of all) have to wait before they try the names of the entered tenant's accounts.
create function waiting_logins(at timestamptz) returns table (account_id uuid, wait_until timestamptz)
language sql stable security definer set search_path = '' as $$
  select login.account_id, max(attempt.wait_until)
    from public.login
    join public.login_attempt attempt on attempt.name_hash = login.name_hash and attempt.wait_until > at
   where login.jurisdiction_id = public.current_jurisdiction()
   group by login.account_id
$$;

-- Forgets the wrong passwords for an account of the entered tenant.
create function forget_login_attempts(account uuid) returns void language sql security definer set search_path = '' as $$
  delete from public.login_attempt where name_hash in (
    select login.name_hash from public.login where login.jurisdiction_id = public.current_jurisdiction() and login.account_id = account)
$$;

-- Deletes what nobody needs any more, of all tenants, a bounded number of rows at a time; answers how many. Never what is younger than a day.
create function sweep_logins(at timestamptz, session_days integer, device_days integer) returns integer
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
  return total;
end $$;

do $$
declare
  entry regprocedure;
begin
  foreach entry in array array[
    'begin_login_attempt(bytea[], bytea[], timestamptz, integer[], integer[], integer[], integer[])',
    'give_back_login_attempt(bytea[], integer[], boolean[])', 'waiting_logins(timestamptz)', 'forget_login_attempts(uuid)',
    'sweep_logins(timestamptz, integer, integer)']::regprocedure[]
  loop
    execute format('revoke all on function %s from public', entry);
    execute format('grant execute on function %s to taizhang_app', entry);
  end loop;
end $$;
