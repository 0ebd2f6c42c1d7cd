-- The second wall: the application's role sees and writes the rows of one jurisdiction, the one whose token its transaction holds
-- (docs/decisions/008-tenants-in-the-database.md). Signatures for the application:
--
--   current_jurisdiction() → uuid | null
--       the jurisdiction of the token in setting app.tenant (TypeScript: enterTenant), null for none or a forged one.
--
--   Exact lookups before the tenant is known. Each answers one row or none. name_hash, token_hash and secret_hash are made with a key or
--   from a secret that the database does not know, so that SQL alone cannot try names:
--     name_hash   = keys.seal('login name', <login name>) as bytes      (HMAC, not a plain hash: names can be guessed)
--     token_hash  = SM3 of the session's 256-bit token;  secret_hash = SM3 of the 256-bit secret
--
--   find_login(name_hash bytea) → table (jurisdiction_id uuid, account_id uuid, failures integer, first_failure_at timestamptz,
--       locked_until timestamptz)                     jurisdiction_id and account_id are null for a name that nobody has
--   count_login_failure(name_hash bytea, at timestamptz, most integer, window_seconds integer, lock_seconds integer)
--       → table (failures integer, locked_until timestamptz)
--       One more failure, for known and unknown names alike; the count begins anew after window_seconds or when a lock is over; the
--       most-th failure locks for lock_seconds (at most a day). `at` counts as now when it lies in the future. To forget the failures
--       after a success: enter the tenant and update login.
--   find_session(token_hash bytea) → table (jurisdiction_id uuid, jurisdiction_name text, jurisdiction_demo boolean, session_id uuid,
--       kind text, stage text, method text, label text, token_scopes text[], created_at timestamptz, last_seen_at timestamptz,
--       expires_at timestamptz, ended_at timestamptz, end_reason text, account_id uuid, login_name text, display_name text,
--       power_class text, account_state text, account_unit_id uuid, post_id uuid, post_role text, post_unit_id uuid,
--       post_scope_kind text, post_scope_unit_id uuid, post_valid_from date, post_ended_at timestamptz, idle_seconds integer,
--       post_unit_name text)
--       Ended and expired sessions are answered too. To touch or end it: enter the tenant and update session.
--   claim_login(name_hash bytea, account_id uuid) → boolean
--       Gives the name to an account of the entered tenant (no other way to insert into login); false when another account has it.
--       An account has one name: to change it, delete from login first, in the tenant.
--   find_one_time(secret_hash bytea) → table (jurisdiction_id uuid, id uuid, purpose text, account_id uuid, data jsonb,
--       created_at timestamptz, expires_at timestamptz, used_at timestamptz)
--       To use it: enter the tenant, update one_time set used_at … where used_at is null, and see whether a row was changed.
--
--   find_subject(issuer text, subject text) → table (jurisdiction_id uuid, account_id uuid)
--
--   search_tasks(grams text[], words text[], most integer) → uuid[] | null
--       ids of the tenant's tasks that hold all words; null when they are, or seem to be, more than `most`.
--
-- A later migration says for each new tenant table which rights the application gets: select tenant_table('x', 'select, insert').

-- Roles belong to the cluster: another database, perhaps at this very moment, may make the same one.
do $$
begin
  if not exists (select from pg_roles where rolname = 'taizhang_app') then
    create role taizhang_app nologin nosuperuser nobypassrls nocreatedb nocreaterole;
  end if;
exception when duplicate_object or unique_violation then null;
end $$;

-- No objects of one's own, neither lasting ones nor temporary ones, which would shadow real tables for the next user of a pooled
-- connection. (A database restored or cloned has other rights than its source: the start takes TEMPORARY away once more, and checks.)
do $$ begin execute format('revoke temporary on database %I from public', current_database()); end $$;
revoke create on schema public from public;
grant usage on schema public to taizhang_app;

