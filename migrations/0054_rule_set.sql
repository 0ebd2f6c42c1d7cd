-- 规则 and 日历: one versioned rule set of a jurisdiction. A version never changes, so that every past result keeps the rules that it was made
-- with; a jurisdiction without one goes by the product's own, which its first change keeps as version 1.
create table rule_set (
  jurisdiction_id uuid not null references jurisdiction (id),
  version integer not null check (version > 0),
  -- The day from which on it counts for what rules read.
  known_from date not null,
  -- Every figure by its name, in the unit that core/settings/rule-figures.ts says.
  rules jsonb not null,
  -- {holidays: [day], workdays: [day], announced: [year]}
  calendar jsonb not null,
  -- Null in version 1: nobody changed it.
  reason text check (reason <> ''),
  changed_by text,
  changed_at timestamptz not null,
  check ((reason is null) = (version = 1) and (changed_by is null) = (version = 1)),
  primary key (jurisdiction_id, version)
);
select tenant_table('rule_set', 'select, insert');
