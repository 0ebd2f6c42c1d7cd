-- 待办: what somebody has to do, of all domains (docs/decisions/034-duties-and-home.md). Written by the object's domain in the transaction that makes it
-- due, derived from its facts alone: no act of its own, nothing copied. 工作台, reminders and digests read it, and ask the domain what the object is called.
create table duty (
  jurisdiction_id uuid not null,
  id uuid not null,
  -- What is to be done, as the domain names it (server/platform/duty).
  kind text not null check (kind <> ''),
  -- By its type, as the trail names types: without a foreign key.
  object_type text not null check (object_type <> ''),
  object_id uuid not null,
  -- Whose desk: of this unit, or of the jurisdiction itself where there is none (the office, administrators) …
  unit_id uuid,
  -- … whoever holds this role there.
  role text not null check (role in
    ('office', 'contact', 'unit-leader', 'supervisor', 'reader', 'counterpart', 'system-admin', 'security-admin', 'audit-admin')),
  -- The day whose end is its end.
  due date,
  made_at timestamptz not null,
  -- Since when nothing is owed any more; null: it is.
  done_at timestamptz,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, unit_id) references unit (jurisdiction_id, id),
  constraint duty_desk check (unit_id is not null or role not in ('contact', 'unit-leader', 'counterpart'))
);
-- Owed once at a time.
create unique index duty_owed on duty (jurisdiction_id, kind, object_id, unit_id, role, object_type) nulls not distinct where done_at is null;
-- What a desk owes, in the order of its clocks.
create index duty_desk on duty (jurisdiction_id, role, unit_id, due, kind) where done_at is null;
-- unit_id: two rows of one unit become one.
select tenant_table('duty', 'select, insert, update (unit_id, due, done_at)');
