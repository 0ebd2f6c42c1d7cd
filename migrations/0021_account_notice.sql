-- What a person is told about the own login: something was changed, when, from where, by whom. Kept until read, and shown on the own page after that.
create table account_notice (
  jurisdiction_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  -- The act, by its endpoint.
  act text not null,
  at timestamptz not null,
  -- Who did it, when it was somebody else.
  by_other text,
  address text,
  -- The session that did it: there it is no news.
  session_id uuid,
  read_at timestamptz,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, account_id) references account (jurisdiction_id, id)
);
create index account_notice_account on account_notice (jurisdiction_id, account_id, at desc);
select tenant_table('account_notice', 'select, insert, update (read_at)');
