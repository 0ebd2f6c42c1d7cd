-- What of an object others see (共享, docs/decisions/027-share.md): of any kind of object, with whichever kind of grantee. A share says
-- which parts of the object it opens and which state of it was shared. It is never changed but to end: what says something else is another share.
create table share (
  jurisdiction_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('task')),
  -- The object, by its kind: without a foreign key. Tasks are never deleted.
  object_id uuid not null,
  -- With whom, one of: a unit outside of the jurisdiction, whose people see it here; another jurisdiction of this installation; a peer that is
  -- reached by files. The last two are for exchange, which carries what is shared; it keeps the list of peers.
  unit_id uuid,
  to_jurisdiction_id uuid,
  peer_id uuid,
  -- Which parts, as the domain of the object names them. What a share does not name stays unseen, parts that come to be later too.
  parts text[] not null check (cardinality(parts) > 0),
  -- The object's revision when it was shared; null: from before this was kept, and the object was changed since.
  revision integer check (revision > 0),
  shared_by text not null,
  shared_at timestamptz not null,
  -- While null it holds.
  ended_by text,
  ended_at timestamptz,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, unit_id) references unit (jurisdiction_id, id),
  constraint share_one_grantee check (num_nonnulls(unit_id, to_jurisdiction_id, peer_id) = 1),
  constraint share_to_others check (to_jurisdiction_id <> jurisdiction_id),
  constraint share_ended check ((ended_by is null) = (ended_at is null))
);
-- An object is shared with somebody once at a time; and with whom it is shared.
create unique index share_of on share (jurisdiction_id, kind, object_id, unit_id, to_jurisdiction_id, peer_id) nulls not distinct
  where ended_at is null;
-- What a unit sees.
create index share_unit on share (jurisdiction_id, unit_id, kind, object_id) where ended_at is null;
-- unit_id: two rows of one unit become one.
select tenant_table('share', 'select, insert, update (unit_id, ended_by, ended_at)');

-- What was shared so far is shared whole. A task that nobody touched since is in the state that was shared.
insert into share (jurisdiction_id, id, kind, object_id, unit_id, parts, revision, shared_by, shared_at)
select own.jurisdiction_id, gen_random_uuid(), 'task', own.task_id, own.unit_id, '{content,source}',
       case when task.updated_at <= own.shared_at then task.revision end, own.shared_by, own.shared_at
  from task_share own join task on task.jurisdiction_id = own.jurisdiction_id and task.id = own.task_id;
drop table task_share;
