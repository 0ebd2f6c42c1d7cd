-- 调度: what the office enters for a unit, what a leader is said to have signed, and corrections that come back (docs/decisions/038-reports.md).

-- A correction that came back leaves the accepted version as what stands: the newest one is then another.
alter table report drop constraint report_check2;
alter table report add constraint report_accepted_check check (state <> 'accepted' or accepted is not null);

-- Whose name it was: that account alone may deny it.
alter table report add column signed_off_account uuid;
alter table report add foreign key (jurisdiction_id, signed_off_account) references account (jurisdiction_id, id);
alter table report add check ((signed_off_on is null) = (signed_off_account is null));
create index report_signed_off on report (jurisdiction_id, signed_off_account, signed_off_on) where signed_off_account is not null;

alter table report_version
  -- 代录: by what it came, who said it, and on which day; what the unit had typed by then is kept beside it.
  add column recorded_from text check (recorded_from in ('telephone', 'email', 'paper')),
  add column recorded_of text check (recorded_of <> ''),
  add column recorded_on date,
  add column draft_before jsonb,
  add column confirmed_by text,
  add column confirmed_at timestamptz,
  -- 已经×××同志审签, and what that leader said of it afterwards.
  add column signed_off_by text check (signed_off_by <> ''),
  add column denied_reason text check (denied_reason <> ''),
  add column denied_by text,
  add column denied_at timestamptz,
  add check (num_nulls(recorded_from, recorded_of, recorded_on) in (0, 3)),
  add check (num_nulls(confirmed_by, confirmed_at) in (0, 2)),
  add check (num_nulls(denied_reason, denied_by, denied_at) in (0, 3));
grant update (confirmed_by, confirmed_at, denied_reason, denied_by, denied_at) on report_version to taizhang_app;
