-- 代理 (docs/decisions/036-deputies.md): a post that stands in for another one. It has that one's role, unit and scope, begins on valid_from and is over
-- after last_day, whether or not anything runs on that day: whoever uses it is asked for the day.
alter table post
  add column for_post uuid,
  add column last_day date,
  add constraint post_for_post_fkey foreign key (jurisdiction_id, for_post) references post (jurisdiction_id, id),
  add constraint post_deputy_complete check ((for_post is null) = (last_day is null)),
  add constraint post_deputy_days check (last_day >= valid_from),
  -- The three administrations have none: whoever stands in for one of them is granted the post.
  add constraint post_deputy_business check (for_post is null or power_class = 'business');
create index post_for_post on post (jurisdiction_id, for_post) where for_post is not null;

-- One post of a kind for each person, as before. Who stood in last spring may do so again.
drop index post_once;
create unique index post_once on post (jurisdiction_id, account_id, role, scope_kind, coalesce(scope_unit_id, '00000000-0000-0000-0000-000000000000'))
  where ended_at is null and for_post is null;

-- Never more than the post, and never a deputy of a deputy, whatever the program says.
create function deputy_as_its_post() returns trigger language plpgsql set search_path = '' as $$
begin
  if not exists (select from public.post held where held.jurisdiction_id = new.jurisdiction_id and held.id = new.for_post and held.for_post is null
      and held.ended_at is null and held.account_id <> new.account_id and held.role = new.role and held.unit_id is not distinct from new.unit_id
      and held.scope_kind = new.scope_kind and held.scope_unit_id is not distinct from new.scope_unit_id) then
    raise exception 'a deputy has role, unit and scope of a post that somebody else holds' using errcode = 'check_violation';
  end if;
  return new;
end $$;
revoke all on function deputy_as_its_post() from public;
create trigger post_deputy after insert on post for each row when (new.for_post is not null) execute function deputy_as_its_post();

-- What a person is told of a deputy's post: theirs, or one for theirs.
alter table account_notice
  add column deputy_post_id uuid,
  add constraint account_notice_deputy_post_fkey foreign key (jurisdiction_id, deputy_post_id) references post (jurisdiction_id, id);

-- As before, with the last day of a deputy's post and the name of who holds the one that it stands in for.
drop function find_session(bytea);
create function find_session(hash bytea)
returns table (jurisdiction_id uuid, jurisdiction_name text, jurisdiction_demo boolean, session_id uuid, kind text, stage text, method text,
  label text, token_scopes text[], created_at timestamptz, last_seen_at timestamptz, expires_at timestamptz, ended_at timestamptz,
  end_reason text, account_id uuid, login_name text, display_name text, power_class text, account_state text, account_unit_id uuid,
  acting_jurisdiction_id uuid, acting_account_id uuid, acting_display_name text, acting_account_state text,
  post_id uuid, post_role text, post_unit_id uuid, post_scope_kind text, post_scope_unit_id uuid, post_valid_from date,
  post_ended_at timestamptz, idle_seconds integer, post_unit_name text, proven_at timestamptz, post_last_day date, post_for_name text)
language sql stable security definer set search_path = '' as $$
  select jurisdiction.id, jurisdiction.name, jurisdiction.demo, session.id, session.kind, session.stage, session.method, session.label,
         session.token_scopes, session.created_at, session.last_seen_at, session.expires_at, session.ended_at, session.end_reason,
         account.id, account.login_name, account.display_name, account.power_class, account.state, account.unit_id,
         acting.jurisdiction_id, acting.id, acting.display_name, acting.state,
         post.id, post.role, post.unit_id, post.scope_kind, post.scope_unit_id, post.valid_from, post.ended_at,
         session.idle_seconds, public.unit_full_name(post.jurisdiction_id, post.unit_id), session.proven_at,
         post.last_day, (select holder.display_name from public.post held
           join public.account holder on holder.jurisdiction_id = held.jurisdiction_id and holder.id = held.account_id
           where held.jurisdiction_id = post.jurisdiction_id and held.id = post.for_post)
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

-- As before: own posts first, and deputies' within their days.
drop function joined_posts(uuid, date);
create function joined_posts(home_account uuid, on_day date)
returns table (jurisdiction_id uuid, jurisdiction_name text, jurisdiction_demo boolean, jurisdiction_feedback text, account_id uuid, display_name text,
  power_class text, post_id uuid, post_role text, post_unit_id uuid, post_unit_name text, post_scope_kind text, post_scope_unit_id uuid,
  post_scope_unit_name text, post_last_day date, post_for_name text)
language sql stable security definer set search_path = '' as $$
  select jurisdiction.id, jurisdiction.name, jurisdiction.demo, jurisdiction.feedback, account.id, account.display_name,
         account.power_class, post.id, post.role, post.unit_id, public.unit_full_name(post.jurisdiction_id, post.unit_id), post.scope_kind, post.scope_unit_id,
         public.unit_full_name(post.jurisdiction_id, post.scope_unit_id), post.last_day, holder.display_name
    from public.joined_account joined
    join public.jurisdiction on jurisdiction.id = joined.jurisdiction_id
    join public.account on account.jurisdiction_id = joined.jurisdiction_id and account.id = joined.account_id and account.state = 'active'
    left join public.post on post.jurisdiction_id = account.jurisdiction_id and post.account_id = account.id and post.ended_at is null
      and post.valid_from <= on_day and (post.last_day is null or post.last_day >= on_day)
    left join public.post held on held.jurisdiction_id = post.jurisdiction_id and held.id = post.for_post
    left join public.account holder on holder.jurisdiction_id = held.jurisdiction_id and holder.id = held.account_id
   where joined.home_jurisdiction_id = public.current_jurisdiction() and joined.home_account_id = home_account
   order by jurisdiction.name, jurisdiction.id, post.for_post is not null, post.granted_at, post.id
$$;

do $$
declare
  entry regprocedure;
begin
  foreach entry in array array['joined_posts(uuid, date)', 'find_session(bytea)']::regprocedure[]
  loop
    execute format('revoke all on function %s from public', entry);
    execute format('grant execute on function %s to taizhang_app', entry);
  end loop;
end $$;
