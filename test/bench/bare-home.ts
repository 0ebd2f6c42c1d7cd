/** The bare statement of 工作台 of the office: what is counted for it anew each time. */

/** $1: the jurisdiction · $2: today · $3: the last day that is near. One row { json }. */
export const homeSql = `with due as materialized (
    select id, code, title, due_to from task
     where jurisdiction_id = $1 and state = 'open' and role = 'task' and due_to between $2 and $3 order by due_to, position limit 5)
  select json_build_object(
    'overdue', (select count(*) from task where jurisdiction_id = $1 and state = 'open' and role = 'task' and due_to < $2),
    'near', (select count(*) from task where jurisdiction_id = $1 and state = 'open' and role = 'task' and due_to between $2 and $3),
    'rows', (select coalesce(json_agg(due), '[]') from due),
    'total', (select count(*) from task where jurisdiction_id = $1 and state = 'open'),
    'noLead', (select count(*) from task where jurisdiction_id = $1 and state = 'open' and lead is null),
    'openList', (select count(*) from task where jurisdiction_id = $1 and state = 'open' and open_list),
    'drafts', (select coalesce(json_agg(json_build_object('id', id, 'title', title, 'doubts', open_doubts)), '[]') from plan_version
      where jurisdiction_id = $1 and state = 'draft'))::text as json`;
