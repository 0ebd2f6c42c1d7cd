-- An export holds a sheet of the ledger's tasks, or of a year's list, so that the workbook which comes back is merged with what it left with.
-- With a default, so that the version before can export while it is replaced.
alter table export add column sheet text not null default 'tasks' check (sheet in ('tasks', 'list'));
alter table export add column list_id uuid;
alter table export add foreign key (jurisdiction_id, list_id) references annual_list (jurisdiction_id, id);
alter table export add check ((sheet = 'list') = (list_id is not null));
