-- One login, an account in each jurisdiction that a person works in (docs/decisions/015-several-jurisdictions.md). The home account carries the
-- password, the factors, the sessions and the tokens; an account joined to it in another jurisdiction carries a name and posts there.

-- Of the jurisdiction that was joined. A foreign key to the home account would lead to another tenant: join_account, which alone writes here,
-- checks it, and accounts are never deleted.
create table joined_account (
  jurisdiction_id uuid not null,
  account_id uuid not null,
  home_jurisdiction_id uuid not null,
  home_account_id uuid not null,
  joined_at timestamptz not null,
  primary key (jurisdiction_id, account_id),
  unique (jurisdiction_id, home_jurisdiction_id, home_account_id),
  foreign key (jurisdiction_id, account_id) references account (jurisdiction_id, id),
  check (jurisdiction_id <> home_jurisdiction_id)
);
create index joined_account_home on joined_account (home_jurisdiction_id, home_account_id);
select tenant_table('joined_account', 'select');

-- The post that a session acts in, when it is one of another jurisdiction; post_id is the post at home then, for the way back.
alter table session
  add column joined_jurisdiction_id uuid,
  add column joined_account_id uuid,
  add column joined_post_id uuid,
  add constraint session_joined_complete check (
    (joined_jurisdiction_id is null) = (joined_post_id is null) and (joined_jurisdiction_id is null) = (joined_account_id is null));

-- joins: an account without a login of its own; it is joined to one of another jurisdiction, or waits for that.
alter table account add column joins boolean not null default false, add constraint account_joins_has_no_password check (not joins or password_hash is null);

alter table one_time drop constraint one_time_purpose_check;
alter table one_time add constraint one_time_purpose_check check (purpose in ('setup', 'invite', 'join', 'passkey', 'oidc'));

-- Joins an invited account of the entered tenant, which has no login of its own, to a home account of the same login name. False when that cannot be.
create function join_account(account uuid, home_jurisdiction uuid, home_account uuid, at timestamptz) returns boolean
language plpgsql security definer set search_path = '' as $$
declare
  tenant uuid := public.current_jurisdiction();
begin
  if tenant is null then
    raise exception 'a tenant is needed' using errcode = 'invalid_parameter_value';
  end if;
  insert into public.joined_account (jurisdiction_id, account_id, home_jurisdiction_id, home_account_id, joined_at)
  select tenant, invited.id, home.jurisdiction_id, home.id, at
    from public.account invited
    join public.account home on home.jurisdiction_id = home_jurisdiction and home.id = home_account and home.login_name = invited.login_name
    join public.login on login.jurisdiction_id = home.jurisdiction_id and login.account_id = home.id
   where invited.jurisdiction_id = tenant and invited.id = account and home.jurisdiction_id <> tenant and home.state = 'active'
     and invited.joins
  on conflict do nothing;
  return found;
end $$;

-- The newest full name of a unit; of one that lives, the one in force.
create function unit_full_name(tenant uuid, unit uuid) returns text language sql stable set search_path = '' as $$
  select name.name from public.unit_name name where name.jurisdiction_id = tenant and name.unit_id = unit and name.form = 'full'
   order by name.valid_to nulls first, name.valid_from desc nulls last limit 1
$$;

-- The accounts joined to an account of the entered tenant, with their live posts of a day; an account without a post has one row.
create function joined_posts(home_account uuid, on_day date)
returns table (jurisdiction_id uuid, jurisdiction_name text, jurisdiction_demo boolean, jurisdiction_feedback text, account_id uuid, display_name text,
  power_class text, post_id uuid, post_role text, post_unit_id uuid, post_unit_name text, post_scope_kind text, post_scope_unit_id uuid,
  post_scope_unit_name text)
