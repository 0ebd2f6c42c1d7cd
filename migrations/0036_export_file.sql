-- The file of an export, kept for a day so that a download which broke off goes on where it stopped, and while it is being made, so that whoever
-- left the page finds it again. Any node of the database hands it on. Rows go with their day; what left the house stays in export.
create table export_file (
  jurisdiction_id uuid not null references jurisdiction (id),
  -- The export's, which is written when the file is made.
  id uuid not null,
  account_id uuid not null,
  post_id uuid not null,
  format text not null check (format in ('xlsx', 'csv')),
  state text not null check (state in ('reading', 'making', 'made')),
  begun_at timestamptz not null,
  row_count integer,
  made_at timestamptz,
  fetched_at timestamptz,
  name text,
  tag text,
  size integer,
  -- Null for CSV, whose bytes are the content of the export.
  bytes bytea,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, account_id) references account (jurisdiction_id, id),
  check (state <> 'made' or num_nulls(row_count, made_at, name, tag, size) = 0)
);
alter table export_file alter column bytes set storage external;
create index export_file_account on export_file (jurisdiction_id, account_id, begun_at);
select tenant_table('export_file', 'select, insert, update, delete');
