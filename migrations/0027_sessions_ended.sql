-- How often the sessions of an account were ended, all or all but one: a login that was proven before such an ending, and not yet opened, opens none.
alter table account add column session_endings integer not null default 0;
