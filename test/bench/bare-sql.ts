/**
 * What the bare server asks: one statement for each answer, whose JSON PostgreSQL writes itself. As the owner, so that row-level security
 * does not apply; nothing is checked and nothing is recorded. $1 is always the jurisdiction.
 */

/** A moment as the contract writes it; the connection's time zone is UTC. */
const moment = (column: string): string => `replace(replace(${column}::text, ' ', 'T'), '+00', 'Z')`;
const list = (of: string, from: string, order = ''): string =>
  `(select coalesce(json_agg(row_to_json(each)${order}), '[]') from (select ${of} from ${from}) each)`;

/** What a unit is called today. */
const nameOf = (unit: string): string => `(select name from unit_name own where own.jurisdiction_id = $1 and own.unit_id = ${unit}
  and own.valid_to is null order by form = 'short' desc, form = 'full' desc limit 1)`;

const members = list(
  `unit.id, ${nameOf('unit.id')} as name`,
  `responsibility_unit own join unit on unit.jurisdiction_id = $1 and unit.id = own.unit_id
    where own.jurisdiction_id = $1 and own.task_id = duty.task_id and own.responsibility_id = duty.id and own.current order by unit.position, unit.id`,
);
const duties = list(
  `duty.id, unit_text as unit, role, basis, open_list as "openList", own_part as "ownPart", accountable, resolution, ${members} as units,
   resolved_by as "resolvedBy", ${moment('resolved_at')} as "resolvedAt"`,
  'responsibility duty where duty.jurisdiction_id = $1 and duty.task_id = task.id and duty.valid_to is null order by duty.seq',
);
/** What a row says of them: named members of open lists, and what waits for a decision, stand there only where they are. */
const rowDuties = `(select coalesce(json_agg(json_strip_nulls(row_to_json(each))), '[]') from (select unit_text as unit, role, open_list as "openList",
    case when resolution = 'open' then true end as undecided,
    case when open_list and resolution = 'named' then (select json_agg(${nameOf('own.unit_id')}) from responsibility_unit own
      where own.jurisdiction_id = $1 and own.responsibility_id = duty.id and own.current) end as members
  from responsibility duty where duty.jurisdiction_id = $1 and duty.task_id = task.id and duty.valid_to is null order by duty.seq) each)`;
const objectNames = `(select coalesce(json_agg(object.name order by object.id), '[]')
  from task_object own join monitored_object object on object.jurisdiction_id = $1 and object.id = own.object_id
 where own.jurisdiction_id = $1 and own.task_id = task.id)`;
const objects = list(
  'object.id, object.name, object.kind',
  `task_object own join monitored_object object on object.jurisdiction_id = $1 and object.id = own.object_id
    where own.jurisdiction_id = $1 and own.task_id = task.id order by object.id`,
);
const themes = list(
  'theme.id, theme.name',
  `task_theme own join theme on theme.jurisdiction_id = $1 and theme.id = own.theme_id
    where own.jurisdiction_id = $1 and own.task_id = task.id order by theme.id`,
);
const annualLists = `(select coalesce(json_agg(json_build_object('listId', annual.id, 'itemId', item.id, 'year', annual.year, 'name', annual.name,
    'state', annual.state, 'code', item.code) order by annual.year desc), '[]')
  from list_item item join annual_list annual on annual.jurisdiction_id = $1 and annual.id = item.list_id
 where item.jurisdiction_id = $1 and item.task_id = task.id and item.parent_id is null and item.removed_at is null)`;
const taskFields = `task.id, task.plan_id as "planId", task.code, task.path, task.chapter, task.title, task.body as text, task.role, task.kind,
  task.commitment, task.nature, task.due_text as "dueText", task.due_to as "dueTo", task.lead, ${themes} as themes, ${annualLists} as lists, task.state, task.origin, task.revision`;
const rowFields = `${taskFields}, ${rowDuties} as responsibilities, ${objectNames} as objects`;
const recordFields = `${taskFields}, task.subject, task.due_from as "dueFrom", ${duties} as responsibilities, ${objects} as objects`;

/** Rows { position, label, json } of a page; `from` answers tasks. */
const page = (from: string): string => `select (select row_to_json(row) from (select ${rowFields}) row)::text as json,
    (select label from plan_version version where version.jurisdiction_id = $1 and version.plan_id = task.plan_id and version.state = 'published') as label
  from (${from}) task order by task.position`;

/** $2: behind so many · $3: so many. */
export const listSql = page("select * from task where jurisdiction_id = $1 and state = 'open' order by position offset $2 limit $3");

/** And $4: a unit as printed. */
export const listOfUnitSql = page(`select task.* from responsibility own
    join task on task.jurisdiction_id = own.jurisdiction_id and task.position = own.task_position
   where own.jurisdiction_id = $1 and own.unit_text = $4 and own.valid_to is null and task.state = 'open'
   order by own.task_position offset $2 limit $3`);

/** And $4: a word that few tasks hold. */
export const searchRareSql = page(
  `select * from (select task.* from search_entry said join task on task.jurisdiction_id = $1 and task.id = said.object_id
     where said.jurisdiction_id = $1 and said.kind = 'task' and search_pairs(said.text) @> search_pairs($4) and strpos(said.text, $4) > 0
       and state = 'open' offset 0) found order by position offset $2 limit $3`,
);

/** And $4: a word that many tasks hold. */
export const searchCommonSql = page(
  `select * from task where jurisdiction_id = $1 and state = 'open'
     and exists (select from search_entry said where said.jurisdiction_id = $1 and said.kind = 'task' and said.object_id = task.id and strpos(said.text, $4) > 0)
    order by position offset $2 limit $3`,
);

