-- Jobs, and the events that they read (docs/decisions/031-events-and-jobs.md). An event is an audit event that was done: the chain's numbers
-- go forward one by one in the order of commits, so whoever has seen one has seen all before it, and nothing is written twice.

-- How far a job has come in a jurisdiction. Written in the transaction that does the job's work, so that what is done and that it is done are
-- known together, or not at all.
create table job_cursor (
  jurisdiction_id uuid not null references jurisdiction (id),
  job text not null,
  -- Of a job that reads events: the number of the last one that it has seen.
  seq bigint not null default 0,
  -- Of a job that comes by the clock: the moment until which everything is done.
  done_until timestamptz,
  -- Of a turn that is not over: the moment that it is for, and how far it has come, in the job's own words.
  turn_until timestamptz,
  position text,
  -- One more with each chunk: whoever prepared one sees that another node did it meanwhile, wherever that ended.
  chunk bigint not null default 0,
  primary key (jurisdiction_id, job),
  check ((turn_until is null) = (position is null)),
  -- What no program can read would stop the look for work in all jurisdictions.
  constraint job_cursor_readable check (seq between 0 and 9007199254740991
    and done_until between '2000-01-01 00:00Z' and '2999-12-31 00:00Z' and turn_until between '2000-01-01 00:00Z' and '2999-12-31 00:00Z')
);
select tenant_table('job_cursor', 'select, insert, update');

-- A moment more than a day ahead was written while a clock was wrong: from there alone it goes back, or nothing would come until then.
create function job_cursor_forward() returns trigger language plpgsql as $$
begin
  if new.seq < old.seq or new.chunk < old.chunk or (new.done_until is null and old.done_until is not null)
    or (new.done_until < old.done_until and old.done_until <= clock_timestamp() + interval '1 day') then
    raise exception 'job_cursor goes forward' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger job_cursor_forward before update on job_cursor for each row execute function job_cursor_forward();

-- What the login of jobs learns of tenants: which there are, how far each job has come there, and where events wait. Ids, moments and numbers, nothing
-- of anybody's data. Who may call them is said at start (database/jobs-role.ts): whoever migrates may not be one who makes roles.

-- `platform`: the platform's jurisdiction, where nobody is set up and which has jobs of its own.
create function job_cursors(jobs text[], platform uuid) returns table (jurisdiction_id uuid, job text, done_until timestamptz)
language sql stable security definer set search_path = '' as $$
  select jurisdiction.id, name.job, known.done_until
    from public.jurisdiction cross join unnest(jobs) name (job)
    left join public.job_cursor known on known.jurisdiction_id = jurisdiction.id and known.job = name.job
   where jurisdiction.set_up_at is not null or jurisdiction.id = platform
   order by jurisdiction.id, name.job
$$;

-- The jurisdictions where events of these acts wait for a job. Looks at `most` events of each at once; where none of them is of these acts, the
-- cursor passes them, so that each is looked at once.
create function events_await(the_job text, acts text[], most integer) returns setof uuid
language plpgsql security definer set search_path = '' as $$
declare
  tenant uuid;
  seen bigint;
  newest bigint;
begin
  for tenant, seen, newest in
    select head.jurisdiction_id, coalesce(known.seq, 0), least(head.seq, coalesce(known.seq, 0) + most)
      from public.audit_head head
      join public.jurisdiction on jurisdiction.id = head.jurisdiction_id and jurisdiction.set_up_at is not null
      left join public.job_cursor known on known.jurisdiction_id = head.jurisdiction_id and known.job = the_job
     where head.seq > coalesce(known.seq, 0) order by 1
  loop
    if exists (select from public.audit_event event where event.jurisdiction_id = tenant and event.seq > seen and event.seq <= newest
                  and event.act = any (acts) and event.outcome = 'done') then
      return next tenant;
    else
      insert into public.job_cursor as known (jurisdiction_id, job, seq) values (tenant, the_job, newest)
        on conflict (jurisdiction_id, job) do update set seq = excluded.seq where known.seq = seen;
    end if;
  end loop;
end $$;
revoke all on function job_cursors(text[], uuid), events_await(text, text[], integer) from public;

-- Of the works that every node did by itself each hour until now.
drop function jurisdictions_set_up();
