-- The look for events passes a cursor that somebody holds. A tenant's own SQL may lock its rows of job_cursor, or add one and not commit: the look waited for
-- it and then failed, and with it the look for the jobs of all jurisdictions.
create or replace function events_await(the_job text, acts text[], most integer) returns setof uuid
language plpgsql security definer set search_path = '' set lock_timeout = '100ms' as $$
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
      begin
        insert into public.job_cursor as known (jurisdiction_id, job, seq) values (tenant, the_job, newest)
          on conflict (jurisdiction_id, job) do update set seq = excluded.seq where known.seq = seen;
      exception when lock_not_available then
        -- The next look comes by again.
        null;
      end;
    end if;
  end loop;
end $$;
