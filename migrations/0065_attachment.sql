-- 附件 (docs/decisions/030-files.md): files beside an object of any domain. Who may see, attach and remove follows the object.
create table attachment (
  jurisdiction_id uuid not null,
  id uuid not null,
  -- The kind of the object (a row of a manifest's `attachments`), and which one. Its domain looks whether it is there before a file is attached.
  owner_kind text not null check (owner_kind <> ''),
  owner_id uuid not null,
  digest text not null,
  -- As its people call it.
  name text not null check (name <> ''),
  label text not null check (label in ('public', 'internal', 'sensitive')),
  added_by text not null,
  added_at timestamptz not null,
  -- One that was removed stays with its file, and can be put back.
  removed_by text,
  removed_at timestamptz,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, digest) references stored_file (jurisdiction_id, digest),
  check ((removed_by is null) = (removed_at is null))
);
create index attachment_owner on attachment (jurisdiction_id, owner_kind, owner_id);
create index attachment_digest on attachment (jurisdiction_id, digest);
-- The same file stands at an object once.
create unique index attachment_once on attachment (jurisdiction_id, owner_kind, owner_id, digest) where removed_at is null;
select tenant_table('attachment', 'select, insert, update (removed_by, removed_at)');