-- The key of tenants' tokens, as the two padded blocks of HMAC-SHA256. Written at start by the owner's connection; nobody else reads it.
create table tenant_key (
  single boolean primary key default true check (single),
  inner_block bytea not null check (length(inner_block) = 64),
  outer_block bytea not null check (length(outer_block) = 64)
);
revoke all on tenant_key from public;

-- app.tenant = <jurisdiction id>.<HMAC of "<jurisdiction id> <backend's pid>", hexadecimal>. Hashed once more before it is compared, so
-- that the time of the comparison tells nothing of the right value. Restricted: a parallel worker has another pid.
create function current_jurisdiction() returns uuid language plpgsql stable security definer parallel restricted set search_path = '' as $$
declare
  token text := current_setting('app.tenant', true);
  genuine boolean;
begin
  if token is null or token !~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}[.][0-9a-f]{64}$' then
    return null;
  end if;
  select sha256(decode(substr(token, 38), 'hex'))
       = sha256(sha256(outer_block || sha256(inner_block || convert_to(left(token, 36) || ' ' || pg_backend_pid(), 'UTF8'))))
    into genuine from public.tenant_key;
  return case when genuine then left(token, 36)::uuid end;
end $$;
revoke all on function current_jurisdiction() from public;
grant execute on function current_jurisdiction() to taizhang_app;

-- Puts a table behind the wall. Forced, so that only who is named here passes: the application within its tenant, the owner everywhere.
create function tenant_table(tenant_table regclass, rights text, tenant_column text default 'jurisdiction_id') returns void
language plpgsql set search_path = '' as $$
begin
  execute format('alter table %s enable row level security', tenant_table);
  execute format('alter table %s force row level security', tenant_table);
  execute format('create policy tenant on %s to taizhang_app using (%I = (select public.current_jurisdiction())) '
    'with check (%I = (select public.current_jurisdiction()))', tenant_table, tenant_column, tenant_column);
  execute format('create policy owner on %s to %I using (true) with check (true)', tenant_table, current_user);
  execute format('revoke all on %s from public', tenant_table);
  execute format('grant %s on %s to taizhang_app', rights, tenant_table);
end $$;
revoke all on function tenant_table(regclass, text, text) from public;

-- Jurisdictions are made by the owner, at start.
select tenant_table('jurisdiction', 'select, update (name, set_up_at)', 'id');

select tenant_table('audit_event', 'select, insert');
select tenant_table('audit_object', 'select, insert');
select tenant_table('audit_head', 'select, insert, update');

select tenant_table('plan', 'select, insert, update');
select tenant_table('plan_version', 'select, insert, update');
select tenant_table('plan_parse', 'select, insert');
select tenant_table('draft_operation', 'select, insert');
select tenant_table('clause', 'select, insert');
select tenant_table('clause_lineage', 'select, insert');

select tenant_table('task', 'select, insert, update');
select tenant_table('task_clause', 'select, insert');
select tenant_table('task_lineage', 'select, insert');
select tenant_table('task_object', 'select, insert, delete');
select tenant_table('task_principle', 'select, insert, delete');
select tenant_table('task_share', 'select, insert, delete');
select tenant_table('task_theme', 'select, insert, delete');
select tenant_table('responsibility', 'select, insert, update');
select tenant_table('responsibility_unit', 'select, insert, update, delete');
select tenant_table('monitored_object', 'select, insert, update, delete');
select tenant_table('object_former_name', 'select, insert, update, delete');
select tenant_table('theme', 'select, insert, update, delete');
select tenant_table('export', 'select, insert');

select tenant_table('unit', 'select, insert, update');
select tenant_table('unit_name', 'select, insert, update, delete');
select tenant_table('unit_succession', 'select, insert, update, delete');
select tenant_table('unit_member', 'select, insert, update, delete');
select tenant_table('unit_text', 'select, insert, update, delete');
select tenant_table('unit_text_unit', 'select, insert, delete');

