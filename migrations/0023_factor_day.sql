-- From which day everybody proves a second factor, not administrators and the office alone; null: no day. Where 等保三级 is in force it wants one:
-- people who had none get a month to set one up.
alter table security_settings add column factor_from date;
update security_settings set factor_from = (now() at time zone 'Asia/Shanghai')::date + 30 where preset = 'djbh3';
