-- What was expected and is asked no more (docs/decisions/038-reports.md): its unit left the item, or the task was withdrawn, before a report was handed in.
alter table expected_report add column lifted_on date;
grant update (lifted_on) on expected_report to taizhang_app;