language sql stable security definer set search_path = '' as $$
  select jurisdiction.id, jurisdiction.name, jurisdiction.demo, jurisdiction.feedback, account.id, account.display_name,
         account.power_class, post.id, post.role, post.unit_id, public.unit_full_name(post.jurisdiction_id, post.unit_id), post.scope_kind, post.scope_unit_id,
         public.unit_full_name(post.jurisdiction_id, post.scope_unit_id)
    from public.joined_account joined
    join public.jurisdiction on jurisdiction.id = joined.jurisdiction_id
    join public.account on account.jurisdiction_id = joined.jurisdiction_id and account.id = joined.account_id and account.state = 'active'
    left join public.post on post.jurisdiction_id = account.jurisdiction_id and post.account_id = account.id and post.ended_at is null
      and post.valid_from <= on_day
   where joined.home_jurisdiction_id = public.current_jurisdiction() and joined.home_account_id = home_account
   order by jurisdiction.name, jurisdiction.id, post.granted_at, post.id
$$;

-- Fresh proof: when the person last gave a password or a factor in this session; changes of the login itself want that not to be long ago
-- (core/session/fresh-proof.ts). Sessions of before have none. totp_offered: SM3 of the authenticator secret that this session was offered: no
-- other one is accepted.
alter table session
  add column proven_at timestamptz,
  add column totp_offered bytea;

-- As before, and where the session acts when that is another jurisdiction. There the account must be active; else it acts nowhere.
drop function find_session(bytea);
create function find_session(hash bytea)
returns table (jurisdiction_id uuid, jurisdiction_name text, jurisdiction_demo boolean, session_id uuid, kind text, stage text, method text,
  label text, token_scopes text[], created_at timestamptz, last_seen_at timestamptz, expires_at timestamptz, ended_at timestamptz,
  end_reason text, account_id uuid, login_name text, display_name text, power_class text, account_state text, account_unit_id uuid,
  acting_jurisdiction_id uuid, acting_account_id uuid, acting_display_name text, acting_account_state text,
  post_id uuid, post_role text, post_unit_id uuid, post_scope_kind text, post_scope_unit_id uuid, post_valid_from date,
  post_ended_at timestamptz, idle_seconds integer, post_unit_name text, proven_at timestamptz)
language sql stable security definer set search_path = '' as $$
  select jurisdiction.id, jurisdiction.name, jurisdiction.demo, session.id, session.kind, session.stage, session.method, session.label,
         session.token_scopes, session.created_at, session.last_seen_at, session.expires_at, session.ended_at, session.end_reason,
         account.id, account.login_name, account.display_name, account.power_class, account.state, account.unit_id,
         acting.jurisdiction_id, acting.id, acting.display_name, acting.state,
         post.id, post.role, post.unit_id, post.scope_kind, post.scope_unit_id, post.valid_from, post.ended_at,
         session.idle_seconds, public.unit_full_name(post.jurisdiction_id, post.unit_id), session.proven_at
    from public.session
    join public.jurisdiction on jurisdiction.id = session.jurisdiction_id
    join public.account on account.jurisdiction_id = session.jurisdiction_id and account.id = session.account_id
    join public.account acting on acting.jurisdiction_id = coalesce(session.joined_jurisdiction_id, session.jurisdiction_id)
      and acting.id = coalesce(session.joined_account_id, session.account_id)
    left join public.post on post.jurisdiction_id = acting.jurisdiction_id and post.account_id = acting.id
      and post.id = coalesce(session.joined_post_id, session.post_id)
   where session.token_hash = hash
     and (session.joined_jurisdiction_id is null or exists (select from public.joined_account joined
       where joined.jurisdiction_id = acting.jurisdiction_id and joined.account_id = acting.id
         and joined.home_jurisdiction_id = session.jurisdiction_id and joined.home_account_id = session.account_id))
$$;

do $$
declare
  entry regprocedure;
begin
  foreach entry in array array['join_account(uuid, uuid, uuid, timestamptz)', 'joined_posts(uuid, date)', 'find_session(bytea)']::regprocedure[]
  loop
    execute format('revoke all on function %s from public', entry);
    execute format('grant execute on function %s to taizhang_app', entry);
  end loop;
end $$;
revoke all on function unit_full_name(uuid, uuid) from public;
