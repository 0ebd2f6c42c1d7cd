-- 国家部委: a plan of the state is a city's work too, and prints ministries, which are no departments of the city.
alter table unit drop constraint unit_kind_check;
alter table unit add constraint unit_kind_check check (kind in ('department', 'county', 'functional-zone', 'leading-group', 'group-office',
  'working-group', 'township', 'body', 'national-department', 'provincial-department', 'provincial-group', 'other-city',
  'joint-conference-office'));
