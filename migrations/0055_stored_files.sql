-- Files stand in the file store (server/platform/files), by their SM3 digest; the database says which there are. Whoever needs one refers to its row
-- by a foreign key, and that alone keeps it: what no row refers to is collected after a day.
create table stored_file (
  jurisdiction_id uuid not null references jurisdiction (id),
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  size bigint not null,
  -- By what the file contains, never by its name.
  media_type text not null,
  stored_at timestamptz not null,
  -- Since when it was seen that nothing refers to it.
  unused_since timestamptz,
  primary key (jurisdiction_id, digest)
);
create index stored_file_unused on stored_file (jurisdiction_id, unused_since) where unused_since is not null;
select tenant_table('stored_file', 'select, insert, update (unused_since), delete');

-- Which folder is the store of this database (server/platform/files/claim-folder.ts): written by the owner's connection at the first start, compared
-- at every one. The folder bears the id, sealed with the installation's keys.
create table file_folder (
  single boolean primary key default true check (single),
  id uuid not null
);
revoke all on file_folder from public;

-- An original stands in the store, or, of a version from before, still here until a start has moved it (server/plan/move-originals.ts).
alter table plan_version
  add column original_digest text,
  alter column original drop not null,
  add constraint plan_version_original_once check (num_nonnulls(original, original_digest) = 1),
  add foreign key (jurisdiction_id, original_digest) references stored_file (jurisdiction_id, digest);
create index plan_version_original on plan_version (jurisdiction_id, original_digest);
