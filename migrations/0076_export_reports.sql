-- An export may be of the reports of a period, which are of no list alone: the workbook comes back and is merged with what it left with.
alter table export drop constraint export_sheet_check;
alter table export add constraint export_sheet_check check (sheet in ('tasks', 'list', 'opinions', 'reports'));
alter table export drop constraint export_list_check;
alter table export add constraint export_list_check check ((sheet in ('tasks', 'reports')) = (list_id is null));