/** One row { rare }. $2: a word · $3: more tasks than this are many. */
export const rareSql = `select count(*) <= $3 as rare from (
  select from search_entry where jurisdiction_id = $1 and kind = 'task' and search_pairs(text) @> search_pairs($2) limit $3 + 1) found`;

const around = `(select string_agg(body, '' order by seq) as body, min(start_at) as start_at from clause near
    where near.jurisdiction_id = $1 and near.version_id = own.version_id and near.seq between clause.seq - 3 and clause.seq + 6)`;
const sources = list(
  `own.version_id as "versionId", version.number as "versionNumber", own.clause_id as "clauseId", own.start_at as start, own.end_at as "end",
   right(left(around.body, own.start_at - around.start_at), 160) as before,
   substr(around.body, own.start_at - around.start_at + 1, own.end_at - own.start_at) as text,
   substr(around.body, own.end_at - around.start_at + 1, 160) as after, own.place`,
  `task_clause own join clause on clause.jurisdiction_id = $1 and clause.id = own.clause_id
    join plan_version version on version.jurisdiction_id = $1 and version.id = own.version_id
    cross join lateral ${around} around
   where own.jurisdiction_id = $1 and own.task_id = task.id order by version.number desc, own.seq`,
);
const principles = list(
  'clause.id as "clauseId", clause.body as text',
  `task_principle own join clause on clause.jurisdiction_id = $1 and clause.id = own.clause_id
    join plan_version version on version.jurisdiction_id = $1 and version.id = clause.version_id and version.state = 'published'
   where own.jurisdiction_id = $1 and own.task_id = task.id order by clause.seq`,
);
const shares = list(
  `own.unit_id as id, ${nameOf('own.unit_id')} as name, own.shared_by as by, ${moment('own.shared_at')} as at, own.parts, own.revision`,
  `share own where own.jurisdiction_id = $1 and own.kind = 'task' and own.object_id = task.id and own.ended_at is null`,
);
const printedFields = list(
  'own.kind, own.label, own.said as "values"',
  `task_field own where own.jurisdiction_id = $1 and own.task_id = task.id order by own.seq`,
);
const lineage = list(
  `other.id as "taskId", other.code, other.title, other.state, own.relation, case when own.from_task_id = other.id then 'from' else 'to' end as direction`,
  `task_lineage own join task other on other.jurisdiction_id = $1 and other.id in (own.from_task_id, own.to_task_id) and other.id <> task.id
   where own.jurisdiction_id = $1 and task.id in (own.from_task_id, own.to_task_id) order by own.at`,
);
const corrections = list(
  `own.id, own.field, own.printed, own.reason, own.known_from as "knownFrom", own.corrected_by as by, ${moment('own.corrected_at')} as at`,
  `task_correction own where own.jurisdiction_id = $1 and own.task_id = task.id and own.current and own.printed <> own.value
   order by own.corrected_at, own.field`,
);
const actedOn = `task_adjusted own join task_adjustment acted on acted.jurisdiction_id = $1 and acted.id = own.adjustment_id
   where own.jurisdiction_id = $1 and own.task_id = task.id`;
const actBy = (column: string): string => `(select row_to_json(each) from (
  select acted.id, acted.kind, acted.undoes is not null as "isUndo", acted.reason, acted.actor as by, ${moment('acted.at')} as at
    from ${actedOn} and acted.id = task.${column}) each)`;
const lastAct = `(select case when revision = task.revision and kind <> 'publish' then json_build_object('id', id, 'kind', kind) end from (
  select acted.id, acted.kind, own.revision from ${actedOn} order by acted.at desc, acted.id desc limit 1) each)`;
const historyOfTask = `audit_object object
    join audit_event event on event.jurisdiction_id = object.jurisdiction_id and event.id = object.event_id and event.outcome = 'done'
   where object.jurisdiction_id = $1 and object.object_type = 'task' and object.object_id = task.id`;
const history = list(
  `event.seq, ${moment('event.at')} as at, event.actor, event.unit_name as unit, event.act, event.detail, object.before, object.after`,
  `${historyOfTask} order by event.seq desc nulls last, event.at desc, object.seq limit 200`,
);

/** One row { json }. $2: the task. */
export const recordSql = `select (select row_to_json(row) from (select ${recordFields},
    task.city_leader as "cityLeader", ${corrections} as corrections,
    (select json_build_object('id', plan.id, 'title', plan.title, 'number', plan.number, 'issuedOn', version.issued_on)
       from plan_version version where version.jurisdiction_id = $1 and version.id = task.version_id) as plan, ${sources} as sources, ${principles} as principles,
    ${shares} as shares, ${printedFields} as fields, ${lineage} as lineage, ${actBy('made_by')} as "madeBy", ${actBy('ended_by')} as "endedBy", ${lastAct} as undo, ${moment('task.created_at')} as "createdAt", ${moment('task.updated_at')} as "updatedAt",
    ${history} as history, greatest(0, (select count(*) from ${historyOfTask}) - 200) as "moreHistory") row)::text as json
  from task join plan on plan.jurisdiction_id = $1 and plan.id = task.plan_id where task.jurisdiction_id = $1 and task.id = $2`;

/** One row { json }: units as printed. */
export const unitTextsSql = `select json_build_object('units', coalesce(json_agg(row_to_json(each)), '[]'))::text as json from (
  select duty.unit_text as unit, bool_or(duty.open_list) as "openList", count(*)::int as tasks,
    (count(*) filter (where duty.accountable))::int as lead
    from responsibility duty join task on task.jurisdiction_id = $1 and task.id = duty.task_id
   where duty.jurisdiction_id = $1 and duty.valid_to is null and task.state = 'open'
   group by duty.unit_text order by tasks desc, unit) each`;
