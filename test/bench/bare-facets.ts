/** The bare statement of the facets: each counted under all filters but its own. $1 is the jurisdiction. */

export type BareFilter = Readonly<{ unit?: string; kind?: string }>;

const facet = (select: string): string => `(select coalesce(json_agg(row_to_json(each)), '[]') from (${select}) each)`;

/** One row { json }; parameters follow the jurisdiction in the order of the filter's fields. */
export function facetsOf({ unit, kind }: BareFilter): { readonly sql: string; readonly parameters: readonly string[] } {
  const parameters = [unit, kind].filter((value) => value !== undefined);
  const ofUnit = `exists (select from responsibility own where own.jurisdiction_id = $1 and own.task_id = task.id and own.valid_to is null
    and own.unit_text = $2)`;
  const conditions = {
    unit: unit === undefined ? null : ofUnit,
    kind: kind === undefined ? null : `task.kind = $${parameters.length + 1}`,
  };
  const where = (except?: keyof typeof conditions): string =>
    [
      "task.jurisdiction_id = $1 and task.state = 'open'",
      ...Object.entries(conditions).flatMap(([field, sql]) => (sql === null || field === except ? [] : [sql])),
    ].join(' and ');
  const own = (value: string, except?: keyof typeof conditions): string =>
    facet(`select value, value as label, count(*)::int as count from (
        select ${value} as value from ${except === undefined ? 'hit' : 'task'} task where ${except === undefined ? 'true' : where(except)}) valued
      group by value order by count(*) desc, value collate "C"`);
  const plans = 'select plan_id, count(*)::int as count from hit group by plan_id';
  const duties = (
    except?: 'unit',
  ): string => `responsibility duty join ${except === undefined ? 'hit' : 'task'} task on task.id = duty.task_id
      ${except === undefined ? '' : `and ${where(except)}`} where duty.jurisdiction_id = $1 and duty.valid_to is null`;
  const texts = (except: 'unit' | undefined): string =>
    `select duty.unit_text as value, duty.unit_text as label, count(*)::int as count, bool_or(duty.open_list) as open from ${duties(except)} group by 1`;
  const unitExcept = unit === undefined ? undefined : 'unit';
  const sql = `with hit as materialized (select id, position, plan_id, path, chapter, role, kind, commitment, nature, due_from, due_to, lead, open_list
      from task where ${where()}),
    listed as materialized (select task_id, list_id, year from list_item where jurisdiction_id = $1 and parent_id is null and removed_at is null),
    omitted as materialized (select own.task_id, annual.year from list_omission own
      join annual_list annual on annual.jurisdiction_id = $1 and annual.id = own.list_id where own.jurisdiction_id = $1),
    years as (select distinct year from annual_list where jurisdiction_id = $1),
    text as materialized (${texts(unitExcept)})
    select json_build_object(
      'total', (select count(*) from hit),
      'objects', (select count(*) from (select distinct own.object_id from task_object own join hit on hit.id = own.task_id
        where own.jurisdiction_id = $1) named),
      'units', (select count(*) from text where not open),
      'withdrawn', (select count(*) from task where ${where().replace("state = 'open'", "state = 'withdrawn'")}),
      'plan', ${facet(`select own.plan_id::text as value, plan.title as label, own.count, plan.number, (select issued_on from plan_version version
          where version.jurisdiction_id = $1 and version.plan_id = plan.id and version.state = 'published') as "issuedOn" from (${plans}) own
        join plan on plan.jurisdiction_id = $1 and plan.id = own.plan_id order by own.count desc, own.plan_id::text collate "C"`)},
      'chapter', case when (select count(*) from (${plans}) each) = 1 then ${facet(`select path as value, chapter as label,
        count(*)::int as count from hit group by path, chapter order by min(position)`)} else '[]' end,
      'unit', ${facet('select value, label, count from text order by count desc, value limit 300')},
      'unitId', ${facet(`select counted.value, (select name from unit_name own where own.jurisdiction_id = $1 and own.unit_id = counted.value
          and own.valid_to is null order by form = 'short' desc, form = 'full' desc limit 1) as label, counted.count
        from (select unit_id as value, count(*)::int as count from (select distinct own.unit_id, own.task_position from responsibility_unit own
            join hit on hit.id = own.task_id where own.jurisdiction_id = $1 and own.current) answering
          group by unit_id order by count desc, value limit 300) counted`)},
      'unitRole', ${
        unit === undefined
          ? "'[]'::json"
          : facet(`select duty.role as value, duty.role as label, count(distinct duty.task_id)::int as count from ${duties('unit')}
              and duty.unit_text = $2 group by 1 order by count desc`)
      },
      'kind', ${own('task.kind', kind === undefined ? undefined : 'kind')},
      'commitment', ${own('task.commitment')},
      'nature', ${own('task.nature')},
      'due', ${own("case when task.due_to is null and task.due_from is null then 'undated' else 'dated' end")},
      'lead', ${own("case when task.lead is null then 'without' else 'with' end")},
      'openList', ${own("case when task.open_list then 'with' else 'without' end")},
      'listed', ${facet(`select value, label, count, year, state from (
          select annual.id::text as value, annual.name as label, annual.year, annual.state, annual.created_at, annual.id, 1 as part,
            (select count(*)::int from hit join listed on listed.task_id = hit.id where listed.list_id = annual.id) as count
            from annual_list annual where annual.jurisdiction_id = $1
          union all select 'none:' || year, 'none:' || year, year, null, null, null, 2, (select count(*)::int from hit where hit.role <> 'overall'
            and not exists (select from listed where listed.task_id = hit.id and listed.year = each.year)
            and not exists (select from omitted where omitted.task_id = hit.id and omitted.year = each.year)) from years each
          union all select 'omitted:' || year, 'omitted:' || year, year, null, null, null, 3, (select count(*)::int from hit where hit.role <> 'overall'
            and not exists (select from listed where listed.task_id = hit.id and listed.year = each.year)
            and exists (select from omitted where omitted.task_id = hit.id and omitted.year = each.year)) from years each) counted
        where part = 1 or count > 0 order by year desc, part, created_at, id`)},
      'theme', ${facet(`select theme.id as value, theme.name as label, count(*)::int as count from task_theme own
        join hit on hit.id = own.task_id join theme on theme.jurisdiction_id = $1 and theme.id = own.theme_id
        where own.jurisdiction_id = $1 group by theme.id, theme.name order by theme.id`)})::text as json`;
  return { sql, parameters };
}