-- Accounts and posts end, and are never deleted.
select tenant_table('account', 'select, insert, update');
select tenant_table('former_password', 'select, insert, delete');
select tenant_table('passkey', 'select, insert, update, delete');
select tenant_table('oidc_subject', 'select, insert, update, delete');
select tenant_table('post', 'select, insert, update');
select tenant_table('security_settings', 'select, insert, update');
select tenant_table('login', 'select, update (failures, first_failure_at, locked_until), delete');
select tenant_table('session', 'select, insert, update, delete');
select tenant_table('one_time', 'select, insert, update, delete');

-- For the export of the heads of all chains: ids, numbers and hashes. And the last step of every act.
grant execute on function all_audit_heads() to taizhang_app;
grant execute on function append_audit to taizhang_app;

-- Lookups before the tenant is known: one exact value, one row.

create function find_login(hash bytea)
returns table (jurisdiction_id uuid, account_id uuid, failures integer, first_failure_at timestamptz, locked_until timestamptz)
language sql stable security definer set search_path = '' as $$
  select known.jurisdiction_id, known.account_id, known.failures, known.first_failure_at, known.locked_until
    from public.login known where known.name_hash = hash
$$;

-- The counts of names that nobody has are forgotten after a day: strangers fill no table.
create index login_unknown on login (first_failure_at) where account_id is null;

-- The bounds keep SQL that calls this itself from starting a count anew, or from locking somebody out for ever.
create function count_login_failure(hash bytea, at timestamptz, most integer, window_seconds integer, lock_seconds integer)
returns table (failures integer, locked_until timestamptz)
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_column
declare
  moment timestamptz := least(at, clock_timestamp());
  span interval := make_interval(secs => greatest(window_seconds, 300));
  lock_end timestamptz := moment + make_interval(secs => least(greatest(lock_seconds, 0), 86400));
begin
  if length(hash) is distinct from 32 then
    raise exception 'a hash of 32 bytes is needed' using errcode = 'invalid_parameter_value';
  end if;
  delete from public.login where name_hash in (select name_hash from public.login
    where account_id is null and first_failure_at < moment - interval '1 day' limit 20 for update skip locked);
  return query
    insert into public.login as known (name_hash, failures, first_failure_at, locked_until)
    values (hash, 1, moment, case when most <= 1 then lock_end end)
    on conflict (name_hash) do update set
      failures = case when known.locked_until > moment then known.failures
        when known.locked_until <= moment or known.first_failure_at is null or known.first_failure_at + span <= moment then 1
        else known.failures + 1 end,
      first_failure_at = case when known.locked_until > moment then known.first_failure_at
        when known.locked_until <= moment or known.first_failure_at is null or known.first_failure_at + span <= moment then moment
        else known.first_failure_at end,
      locked_until = case when known.locked_until > moment then known.locked_until
        when known.locked_until <= moment or known.first_failure_at is null or known.first_failure_at + span <= moment
          then case when most <= 1 then lock_end end
        when known.failures + 1 >= most then lock_end end
    returning known.failures, known.locked_until;
end $$;

create function claim_login(hash bytea, account uuid) returns boolean language plpgsql security definer set search_path = '' as $$
declare
  tenant uuid := public.current_jurisdiction();
begin
  if tenant is null or account is null or length(hash) is distinct from 32 then
    raise exception 'a tenant, an account and a hash of 32 bytes are needed' using errcode = 'invalid_parameter_value';
  end if;
  insert into public.login as known (name_hash, jurisdiction_id, account_id) values (hash, tenant, account)
  on conflict (name_hash) do update
    set jurisdiction_id = excluded.jurisdiction_id, account_id = excluded.account_id, failures = 0, first_failure_at = null, locked_until = null
    where known.account_id is null;
  return found;
end $$;

create function find_session(hash bytea)
returns table (jurisdiction_id uuid, jurisdiction_name text, jurisdiction_demo boolean, session_id uuid, kind text, stage text, method text,
  label text, token_scopes text[], created_at timestamptz, last_seen_at timestamptz, expires_at timestamptz, ended_at timestamptz,
  end_reason text, account_id uuid, login_name text, display_name text, power_class text, account_state text, account_unit_id uuid,
  post_id uuid, post_role text, post_unit_id uuid, post_scope_kind text, post_scope_unit_id uuid, post_valid_from date,
  post_ended_at timestamptz, idle_seconds integer, post_unit_name text)
