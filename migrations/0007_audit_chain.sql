-- The chain over the trail: seq without gaps per jurisdiction, hash over the entry and the hash before it (SM3), seal over the hash with a
-- key that the database does not have. Rows from before the chain are sealed by the server's owner connection at its next start.
alter table audit_event add column account_id uuid;
alter table audit_event add column post_id uuid;
alter table audit_event add column unit_id uuid;
-- The name of the unit on that day.
alter table audit_event add column unit_name text;
alter table audit_event add column address text;
alter table audit_event add column seq bigint;
alter table audit_event add column hash text;
alter table audit_event add column seal text;
create unique index audit_event_seq on audit_event (jurisdiction_id, seq);
create index audit_event_account on audit_event (jurisdiction_id, account_id, seq desc);
-- Not valid: rows from before have no place yet. No new row goes without one.
alter table audit_event add constraint audit_event_chained
  check (seq is not null and hash is not null and seal is not null) not valid;

-- Objects of a big act are written before its event, so that others wait for the head no longer than for one row. That both belong together
-- is held by the hash.
alter table audit_object drop constraint audit_object_jurisdiction_id_event_id_fkey;

-- Where each chain stands. The row is locked by whoever writes the next event, as the last thing before commit. It is rewritten all the
-- time: free room on its page keeps that cheap.
create table audit_head (
  jurisdiction_id uuid not null references jurisdiction (id),
  seq bigint not null,
  hash text not null,
  seal text not null,
  primary key (jurisdiction_id)
) with (fillfactor = 10);

create function audit_head_forward() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.seq = 0 then return new; end if;
  elsif new.seq = old.seq + 1 and new.jurisdiction_id = old.jurisdiction_id then
    return new;
  end if;
  raise exception 'audit_head goes forward, one by one' using errcode = 'insufficient_privilege';
end $$;
create trigger audit_head_forward before insert or update on audit_head for each row execute function audit_head_forward();
create trigger audit_head_no_delete before delete on audit_head for each row execute function forbid_change();
create trigger audit_head_no_truncate before truncate on audit_head for each statement execute function forbid_change();

-- Writes one link behind a head that the caller has locked: the event, few objects, the head. As one prepared step of the owner's, because
-- everybody else of the jurisdiction waits meanwhile; the tenant is asked for once. The owner's own connection is no tenant.
create function append_audit(tenant uuid, event_id uuid, at timestamptz, actor text, account_id uuid, post_id uuid, unit_id uuid,
  unit_name text, address text, act text, outcome text, request_id text, detail text, link_seq bigint, link_hash text, link_seal text,
  head_seal text, object_seqs integer[], object_types text[], object_ids uuid[], befores text[], afters text[])
returns void language plpgsql security definer set search_path = '' as $$
begin
  if session_user <> current_user and tenant is distinct from public.current_jurisdiction() then
    raise exception 'another jurisdiction''s trail' using errcode = 'insufficient_privilege';
  end if;
  insert into public.audit_object (jurisdiction_id, event_id, seq, object_type, object_id, before, after)
    select tenant, append_audit.event_id, o.* from unnest(object_seqs, object_types, object_ids, befores, afters) as o;
  insert into public.audit_event (jurisdiction_id, id, at, actor, account_id, post_id, unit_id, unit_name, address, act, outcome, request_id,
    detail, seq, hash, seal)
    values (tenant, event_id, at, actor, account_id, post_id, unit_id, unit_name, address, act, outcome, request_id,
      detail, link_seq, link_hash, link_seal);
  update public.audit_head head set seq = link_seq, hash = link_hash, seal = head_seal where head.jurisdiction_id = tenant;
end $$;
revoke all on function append_audit(uuid, uuid, timestamptz, text, uuid, uuid, uuid, text, text, text, text, text, text, bigint, text, text,
  text, integer[], text[], uuid[], text[], text[]) from public;

-- The heads of all jurisdictions, for the export: numbers and hashes, nothing of anybody's data.
create function all_audit_heads() returns table (jurisdiction_id uuid, seq bigint, hash text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select h.jurisdiction_id, h.seq, h.hash from audit_head h order by h.jurisdiction_id;
end;
revoke all on function all_audit_heads() from public;
