-- An export may be of 报送情况: counts by unit and tier, of no list alone.
alter table export drop constraint export_sheet_check;
alter table export add constraint export_sheet_check check (sheet in ('tasks', 'list', 'opinions', 'reports', 'report-figures'));
alter table export drop constraint export_list_check;
alter table export add constraint export_list_check check ((sheet in ('tasks', 'reports', 'report-figures')) = (list_id is null));
