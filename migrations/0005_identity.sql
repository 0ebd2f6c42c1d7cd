-- Units (单位), people, posts, sessions. Everything here is tenant data but what is said to be global.

-- demo: sample people with one-click logins; never mixed with real ones. set_up_at: when its first administrators were made.
alter table jurisdiction add column demo boolean not null default false;
alter table jurisdiction add column set_up_at timestamptz;

-- A body of the tree, or of the outside world. Its names stand in unit_name: a rename is a row, not a change.
create table unit (
  jurisdiction_id uuid not null references jurisdiction (id),
  id uuid not null,
  kind text not null check (kind in ('department', 'county', 'functional-zone', 'leading-group', 'group-office', 'working-group', 'township',
    'body', 'provincial-department', 'provincial-group', 'other-city', 'joint-conference-office')),
  -- The unit above it in the tree.
  parent_id uuid,
  -- 设在: the unit whose premises and staff it uses.
  housed_at_id uuid,
  -- Official order: lists of units are sorted by it, then by id.
  position integer not null,
  -- 行政区划代码 (GB/T 2260, six digits, or nine for a township); functional zones have none.
  code text check (code ~ '^\d{6}(\d{3})?$'),
  valid_from date,
  -- The last day of its life is the day before: half-open.
  valid_to date,
  -- A sample that is there to be edited: shown as such until somebody edits it.
  example boolean not null default false,
  note text,
  revision integer not null default 1,
  created_at timestamptz not null,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, parent_id) references unit (jurisdiction_id, id),
  foreign key (jurisdiction_id, housed_at_id) references unit (jurisdiction_id, id),
  check (parent_id <> id),
  check (housed_at_id <> id),
  check (valid_to > valid_from)
);
create index unit_parent on unit (jurisdiction_id, parent_id);
create unique index unit_code on unit (jurisdiction_id, code) where code is not null and valid_to is null;

-- form: full 全称 · short 简称 · alias 别名. source: where the name was seen; checked says that somebody compared it with an official list.
create table unit_name (
  jurisdiction_id uuid not null,
  id uuid not null,
  unit_id uuid not null,
  name text not null,
  form text not null check (form in ('full', 'short', 'alias')),
  valid_from date,
  valid_to date,
  checked boolean not null,
  source text,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, unit_id) references unit (jurisdiction_id, id),
  check (valid_to > valid_from)
);
create index unit_name_unit on unit_name (jurisdiction_id, unit_id);
create index unit_name_name on unit_name (jurisdiction_id, name);
create unique index unit_name_once on unit_name (jurisdiction_id, unit_id, name, form) where valid_to is null;

-- What became of a unit: renamed 更名 (the same body under a new one) · merged 并入 · split 分出 · succeeded 职责承接.
create table unit_succession (
  jurisdiction_id uuid not null,
  id uuid not null,
  from_unit_id uuid not null,
  to_unit_id uuid not null,
  relation text not null check (relation in ('renamed', 'merged', 'split', 'succeeded')),
  on_date date,
  checked boolean not null,
  note text,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, from_unit_id) references unit (jurisdiction_id, id),
  foreign key (jurisdiction_id, to_unit_id) references unit (jurisdiction_id, id),
  check (from_unit_id <> to_unit_id)
);
create index unit_succession_from on unit_succession (jurisdiction_id, from_unit_id);
create index unit_succession_to on unit_succession (jurisdiction_id, to_unit_id);

-- Members (成员单位) of groups stand apart from the tree.
create table unit_member (
  jurisdiction_id uuid not null,
  group_id uuid not null,
  unit_id uuid not null,
  valid_from date not null,
  valid_to date,
  primary key (jurisdiction_id, group_id, unit_id, valid_from),
  foreign key (jurisdiction_id, group_id) references unit (jurisdiction_id, id),
  foreign key (jurisdiction_id, unit_id) references unit (jurisdiction_id, id),
  check (group_id <> unit_id)
);
create index unit_member_unit on unit_member (jurisdiction_id, unit_id);

-- A person's account. Its power_class holds the separation of powers: a post carries the class of its account (foreign key) and its role
-- must be of that class (check), so no account can ever hold two of the three administrations, or one of them and business.
create table account (
  jurisdiction_id uuid not null references jurisdiction (id),
  id uuid not null,
  -- Small letters and digits, unique over the installation (table login).
  login_name text not null,
  display_name text not null,
  power_class text not null check (power_class in ('business', 'system', 'security', 'audit')),
  unit_id uuid,
  phone text,
  state text not null check (state in ('invited', 'active', 'disabled')),
  -- PHC string of argon2id; null until the person set a password.
  password_hash text,
  password_set_at timestamptz,
  -- Set by somebody else: the person must choose another at the first login.
  password_initial boolean not null default false,
  -- Base32, sealed with the installation's key; null: none. totp_used_step: the last time step accepted, which is not accepted again.
  totp_secret text,
  totp_used_step bigint,
  last_login_at timestamptz,
  revision integer not null default 1,
  created_at timestamptz not null,
  created_by text not null,
  primary key (jurisdiction_id, id),
  unique (jurisdiction_id, login_name),
  unique (jurisdiction_id, id, power_class),
  foreign key (jurisdiction_id, unit_id) references unit (jurisdiction_id, id)
);

