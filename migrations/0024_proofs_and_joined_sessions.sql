-- Wrong proofs in the middle of a session are counted by session, and end it: whoever holds a stolen one cannot keep its owner out.
alter table session add column proof_failures integer not null default 0;

-- What acts in the entered tenant for an account that joined it: sessions and tokens stand in the home tenant, where this one cannot look.
create index session_joined on session (joined_jurisdiction_id, joined_account_id) where joined_jurisdiction_id is not null and ended_at is null;

create function joined_sessions(account uuid)
returns table (id uuid, kind text, method text, address text, user_agent text, created_at timestamptz, last_seen_at timestamptz,
  expires_at timestamptz, idle_seconds integer)
language sql stable security definer set search_path = '' as $$
  select session.id, session.kind, session.method, session.address, session.user_agent, session.created_at, session.last_seen_at,
         session.expires_at, session.idle_seconds
    from public.session
   where session.joined_jurisdiction_id = public.current_jurisdiction() and session.joined_account_id = account and session.ended_at is null
$$;

-- Tokens end; browsers go back to where their login belongs. Answers how many they were.
create function end_joined_sessions(account uuid, at timestamptz, reason text) returns integer
language plpgsql security definer set search_path = '' as $$
declare
  ended integer;
begin
  update public.session set
    joined_jurisdiction_id = case when kind = 'token' then joined_jurisdiction_id end,
    joined_account_id = case when kind = 'token' then joined_account_id end,
    joined_post_id = case when kind = 'token' then joined_post_id end,
    ended_at = case when kind = 'token' then at end,
    end_reason = case when kind = 'token' then reason end
   where session.joined_jurisdiction_id = public.current_jurisdiction() and session.joined_account_id = account and session.ended_at is null;
  get diagnostics ended = row_count;
  return ended;
end $$;

do $$
declare
  entry regprocedure;
begin
  foreach entry in array array['joined_sessions(uuid)', 'end_joined_sessions(uuid, timestamptz, text)']::regprocedure[]
  loop
    execute format('revoke all on function %s from public', entry);
    execute format('grant execute on function %s to taizhang_app', entry);
  end loop;
end $$;
