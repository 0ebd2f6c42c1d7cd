/** The bare statements of reports. $1: the jurisdiction. Those that read answer one row { json }, those that write a row for each report that they changed. */

const content = (
  of: string,
): string => `json_build_object('text', ${of}.said, 'percent', ${of}.percent, 'done', ${of}.done::text, 'reached', ${of}.reached,
  'self', ${of}.self, 'forecast', ${of}.forecast, 'problem', ${of}.problem, 'next', ${of}.next_step, 'unchanged', ${of}.unchanged)`;
const handedIn = `in ('submitted', 'approved', 'accepted')`;

/** 本期填报. $2: the period · $3: the unit. */
export const reportsSql = `select json_build_object('more', false, 'reports', coalesce(json_agg(row_to_json(each)), '[]'))::text as json from (
  select asked.id, asked.period, asked.lead, asked.lifted_on as "liftedOn", asked.work_id as "workId", json_build_object('id', asked.unit_id, 'name', name.name) as unit,
         exists (select from post where post.jurisdiction_id = $1 and post.unit_id = asked.unit_id and post.role = 'unit-leader' and post.ended_at is null) as led,
         json_build_object('id', item.id, 'listId', item.list_id, 'code', item.code, 'title', task.title, 'text', case when task.title like '%…' then task.body end,
           'goal', item.goal, 'tier', item.tier, 'nature', task.nature, 'target', demand.target, 'measure', demand.measure, 'evidenceReason', demand.evidence_reason,
           'milestones', (select coalesce(json_agg(json_build_object('id', step.id, 'due', step.due, 'text', step.said) order by step.due, step.id), '[]')
              from milestone step where step.jurisdiction_id = $1 and step.item_id = item.id),
           'sameWork', (select coalesce(json_agg(same.code), '[]') from list_item same where same.jurisdiction_id = $1 and same.work_id = asked.work_id and same.id <> item.id)) as item,
         coalesce(own.state, 'draft') as state, coalesce(own.versions, 0) as versions, own.handed_in_on as "handedInOn", own.accepted,
         case when own.id is not null then ${content('own')} end as content,
         case when own.id is not null then json_build_object('by', own.edited_by, 'at', own.edited_at, 'revision', own.revision) end as edited,
         case when came.back_from is not null then json_build_object('from', came.back_from, 'reason', came.back_reason) end as back,
         case when last.report_id is not null then json_build_object('period', last.period, 'content', ${content('last')}, 'on', last.handed_in_on) end as before,
         (select coalesce(json_agg(json_build_object('kind', one.kind, 'id', one.id, 'name', one.name)), '[]') from (
            select 'file' as kind, file.id, file.name from attachment file
             where file.jurisdiction_id = $1 and file.owner_kind = 'report' and file.owner_id = asked.id and file.removed_at is null
            union all select 'link', link.id, link.name from report_link link where link.jurisdiction_id = $1 and link.report_id = asked.id and link.removed_at is null) one) as evidence,
         array(select step from expected_report earlier join report told on told.jurisdiction_id = $1 and told.id = earlier.id cross join unnest(told.reached) step
                where earlier.jurisdiction_id = $1 and earlier.work_id = asked.work_id and earlier.unit_id = asked.unit_id and earlier.id <> asked.id
                  and earlier.state ${handedIn}) as "reachedBefore"
    from expected_report asked
    join list_item item on item.jurisdiction_id = $1 and item.id = asked.item_id
    join task on task.jurisdiction_id = $1 and task.id = item.task_id
    join unit_name name on name.jurisdiction_id = $1 and name.unit_id = asked.unit_id and name.form = 'full' and name.valid_to is null
    left join report_demand demand on demand.jurisdiction_id = $1 and demand.item_id = item.id
    left join report own on own.jurisdiction_id = $1 and own.id = asked.id
    left join report_version came on came.jurisdiction_id = $1 and came.report_id = own.id and came.number = own.versions
    left join lateral (
      select found.period, version.* from (
        select before.id, before.period from expected_report before
         where before.jurisdiction_id = $1 and before.work_id = asked.work_id and before.unit_id = asked.unit_id and month_ending(before.period) < month_ending(asked.period)
           and before.state ${handedIn} order by month_ending(before.period) desc, before.period desc limit 1) found
        join report told on told.jurisdiction_id = $1 and told.id = found.id
        join report_version version on version.jurisdiction_id = $1 and version.report_id = told.id and version.number = coalesce(told.accepted, told.versions)) last on true
   where asked.jurisdiction_id = $1 and asked.period = $2 and asked.unit_id = $3 order by item.tier, item.id) each`;

const tasksOf = (
  unit: string,
): string => `(select task.due_to from responsibility_unit own join task on task.jurisdiction_id = $1 and task.id = own.task_id
   where own.jurisdiction_id = $1 and own.unit_id = ${unit} and own.current and task.state = 'open')`;

/** 工作台 of a unit's contact. $2: the unit · $3: today · $4: the last day that is near. */
export const unitHomeSql = `select json_build_object(
    'reports', (select count(*) from duty where jurisdiction_id = $1 and done_at is null and role = 'contact' and unit_id = $2 and kind = 'report'),
    'begun', (select count(*) from duty join report own on own.jurisdiction_id = $1 and own.id = duty.object_id
               where duty.jurisdiction_id = $1 and done_at is null and role = 'contact' and unit_id = $2 and kind = 'report'),
    'review', (select count(*) from duty where jurisdiction_id = $1 and done_at is null and role = 'unit-leader' and unit_id = $2 and kind = 'report-review'),
    'others', (select coalesce(json_agg(json_build_object('kind', kind, 'count', count, 'due', due)), '[]') from (
       select kind, count(*), min(due) as due from duty where jurisdiction_id = $1 and done_at is null and role = 'contact' and unit_id = $2 and kind <> 'report' group by kind) own),
    'overdue', (select count(*) from ${tasksOf('$2')} own where due_to < $3), 'near', (select count(*) from ${tasksOf('$2')} own where due_to between $3 and $4),
    'total', (select count(*) from ${tasksOf('$2')} own))::text as json`;