language sql stable security definer set search_path = '' as $$
  select jurisdiction.id, jurisdiction.name, jurisdiction.demo, session.id, session.kind, session.stage, session.method, session.label,
         session.token_scopes, session.created_at, session.last_seen_at, session.expires_at, session.ended_at, session.end_reason,
         account.id, account.login_name, account.display_name, account.power_class, account.state, account.unit_id,
         post.id, post.role, post.unit_id, post.scope_kind, post.scope_unit_id, post.valid_from, post.ended_at,
         session.idle_seconds,
         (select name.name from public.unit_name name where name.jurisdiction_id = post.jurisdiction_id and name.unit_id = post.unit_id
            and name.form = 'full' order by name.valid_to nulls first, name.valid_from desc nulls last limit 1)
    from public.session
    join public.jurisdiction on jurisdiction.id = session.jurisdiction_id
    join public.account on account.jurisdiction_id = session.jurisdiction_id and account.id = session.account_id
    left join public.post on post.jurisdiction_id = session.jurisdiction_id and post.id = session.post_id
   where session.token_hash = hash
$$;

create function find_one_time(hash bytea)
returns table (jurisdiction_id uuid, id uuid, purpose text, account_id uuid, data jsonb, created_at timestamptz, expires_at timestamptz,
  used_at timestamptz)
language sql stable security definer set search_path = '' as $$
  select found.jurisdiction_id, found.id, found.purpose, found.account_id, found.data, found.created_at, found.expires_at, found.used_at
    from public.one_time found where found.secret_hash = hash
$$;

-- Whose account a subject of an identity provider is.
create function find_subject(the_issuer text, the_subject text) returns table (jurisdiction_id uuid, account_id uuid)
language sql stable security definer set search_path = '' as $$
  select known.jurisdiction_id, known.account_id from public.oidc_subject known where known.issuer = the_issuer and known.subject = the_subject
   order by known.linked_at limit 1
$$;

-- Search by index. Behind a policy PostgreSQL uses no index for operators that might tell of other rows (@> among them), so the search
-- happens here, with the tenant inside. Of words that PostgreSQL knows to be frequent it asks no index at all: even the list of their rows
-- would cost more than a walk over the tasks, which soon meets enough of them.
create function search_tasks(grams text[], words text[], most integer) returns uuid[]
language plpgsql security definer
set search_path = '' set plan_cache_mode = force_custom_plan set enable_seqscan = off set enable_indexscan = off as $$
declare
  tenant uuid := public.current_jurisdiction();
  limit_rows integer := least(most, 10000) + 1;
  plan json;
  ids uuid[];
begin
  execute format('explain (format json) select from public.task where bigrams operator(pg_catalog.@>) %L::text[]', grams) into plan;
  if (plan -> 0 -> 'Plan' ->> 'Plan Rows')::numeric > 5 * limit_rows then
    return null;
  end if;
  select array_agg(hit.id) into ids from (
    select task.id from public.task
     where task.jurisdiction_id = tenant and task.bigrams @> grams and strpos(task.search_text, words[1]) > 0
       and (cardinality(words) = 1 or not exists (select from unnest(words) word where strpos(task.search_text, word) = 0))
     limit limit_rows) hit;
  return case when cardinality(ids) >= limit_rows then null else coalesce(ids, '{}') end;
end $$;

do $$
declare
  entry regprocedure;
begin
  foreach entry in array array['find_login(bytea)', 'count_login_failure(bytea, timestamptz, integer, integer, integer)',
    'claim_login(bytea, uuid)', 'find_session(bytea)', 'find_one_time(bytea)', 'find_subject(text, text)', 'search_tasks(text[], text[], integer)']::regprocedure[]
  loop
    execute format('revoke all on function %s from public', entry);
    execute format('grant execute on function %s to taizhang_app', entry);
  end loop;
end $$;
