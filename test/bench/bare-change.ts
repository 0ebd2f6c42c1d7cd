/** Naming a lead and exporting, bare. $1 is the jurisdiction. */

/** $2: the task · $3: its revision · $4: the unit that leads · $5: now · $6: today. Answers a row when it was done. */
export const leadSql = `with task as (
    update task now set lead = $4, revision = now.revision + 1, updated_at = $5
     where now.jurisdiction_id = $1 and now.id = $2 and now.revision = $3 and now.state = 'open'
    returning now.id, now.plan_id, now.position, old.lead as former),
  ended as (
    update responsibility duty set valid_to = $6 from task
     where duty.jurisdiction_id = $1 and duty.task_id = task.id and duty.valid_to is null and (duty.accountable or duty.unit_text = $4)
    returning duty.id, duty.task_id, duty.unit_text, duty.own_part),
  members as (
    update responsibility_unit member set current = false from ended
     where member.jurisdiction_id = $1 and member.task_id = ended.task_id and member.responsibility_id = ended.id and member.current),
  begun as (
    insert into responsibility (jurisdiction_id, id, task_id, seq, unit_text, role, basis, open_list, own_part, accountable, valid_from,
      task_position, resolution, resolved_by, resolved_at)
    select $1, uuidv7(), task.id, case role when 'lead' then -1 else 0 end, unit, role, 'changed', false, parts.own ->> unit, role = 'lead', $6,
      task.position, coalesce(text.state, 'open'), text.decided_by, text.decided_at
      -- Read to its end, and with it the update, before the first of the new rows.
      from task cross join (select coalesce(jsonb_object_agg(unit_text, own_part), '{}') as own from ended) parts
      cross join lateral (values ($4, 'lead'), (task.former, 'responsible')) named (unit, role)
      left join unit_text text on text.jurisdiction_id = $1 and text.plan_id = task.plan_id and text.text = unit
     where unit is not null
    returning id, unit_text, task_id, task_position),
  answering as (
    insert into responsibility_unit (jurisdiction_id, responsibility_id, unit_id, task_id, task_position, current)
    select $1, begun.id, own.unit_id, begun.task_id, begun.task_position, true from begun, task, unit_text_unit own
     where own.jurisdiction_id = $1 and own.plan_id = task.plan_id and own.text = begun.unit_text)
  select id from task`;

const unitsIn = (role: string): string => `(select coalesce(string_agg(unit_text, '、' order by seq), '') from responsibility duty
  where duty.jurisdiction_id = $1 and duty.task_id = task.id and duty.valid_to is null and duty.role = '${role}')`;

/** The cells of a plan's tasks, as bare-server.ts names the columns. $2: the plan. */
export const exportSql = `select code, title, body, ${unitsIn('lead')}, ${unitsIn('responsible')}, ${unitsIn('support')},
    coalesce(due_to::text, ''), id, revision
  from task where jurisdiction_id = $1 and plan_id = $2 and state = 'open' order by position`;
