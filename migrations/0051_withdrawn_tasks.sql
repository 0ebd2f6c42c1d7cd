-- The withdrawn tasks, which are few, are counted beside the open ones.
create index task_withdrawn on task (jurisdiction_id, plan_id, position) where state = 'withdrawn';
