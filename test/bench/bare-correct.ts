/** Correcting many tasks, bare: the deadline and one unit of each, all or none. */

/**
 * $1: the jurisdiction · $2: JSON of `{id, revision, to}[]`, to: the last day · $3: the unit that comes (role support), or goes · $4: it comes ·
 * $5: now · $6: today · $7: the reason. Answers a row for each task that was corrected.
 */
export const correctSql = `with asked as (select * from json_to_recordset($2::json) as row (id uuid, revision integer, "to" date)),
  said as (
    select task.*, asked."to" as wanted,
      (select coalesce(jsonb_agg(jsonb_build_object('unit', unit_text, 'role', role, 'ownPart', own_part, 'accountable', accountable) order by seq), '[]')
         from responsibility duty where duty.jurisdiction_id = $1 and duty.task_id = task.id and duty.valid_to is null) as units
      from task join asked on asked.id = task.id and asked.revision = task.revision
     where task.jurisdiction_id = $1 and task.state = 'open'),
  task as (
    update task now set due_text = null, due_from = null, due_to = said.wanted, revision = now.revision + 1, updated_at = $5
      from said where now.jurisdiction_id = $1 and now.id = said.id
    returning now.id, now.position),
  over as (
    update task_correction kept set current = false from said
     where kept.jurisdiction_id = $1 and kept.task_id = said.id and kept.current),
  kept as (
    insert into task_correction (jurisdiction_id, id, task_id, field, printed, before, value, reason, known_from, corrected_by, corrected_at, current)
    select $1, uuidv7(), said.id, field, was, was, value, $7, $6, 'bare', $5, false
      from said cross join lateral (values
        ('due', jsonb_build_object('text', said.due_text, 'from', said.due_from, 'to', said.due_to), jsonb_build_object('text', null, 'from', null, 'to', said.wanted)),
        ('units', said.units, said.units)) as fields (field, was, value)),
  begun as (
    insert into responsibility (jurisdiction_id, id, task_id, seq, unit_text, role, basis, open_list, accountable, valid_from, task_position)
    select $1, uuidv7(), task.id, 1 + (select count(*) from said, jsonb_array_elements(said.units) where said.id = task.id), $3, 'support', 'changed',
      false, false, $6, task.position
      from task where $4),
  ended as (
    update responsibility duty set valid_to = $6 from task
     where not $4 and duty.jurisdiction_id = $1 and duty.task_id = task.id and duty.unit_text = $3 and duty.valid_to is null)
  select id from task`;
