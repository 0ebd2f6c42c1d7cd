-- The jurisdiction (辖区) is the tenant: every tenant table's primary key, unique keys and foreign keys start with it.
create table jurisdiction (
  id uuid primary key,
  name text not null,
  created_at timestamptz not null
);

-- One event per act, written in the act's own transaction as its last statement; one row per object. Inserts only.
-- before/after are text, not jsonb: jsonb reorders keys, and the text is what gets hashed once the chain exists.
create table audit_event (
  jurisdiction_id uuid not null references jurisdiction (id),
  id uuid not null,
  at timestamptz not null,
  actor text not null,
  act text not null,
  outcome text not null check (outcome in ('done', 'refused', 'failed')),
  request_id text,
  detail text,
  primary key (jurisdiction_id, id)
);
create index audit_event_at on audit_event (jurisdiction_id, at desc, id desc);

create table audit_object (
  jurisdiction_id uuid not null,
  event_id uuid not null,
  seq integer not null,
  object_type text not null,
  object_id uuid not null,
  before text,
  after text,
  primary key (jurisdiction_id, event_id, seq),
  foreign key (jurisdiction_id, event_id) references audit_event (jurisdiction_id, id)
);
create index audit_object_object on audit_object (jurisdiction_id, object_type, object_id);

create function forbid_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only: % is not allowed', tg_table_name, tg_op using errcode = 'insufficient_privilege';
end $$;

create trigger audit_event_append_only before update or delete on audit_event for each row execute function forbid_change();
create trigger audit_event_no_truncate before truncate on audit_event for each statement execute function forbid_change();
create trigger audit_object_append_only before update or delete on audit_object for each row execute function forbid_change();
create trigger audit_object_no_truncate before truncate on audit_object for each statement execute function forbid_change();