/** What reporting adds to 工作台 of the office. */
export const officeReportsSql = `select json_build_object(
    'waiting', (select count(*) from report own join expected_report asked on asked.jurisdiction_id = $1 and asked.id = own.id
                 where own.jurisdiction_id = $1 and (own.state = 'approved' or own.state = 'submitted' and not exists (
                   select from post where post.jurisdiction_id = $1 and post.unit_id = asked.unit_id and post.role = 'unit-leader' and post.ended_at is null))),
    'unattended', (select count(*) from duty where jurisdiction_id = $1 and done_at is null and kind = 'report' and not exists (
       select from post where post.jurisdiction_id = $1 and post.unit_id = duty.unit_id and post.role in ('contact', 'unit-leader') and post.ended_at is null)),
    'awaited', (select json_object_agg(kind, count) from (
       select kind, count(*) from duty where jurisdiction_id = $1 and done_at is null and role <> 'office' group by kind) own))::text as json`;

/** A keystroke. $2: the report · $3: the text as it was seen · $4: what it becomes · $5: now. */
export const saveSql = `update report set said = $4, edited_by = 'bare', edited_at = $5, revision = revision + 1
  where jurisdiction_id = $1 and id = $2 and state in ('draft', 'returned') and said = $3 returning id, revision`;

/** 送审. $2: JSON of { id, seen }[] · $3: today · $4: now. */
export const submitSql = `with wanted as (select * from json_to_recordset($2::json) as row (id uuid, seen integer)),
  made as (
    update report own set state = 'submitted', versions = own.versions + 1, handed_in_on = $3 from wanted
     where own.jurisdiction_id = $1 and own.id = wanted.id and own.revision = wanted.seen and own.state in ('draft', 'returned')
    returning own.*),
  kept as (
    insert into report_version (jurisdiction_id, report_id, number, said, percent, done, reached, self, forecast, problem, next_step, unchanged, handed_in_on, made_by, made_at)
    select $1, id, versions, said, percent, done, reached, self, forecast, problem, next_step, unchanged, handed_in_on, 'bare', $4 from made),
  settled as (
    update duty set done_at = $4 from made
     where duty.jurisdiction_id = $1 and duty.kind = 'report' and duty.object_id = made.id and duty.object_type = 'expected_report' and duty.done_at is null),
  owed as (
    insert into duty (jurisdiction_id, id, kind, object_type, object_id, unit_id, role, due, made_at)
    select $1, uuidv7(), 'report-review', 'expected_report', made.id, asked.unit_id, 'unit-leader', opened.due, $4
      from made join expected_report asked on asked.jurisdiction_id = $1 and asked.id = made.id
      join report_period opened on opened.jurisdiction_id = $1 and opened.period = asked.period),
  noted as (
    update sign_for own set reported = true from made join expected_report asked on asked.jurisdiction_id = $1 and asked.id = made.id
     where own.jurisdiction_id = $1 and own.item_id = asked.item_id and own.unit_id = asked.unit_id and not own.reported)
  select id from made`;

/** 核收. $2: JSON of { id, version }[] · $3: now. */
export const acceptSql = `with wanted as (select * from json_to_recordset($2::json) as row (id uuid, version integer)),
  made as (
    update report own set state = 'accepted', accepted = own.versions from wanted
     where own.jurisdiction_id = $1 and own.id = wanted.id and own.versions = wanted.version and own.state = 'approved'
    returning own.id),
  settled as (
    update duty set done_at = $3 from made
     where duty.jurisdiction_id = $1 and duty.kind = 'report-review' and duty.object_id = made.id and duty.object_type = 'expected_report' and duty.done_at is null)
  select id from made`;

/** A period opens: $2: the period · $3: its last day. As many rows are answered as reports are asked. */
export const openSql = `with opened as (
    insert into report_period (jurisdiction_id, period, last_day, due, grace_end, up_line_1, up_line_2, up_line_3, provisional, rule_set_version, opened_at)
    values ($1, $2, $3::date, $3::date + 5, $3::date + 7, $3::date + 8, $3::date + 10, $3::date + 14, false, 1, now())),
  made as (
    insert into expected_report (jurisdiction_id, id, period, work_id, unit_id, item_id, lead, tier, cells, carried)
    select distinct on (item.work_id, part.unit_id) $1, uuidv7(), $2, item.work_id, part.unit_id, item.id, part.role = 'lead', item.tier, 4, 5
      from list_item item
      join annual_list list on list.jurisdiction_id = $1 and list.id = item.list_id and list.state = 'issued'
      join task on task.jurisdiction_id = $1 and task.id = item.task_id and task.state = 'open'
      join item_part part on part.jurisdiction_id = $1 and part.item_id = item.id and part.valid_to is null
      join sign_for asked on asked.jurisdiction_id = $1 and asked.item_id = item.id and asked.unit_id = part.unit_id
     where item.jurisdiction_id = $1 and item.tier = 1 and item.removed_at is null order by item.work_id, part.unit_id, part.role = 'lead' desc
    returning id, unit_id)
  insert into duty (jurisdiction_id, id, kind, object_type, object_id, unit_id, role, due, made_at)
  select $1, uuidv7(), 'report', 'expected_report', id, unit_id, 'contact', $3::date + 5, now() from made`;