-- Hashes of former passwords, newest first by set_at.
create table former_password (
  jurisdiction_id uuid not null,
  account_id uuid not null,
  set_at timestamptz not null,
  password_hash text not null,
  primary key (jurisdiction_id, account_id, set_at),
  foreign key (jurisdiction_id, account_id) references account (jurisdiction_id, id)
);

-- A WebAuthn credential. id: credential id, base64url.
create table passkey (
  jurisdiction_id uuid not null,
  id text not null,
  account_id uuid not null,
  label text not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  created_at timestamptz not null,
  last_used_at timestamptz,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, account_id) references account (jurisdiction_id, id)
);
create index passkey_account on passkey (jurisdiction_id, account_id);

-- The immutable subject (sub) of a person at an identity provider.
create table oidc_subject (
  jurisdiction_id uuid not null,
  issuer text not null,
  subject text not null,
  account_id uuid not null,
  linked_at timestamptz not null,
  linked_by text not null,
  primary key (jurisdiction_id, issuer, subject),
  foreign key (jurisdiction_id, account_id) references account (jurisdiction_id, id)
);
create index oidc_subject_account on oidc_subject (jurisdiction_id, account_id);

-- A role for a scope. It ends, and is never deleted.
create table post (
  jurisdiction_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  power_class text not null,
  role text not null check (role in ('office', 'contact', 'unit-leader', 'supervisor', 'reader', 'counterpart', 'system-admin',
    'security-admin', 'audit-admin')),
  -- The unit that the person acts for.
  unit_id uuid,
  scope_kind text not null check (scope_kind in ('subtree', 'group', 'jurisdiction')),
  -- Head of the subtree, or the group whose members are meant.
  scope_unit_id uuid,
  valid_from date not null,
  ended_at timestamptz,
  granted_by text not null,
  granted_at timestamptz not null,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, account_id, power_class) references account (jurisdiction_id, id, power_class),
  foreign key (jurisdiction_id, unit_id) references unit (jurisdiction_id, id),
  foreign key (jurisdiction_id, scope_unit_id) references unit (jurisdiction_id, id),
  constraint post_separated_powers check (power_class = case role when 'system-admin' then 'system' when 'security-admin' then 'security'
    when 'audit-admin' then 'audit' else 'business' end),
  constraint post_scope_complete check ((scope_kind = 'jurisdiction') = (scope_unit_id is null))
);
create index post_account on post (jurisdiction_id, account_id);
create unique index post_once on post (jurisdiction_id, account_id, role, scope_kind, coalesce(scope_unit_id, '00000000-0000-0000-0000-000000000000'))
  where ended_at is null;

-- Global: which jurisdiction a login name belongs to, and how many wrong passwords it saw. Unknown names are counted too (account_id null),
-- so that a lock-out says nothing about whether a name exists. name_hash: SM3 of the name.
create table login (
  name_hash bytea primary key,
  jurisdiction_id uuid references jurisdiction (id),
  account_id uuid,
  failures integer not null default 0,
  first_failure_at timestamptz,
  locked_until timestamptz,
  foreign key (jurisdiction_id, account_id) references account (jurisdiction_id, id)
);
create unique index login_account on login (jurisdiction_id, account_id);

-- Global: a browser's session, or an API token (kind). Only the SM3 of its 256-bit secret is stored.
-- stage: what the person still has to do: password (choose a new one) · factor (prove the second factor) · enroll (set one up) · full.
create table session (
  token_hash bytea primary key,
  jurisdiction_id uuid not null references jurisdiction (id),
  id uuid not null,
  account_id uuid not null,
  post_id uuid,
  kind text not null check (kind in ('browser', 'token')),
  stage text not null check (stage in ('password', 'factor', 'enroll', 'full')),
  -- password · password+totp · passkey · oidc · demo · link · token.
  method text not null,
  -- Of a token: its name, and what it may do (a list of power groups).
  label text,
  token_scopes text[],
  user_agent text,
  address text,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  -- Ends too when nothing came for so long; null: tokens.
  idle_seconds integer,
  ended_at timestamptz,
  end_reason text,
  foreign key (jurisdiction_id, account_id) references account (jurisdiction_id, id),
  foreign key (jurisdiction_id, post_id) references post (jurisdiction_id, id),
  unique (jurisdiction_id, id)
);
create index session_account on session (jurisdiction_id, account_id) where ended_at is null;

-- Global: things that may be used once, for a while: links (setup, invite), challenges (passkey), flows (oidc). Only the SM3 of the secret is stored.
create table one_time (
  secret_hash bytea primary key,
  jurisdiction_id uuid not null references jurisdiction (id),
  id uuid not null,
  purpose text not null check (purpose in ('setup', 'invite', 'passkey', 'oidc')),
  account_id uuid,
  data jsonb not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  foreign key (jurisdiction_id, account_id) references account (jurisdiction_id, id),
  unique (jurisdiction_id, id)
);
create index one_time_account on one_time (jurisdiction_id, account_id);

-- Settings of a jurisdiction that differ from the defaults (core/identity/security-settings.ts).
create table security_settings (
  jurisdiction_id uuid not null references jurisdiction (id),
  preset text not null check (preset in ('djbh3', 'asvs')),
  changes jsonb not null,
  revision integer not null default 1,
  updated_at timestamptz not null,
  updated_by text not null,
  primary key (jurisdiction_id)
);
