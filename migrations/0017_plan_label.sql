-- How far a plan and its file may go (文件标识): 公开 public · 内部 internal · 敏感 sensitive. What was taken in before labels is the office's own
-- until somebody says that it is public.
alter table plan_version add column label text not null default 'internal' check (label in ('public', 'internal', 'sensitive'));
alter table plan_version alter column label drop default;
-- Changed by requests, as 0016 says of the other columns.
grant update (label) on plan_version to taizhang_app;
