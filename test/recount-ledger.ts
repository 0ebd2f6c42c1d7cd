/** The facets of the whole ledger and its printed units counted plainly, row by row: what the kept counts must say. */
import { sql } from 'kysely';
import type * as ledger from '#contract/ledger/task-endpoints.ts';
import { unitNames } from '#server/plan/unit-text/unit-tree.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { AnswerOf } from '#server/platform/http/route.ts';

type Facets = AnswerOf<typeof ledger.countTasks>;

interface OpenTask {
  readonly id: string;
  readonly planId: string;
  readonly plan: string;
  readonly path: string;
  readonly chapter: string;
  readonly kind: string;
  readonly commitment: string;
  readonly nature: string;
  readonly due: string;
  readonly lead: string;
  readonly openList: string;
  readonly texts: readonly { readonly text: string; readonly open: boolean; readonly accountable: boolean }[];
  readonly units: readonly string[];
  readonly objects: readonly string[];
  readonly role: string;
  readonly listed: readonly { readonly year: number; readonly list: string }[];
  /** Years whose lists leave it out. */
  readonly omitted: readonly number[];
  readonly themes: readonly { readonly id: string; readonly name: string }[];
}

/** By the rows that the act sees. Printed names are sorted as the database sorts them. */
export async function recountLedger(act: Act): Promise<{ facets: Facets; unitTexts: AnswerOf<typeof ledger.listUnitTexts> }> {
  const { rows: tasks } = await sql<OpenTask>`
    select task.id, task.plan_id as "planId", plan.title as plan, path, chapter, kind, commitment, nature,
      case when due_from is null and due_to is null then 'undated' else 'dated' end as due,
      case when lead is null then 'without' else 'with' end as lead, case when open_list then 'with' else 'without' end as "openList",
      array(select json_build_object('text', unit_text, 'open', open_list, 'accountable', accountable) from responsibility
             where task_id = task.id and valid_to is null) as texts,
      array(select unit_id from responsibility_unit where task_id = task.id and current) as units,
      array(select object_id from task_object where task_id = task.id) as objects, task.role,
      array(select json_build_object('year', year, 'list', list_id) from list_item
             where task_id = task.id and parent_id is null and removed_at is null) as listed,
      array(select year from list_omission join annual_list on annual_list.id = list_id where task_id = task.id) as omitted,
      array(select json_build_object('id', theme.id, 'name', theme.name) from task_theme join theme on theme.id = theme_id
             where task_id = task.id) as themes
      from task join plan on plan.id = task.plan_id where task.state = 'open' order by position`.execute(act.db);
  const { rows: sorted } = await sql<{ text: string }>`select distinct unit_text as text from responsibility order by text`.execute(act.db);
  const withdrawn = await sql<{ n: number }>`select count(*)::int as n from task where state = 'withdrawn'`.execute(act.db);
  const place = new Map(sorted.map(({ text }, index) => [text, index]));

  const facet = (valuesOf: (task: OpenTask) => readonly (readonly [value: string, label: string])[]): Facets['kind'] => {
    const found = new Map<string, Facets['kind'][number]>();
    for (const [value, label] of tasks.flatMap(valuesOf))
      found.set(`${value} ${label}`, { value, label, count: (found.get(`${value} ${label}`)?.count ?? 0) + 1 });
    return [...found.values()];
  };
  const byCount = (rows: Facets['kind']): Facets['kind'] =>
    rows.toSorted((a, b) => b.count - a.count || (place.get(a.value) ?? 0) - (place.get(b.value) ?? 0) || (a.value < b.value ? -1 : 1));
  const own = (field: 'kind' | 'commitment' | 'nature' | 'due' | 'lead' | 'openList'): Facets['kind'] =>
    byCount(facet((task) => [[task[field], task[field]]]));

  const names = await unitNames(
    act,
    tasks.flatMap(({ units }) => units),
  );
  const unit = byCount(facet(({ texts }) => texts.map(({ text }) => [text, text])));
  const printed = tasks.flatMap(({ texts }) => texts);
  const openTexts = new Set(printed.filter(({ open }) => open).map(({ text }) => text));
  const leads = Map.groupBy(
    printed.filter(({ accountable }) => accountable),
    ({ text }) => text,
  );
  const { rows: plans } = await sql<{ id: string; number: number; issuedOn: string | null }>`
    select plan.id, plan.number, version.issued_on as "issuedOn" from plan
      left join plan_version version on version.plan_id = plan.id and version.state = 'published'`.execute(act.db);
  const plan = byCount(facet((task) => [[task.planId, task.plan]])).map((one) => {
    const { number = 0, issuedOn = null } = plans.find(({ id }) => id === one.value) ?? {};
    return { ...one, number, issuedOn };
  });
  const { rows: lists } = await sql<{ id: string; year: number; name: string; state: Facets['listed'][number]['state'] }>`
    select id, year, name, state from annual_list order by year desc, created_at, id`.execute(act.db);
  const listed = [...new Set(lists.map(({ year }) => year))].flatMap((year): Facets['listed'] => {
    const ofYear = tasks.map((task) => ({ ...task, in: task.listed.find((one) => one.year === year)?.list ?? null }));
    const free = ofYear.filter((task) => task.in === null && task.role !== 'overall');
    const left = free.filter(({ omitted }) => omitted.includes(year));
    const rest = [
      { value: `none:${year}`, label: `none:${year}`, count: free.length - left.length, year, state: null },
      { value: `omitted:${year}`, label: `omitted:${year}`, count: left.length, year, state: null },
    ];
    return [
      ...lists
        .filter((list) => list.year === year)
        .map(({ id, name, state }) => ({ value: id, label: name, count: ofYear.filter((task) => task.in === id).length, year, state })),
      ...rest.filter(({ count }) => count > 0),
    ];
  });
  return {
    facets: {
      total: tasks.length,
      objects: new Set(tasks.flatMap(({ objects }) => objects)).size,
      units: unit.filter(({ value }) => !openTexts.has(value)).length,
      withdrawn: withdrawn.rows[0]?.n ?? 0,
      plan,
      chapter: plan.length === 1 ? facet((task) => [[task.path, task.chapter]]) : [],
      unit: unit.slice(0, 300),
      unitId: byCount(facet((task) => [...new Set(task.units)].map((id) => [id, names.get(id) ?? id]))).slice(0, 300),
      unitRole: [],
      kind: own('kind'),
      commitment: own('commitment'),
      nature: own('nature'),
      due: own('due'),
      lead: own('lead'),
      openList: own('openList'),
      listed,
      theme: facet(({ themes }) => themes.map(({ id, name }) => [id, name])).toSorted((a, b) => (a.value < b.value ? -1 : 1)),
    },
    unitTexts: {
      units: unit.map(({ value, count }) => ({
        unit: value,
        openList: openTexts.has(value),
        tasks: count,
        lead: leads.get(value)?.length ?? 0,
      })),
    },
  };
}
