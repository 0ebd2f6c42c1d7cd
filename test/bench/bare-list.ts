/** The bare statements of a year's list: its grid, and a page of who signs for it. $1: the jurisdiction · $2: the list. One row { json }. */

export const gridSql = `
  with item as materialized (
    select * from list_item where jurisdiction_id = $1 and list_id = $2 and removed_at is null and parent_id is null),
  said as (
    select duty.task_id, json_agg(json_build_object('text', duty.unit_text, 'role', duty.role, 'ownPart', duty.own_part,
             'open', case when duty.resolution = 'open' then true end, 'units', duty.units) order by duty.seq) as answering
      from (select duty.task_id, duty.id, duty.seq, duty.unit_text, duty.role, duty.own_part, duty.resolution,
                   coalesce(json_agg(meant.unit_id) filter (where meant.unit_id is not null), '[]') as units
              from item join responsibility duty on duty.jurisdiction_id = $1 and duty.task_id = item.task_id and duty.valid_to is null
              left join responsibility_unit meant on meant.jurisdiction_id = $1 and meant.task_id = duty.task_id
                and meant.responsibility_id = duty.id and meant.current
             group by duty.jurisdiction_id, duty.id) duty
     group by duty.task_id),
  marked as (
    select own.item_id, json_agg(json_build_object('id', own.id, 'due', own.due, 'text', own.said, 'weight', own.weight, 'percent', own.percent,
             'outcome', case when own.outcome then true end) order by own.due, own.id) as milestones
      from item join milestone own on own.jurisdiction_id = $1 and own.item_id = item.id group by own.item_id)
  select '{"items":[' || coalesce(string_agg(json_strip_nulls(json_build_object('id', item.id, 'revision', item.revision, 'code', item.code,
      'task', json_build_object('id', task.id, 'planId', task.plan_id, 'code', task.code, 'path', task.path, 'chapter', task.chapter,
        'title', task.title, 'text', case when task.title like '%…' then task.body end, 'kind', task.kind, 'commitment', task.commitment, 'nature', task.nature, 'state', task.state, 'dueText', task.due_text,
        'dueTo', task.due_to, 'lead', task.lead, 'cityLeader', task.city_leader, 'revision', task.revision, 'answering', coalesce(said.answering, '[]')),
      'goal', item.goal, 'milestones', coalesce(marked.milestones, '[]'), 'tier', item.tier, 'public', item.public, 'supervise', '{}'::uuid[],
      'partner', '{}'::uuid[], 'start', item.starts_on, 'plannedStart', item.planned_start, 'curve', item.curve, 'preset', item.preset,
      'outcome', item.outcome, 'cityLeader', item.city_leader, 'carriedFrom', item.carried_from))::text, ',' order by task.position, item.id), '') || ']}' as json
    from item join task on task.jurisdiction_id = $1 and task.id = item.task_id
    left join said on said.task_id = item.task_id left join marked on marked.item_id = item.id`;

const openFirst = "case own.state when 'pending' then 0 when 'deemed' then 1 when 'objected' then 2 else 3 end";

export const signForsSql = `
  with found as (
    select own.*, count(*) over () as total from sign_for own
     where own.jurisdiction_id = $1 and own.list_id = $2 order by ${openFirst}, own.due, own.item_id, own.unit_id limit 200)
  select json_build_object('total', coalesce(max(own.total), 0), 'signFors', json_agg(json_build_object('id', own.id, 'state', own.state, 'due', own.due,
      'leader', own.leader, 'contact', own.contact, 'signedAt', own.signed_at, 'unit', unit.id, 'item', json_build_object('id', item.id, 'code', item.code,
      'goal', item.goal), 'task', json_build_object('id', task.id, 'code', task.code, 'title', task.title), 'role', part.role)
      order by ${openFirst}, own.due, own.item_id, own.unit_id))::text as json
    from found own
    join list_item item on item.jurisdiction_id = $1 and item.id = own.item_id
    join task on task.jurisdiction_id = $1 and task.id = item.task_id
    join unit on unit.jurisdiction_id = $1 and unit.id = own.unit_id
    left join item_part part on part.jurisdiction_id = $1 and part.item_id = own.item_id and part.unit_id = own.unit_id and part.valid_to is null`;
