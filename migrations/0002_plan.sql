-- A plan (规划文件) is a series of versions. number is printed at the head of its tasks' codes and never reused.
create table plan (
  jurisdiction_id uuid not null references jurisdiction (id),
  id uuid not null,
  number integer not null,
  title text not null,
  created_at timestamptz not null,
  discarded_at timestamptz,
  primary key (jurisdiction_id, id),
  unique (jurisdiction_id, number)
);

-- The document as it came (original), its text and who read it: immutable. The other columns describe the work on it.
create table plan_version (
  jurisdiction_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  number integer not null,
  state text not null check (state in ('draft', 'published', 'superseded', 'discarded')),
  title text not null,
  doc_number text,
  issued_on date,
  file_name text not null,
  format text not null check (format in ('docx', 'pdf', 'html', 'md', 'txt')),
  original bytea not null,
  original_sha256 text not null,
  body text not null,
  reader_version text not null,
  anchors jsonb not null,
  replaced jsonb not null,
  parser_version text not null,
  -- Count of draft operations: a change names the revision that it was made on, so nobody overwrites unseen.
  draft_revision integer not null default 0,
  -- Kept by the plan's store for the list of plans: shares of 10,000 and counts of the draft at draft_revision.
  coverage_bp integer not null,
  open_doubts integer not null,
  task_count integer not null,
  created_at timestamptz not null,
  created_by text not null,
  published_at timestamptz,
  published_by text,
  primary key (jurisdiction_id, id),
  unique (jurisdiction_id, plan_id, number),
  foreign key (jurisdiction_id, plan_id) references plan (jurisdiction_id, id)
);

-- The parser's output, immutable per version and parser version. ledger is the ParsedPlan without its text.
create table plan_parse (
  jurisdiction_id uuid not null,
  version_id uuid not null,
  parser_version text not null,
  ledger jsonb not null,
  created_at timestamptz not null,
  primary key (jurisdiction_id, version_id, parser_version),
  foreign key (jurisdiction_id, version_id) references plan_version (jurisdiction_id, id)
);

-- What people changed, in order; replayed over a parse to give the draft. Undo is an operation too.
create table draft_operation (
  jurisdiction_id uuid not null,
  version_id uuid not null,
  seq integer not null,
  operation jsonb not null,
  actor text not null,
  at timestamptz not null,
  primary key (jurisdiction_id, version_id, seq),
  foreign key (jurisdiction_id, version_id) references plan_version (jurisdiction_id, id)
);

-- Clauses (条款) of a published version; heading is the heading that the clause is, or stands under.
create table clause (
  jurisdiction_id uuid not null,
  id uuid not null,
  version_id uuid not null,
  seq integer not null,
  path text not null,
  kind text not null,
  heading text,
  start_at integer not null,
  end_at integer not null,
  body text not null,
  primary key (jurisdiction_id, id),
  unique (jurisdiction_id, version_id, seq),
  foreign key (jurisdiction_id, version_id) references plan_version (jurisdiction_id, id)
);

create table clause_lineage (
  jurisdiction_id uuid not null,
  id uuid not null,
  from_clause_id uuid,
  to_clause_id uuid,
  relation text not null check (relation in ('same', 'changed', 'split', 'merged', 'dropped', 'added')),
  confirmed_by text not null,
  confirmed_at timestamptz not null,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, from_clause_id) references clause (jurisdiction_id, id),
  foreign key (jurisdiction_id, to_clause_id) references clause (jurisdiction_id, id)
);
create index clause_lineage_from on clause_lineage (jurisdiction_id, from_clause_id);
create index clause_lineage_to on clause_lineage (jurisdiction_id, to_clause_id);

create trigger plan_parse_immutable before update or delete on plan_parse for each row execute function forbid_change();
create trigger draft_operation_immutable before update or delete on draft_operation for each row execute function forbid_change();
create trigger clause_immutable before update or delete on clause for each row execute function forbid_change();
