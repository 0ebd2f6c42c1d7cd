-- 调度, its clocks: how far silence about a report has gone up the line, and until when the figures of a period count (docs/decisions/038-reports.md).

-- What tells of all of a period tells of it by this id.
alter table report_period
  add column id uuid not null default gen_random_uuid(),
  add column closed_on date,
  add unique (jurisdiction_id, id);
grant update (closed_on) on report_period to taizhang_app;

-- How what was expected stood when its period closed: by the due day, in grace, later, or not at all. Null: it has not closed.
alter table expected_report add column at_close text check (at_close in ('on-time', 'grace', 'late', 'none'));
grant update (at_close) on expected_report to taizhang_app;

-- Written once for each step: 1 to the unit's leader, 2 to the office's list, 3 to the leading group's.
create table report_line (
  jurisdiction_id uuid not null,
  report_id uuid not null,
  step smallint not null check (step between 1 and 3),
  raised_on date not null,
  primary key (jurisdiction_id, report_id, step),
  foreign key (jurisdiction_id, report_id) references expected_report (jurisdiction_id, id)
);
select tenant_table('report_line', 'select, insert, delete');

-- 日历订阅: the address at which a calendar program reads what an account owes, one for each account. Of its secret the hash alone is kept.
create table calendar_feed (
  jurisdiction_id uuid not null,
  account_id uuid not null,
  token_hash bytea not null,
  made_at timestamptz not null,
  primary key (jurisdiction_id, account_id),
  foreign key (jurisdiction_id, account_id) references account (jurisdiction_id, id)
);
create index calendar_feed_token on calendar_feed (token_hash);
select tenant_table('calendar_feed', 'select, insert, update, delete');

-- Whose feed a secret is: asked before a tenant is known. Of whoever may not log in there is none.
create function find_calendar_feed(hash bytea) returns table (jurisdiction_id uuid, account_id uuid)
language sql stable security definer set search_path = '' as $$
  select feed.jurisdiction_id, feed.account_id
    from public.calendar_feed feed
    join public.account on account.jurisdiction_id = feed.jurisdiction_id and account.id = feed.account_id and account.state = 'active'
   where feed.token_hash = hash
$$;
revoke all on function find_calendar_feed(bytea) from public;
grant execute on function find_calendar_feed(bytea) to taizhang_app;

-- 每日摘要: where a person wants it, encrypted as telephone numbers are, and whether.
create table digest_address (
  jurisdiction_id uuid not null,
  account_id uuid not null,
  email_sealed text not null check (email_sealed like 'v1.%'),
  wanted boolean not null,
  primary key (jurisdiction_id, account_id),
  foreign key (jurisdiction_id, account_id) references account (jurisdiction_id, id)
);
select tenant_table('digest_address', 'select, insert, update, delete');

-- One for a person and day. It is claimed before anything is sent, so that whoever is killed in between sends nothing twice: what became of it is not
-- known then, and it stays claimed.
create table digest (
  jurisdiction_id uuid not null,
  account_id uuid not null,
  day date not null,
  state text not null check (state in ('claimed', 'sent', 'nothing', 'failed', 'refused')),
  -- Which sending claimed it, and when.
  claim uuid not null,
  claimed_at timestamptz not null,
  primary key (jurisdiction_id, account_id, day),
  foreign key (jurisdiction_id, account_id) references account (jurisdiction_id, id)
);
create index digest_claim on digest (jurisdiction_id, claim);
create index digest_day on digest (jurisdiction_id, day);
select tenant_table('digest', 'select, insert, update (state, claim, claimed_at), delete');
