-- The chain over the trail: seq without gaps per jurisdiction, hash over the entry and the hash before it (SM3), seal over the hash with a
-- key that the database does not have. Rows from before the chain are sealed by the server's owner connection at its next start.
alter table audit_event add column account_id uuid;
alter table audit_event add column post_id uuid;
alter table audit_event add column unit_id uuid;
-- The name of the unit on that day.
alter table audit_event add column unit_name text;
alter table audit_event add column address text;
alter table audit_event add column seq bigint;
alter table audit_event add column hash text;
alter table audit_event add column seal text;
create unique index audit_event_seq on audit_event (jurisdiction_id, seq);
create index audit_event_account on audit_event (jurisdiction_id, account_id, seq desc);

-- Where each chain stands. The row is locked by whoever writes the next event, as the last thing before commit.
create table audit_head (
  jurisdiction_id uuid not null references jurisdiction (id),
  seq bigint not null,
  hash text not null,
  seal text not null,
  primary key (jurisdiction_id)
);
