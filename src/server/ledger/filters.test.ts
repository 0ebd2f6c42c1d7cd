/** Every filter of the ledger, every facet and every order against the whole rows: what a person would count by hand. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as ledger from '#contract/ledger/task-endpoints.ts';
import type { TaskDetail, TaskFilter, TaskRow } from '#contract/ledger/task-endpoints.ts';
import * as theming from '#contract/ledger/theme-endpoints.ts';
import { publish, upload, type VersionParams } from '#test/plan-steps.ts';
import { detailsOf } from '#test/task-details.ts';
import { startTestServer, type TestServer } from '#test/server.ts';
import { smallPlan } from '#test/small-plan.ts';

const corpus = readFileSync(join(import.meta.dirname, '../../../test/corpus/000-taian-shenghui.txt'), 'utf8');

let server: TestServer;
let large: VersionParams;
let small: VersionParams;
let rows: readonly TaskDetail[];
let principleId: string;

async function list(query: Partial<TaskFilter> & { sort?: 'position' | 'due' | 'lead' } = {}): Promise<TaskRow[]> {
  const tasks: TaskRow[] = [];
  for (;;) {
    const page = await server.ok(ledger.listTasks, { query: { ...query, limit: 40, offset: tasks.length } });
    tasks.push(...page.tasks);
    if (page.tasks.length < 40) return tasks;
  }
}

beforeAll(async () => {
  server = await startTestServer();
  large = await upload(server, corpus);
  await publish(server, large);
  small = await upload(server, smallPlan.replace('责任单位：市商务局', '责任单位：有关县（市、区）'));
  await publish(server, small);
  const all = await list();
  const theme = await server.ok(theming.addTheme, { body: { name: '济泰同城化', note: null } });
  const other = await server.ok(theming.addTheme, { body: { name: '文旅融合', note: null } });
  const ids = all.map(({ id }) => id);
  await server.ok(theming.setTaskThemes, { body: { taskIds: ids.slice(0, 7), add: [theme.id], remove: [] } });
  await server.ok(theming.setTaskThemes, { body: { taskIds: ids.slice(5, 9), add: [other.id], remove: [] } });
  const { principles } = await server.ok(ledger.listPrinciples, { query: { planId: small.planId } });
  principleId = principles[0]?.clauseId ?? '';
  const own = all.filter(({ planId }) => planId === small.planId);
  await server.ok(ledger.setTaskPrinciples, { params: { taskId: own[1]?.id ?? '' }, body: { clauseIds: [principleId] } });
  rows = await detailsOf(server, await list());
});
afterAll(() => server.stop());

const isDated = (task: TaskDetail): boolean => task.dueFrom !== null || task.dueTo !== null;
const isOpenList = (task: TaskDetail): boolean => task.responsibilities.some((row) => row.openList && row.resolution === 'open');

/** What each filter means, in so many words. */
const meaning: {
  readonly [F in keyof TaskFilter]?: (task: TaskDetail, value: NonNullable<TaskFilter[F]>, filter: Partial<TaskFilter>) => boolean;
} = {
  planId: (task, ids) => ids.includes(task.planId),
  chapter: (task, path) => task.path === path || task.path.startsWith(`${path}/`),
  unit: (task, names, { unitRole }) =>
    task.responsibilities.some((row) => names.includes(row.unit) && (unitRole === undefined || unitRole.includes(row.role))),
  unitRole: (task, roles) => task.responsibilities.some(({ role }) => roles.includes(role)),
  kind: (task, kinds) => kinds.includes(task.kind),
  commitment: (task, commitments) => commitments.includes(task.commitment),
  nature: (task, natures) => natures.includes(task.nature),
  role: (task, role) => task.role === role,
  due: (task, due) => isDated(task) === (due === 'dated'),
  dueFrom: (task, day) => task.dueTo !== null && task.dueTo >= day,
  dueTo: (task, day) => task.dueTo !== null && task.dueTo <= day,
  lead: (task, lead) => (task.lead !== null) === (lead === 'with'),
  openList: (task, openList) => isOpenList(task) === (openList === 'with'),
  themeId: (task, ids) => task.themes.some(({ id }) => ids.includes(id)),
  objectId: (task, ids) => task.objects.some(({ id }) => ids.includes(id)),
};

function meets(task: TaskDetail, filter: Partial<TaskFilter>, ...except: readonly (keyof TaskFilter)[]): boolean {
  return Object.entries(filter).every(([field, value]) => {
    if ((except as readonly string[]).includes(field)) return true;
    const means = meaning[field as keyof TaskFilter] as
      | ((task: TaskDetail, value: unknown, filter: Partial<TaskFilter>) => boolean)
      | undefined;
    if (means === undefined) throw new Error(`no meaning of ${field}`);
    return means(task, value, filter);
  });
}

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];
const ids = (tasks: readonly { readonly id: string }[]): string[] => tasks.map(({ id }) => id);

/** One filter of each field with each value that occurs. */
function filters(): Partial<TaskFilter>[] {
  const days = unique(rows.flatMap(({ dueTo }) => (dueTo === null ? [] : [dueTo])));
  return [
    ...[large.planId, small.planId].map((id) => ({ planId: [id] })),
    ...unique(rows.map(({ kind }) => kind)).map((kind) => ({ kind: [kind] })),
    ...unique(rows.map(({ commitment }) => commitment)).map((commitment) => ({ commitment: [commitment] })),
    ...unique(rows.map(({ nature }) => nature)).map((nature) => ({ nature: [nature] })),
    ...unique(rows.map(({ role }) => role)).map((role) => ({ role })),
    ...unique(rows.flatMap((task) => task.responsibilities.map(({ role }) => role))).map((role) => ({ unitRole: [role] })),
    ...unique(rows.flatMap((task) => task.responsibilities.map(({ unit }) => unit)))
      .slice(0, 6)
      .map((unit) => ({ unit: [unit] })),
    ...days.flatMap((day) => [{ dueFrom: day }, { dueTo: day }]),
    ...(['dated', 'undated'] as const).map((due) => ({ due })),
    ...(['with', 'without'] as const).flatMap((one) => [{ lead: one }, { openList: one }]),
    ...unique(rows.flatMap((task) => task.themes.map(({ id }) => id))).map((id) => ({ themeId: [id] })),
    ...unique(rows.flatMap((task) => task.objects.map(({ id }) => id)))
      .slice(0, 4)
      .map((id) => ({ objectId: [id] })),
    ...unique(rows.filter(({ planId }) => planId === large.planId).map(({ path }) => path))
      .slice(0, 4)
      .map((chapter) => ({ planId: [large.planId], chapter })),
    { planId: [large.planId], chapter: '二' },
  ];
}

describe('a filter', () => {
  it('of one field finds what the rows say, no more and no less', async () => {
    const all = filters();
    expect(all.length).toBeGreaterThan(40);
    for (const filter of all)
      expect(ids(await list(filter)), JSON.stringify(filter)).toEqual(ids(rows.filter((task) => meets(task, filter))));
  });

  it('of several values finds any of them, of several fields what meets all', async () => {
    const [unit, otherUnit] = unique(rows.flatMap((task) => task.responsibilities.map((row) => row.unit)));
    const both: Partial<TaskFilter>[] = [
      { kind: ['matter', 'project'] },
      { planId: [large.planId, small.planId] },
      { unit: [unit ?? '', otherUnit ?? ''] },
      { unit: [unit ?? ''], unitRole: ['lead'] },
      { unit: [unit ?? ''], unitRole: ['responsible', 'support'] },
      { kind: ['matter'], lead: 'without', due: 'undated' },
      { planId: [small.planId], openList: 'with' },
    ];
    for (const filter of both)
      expect(ids(await list(filter)), JSON.stringify(filter)).toEqual(ids(rows.filter((task) => meets(task, filter))));
  });

  it('by a principle finds the tasks that serve it', async () => {
    const own = rows.filter(({ planId }) => planId === small.planId);
    expect(ids(await list({ principleId: [principleId] }))).toEqual([own[1]?.id]);
  });

  it('by a state finds what was withdrawn apart from what is open', async () => {
    expect(await list({ state: 'withdrawn' })).toEqual([]);
    expect(ids(await list({ state: 'open' }))).toEqual(ids(rows));
  });

  it('takes signs of the database for signs', async () => {
    for (const chapter of ['%', '_', '二/%', '\\']) expect(await list({ planId: [large.planId], chapter })).toEqual([]);
  });
});

describe('an order', () => {
  it('is that of the printed plans, newest plan last', () => {
    expect(unique(rows.map(({ planId }) => planId))).toEqual([large.planId, small.planId]);
  });

  it.each(['due', 'lead'] as const)('by %s has those without one last, and the printed order among equals', async (sort) => {
    const key = (task: Pick<TaskDetail, 'dueTo' | 'lead'>): string | null => (sort === 'due' ? task.dueTo : task.lead);
    const sorted = await list({ sort });
    expect(new Set(ids(sorted))).toEqual(new Set(ids(rows)));
    const keys = sorted.map(key);
    const without = keys.indexOf(null);
    expect(without).toBeGreaterThan(0);
    expect(keys.slice(without).every((one) => one === null)).toBe(true);
    const groups = unique(keys);
    if (sort === 'due')
      expect(groups.slice(0, -1).every((day, index) => index === 0 || (groups[index - 1] ?? '') < (day ?? ''))).toBe(true);
    const grouped = groups.flatMap((one) => rows.filter((task) => key(task) === one));
    expect(ids(sorted)).toEqual(ids(grouped));
  });
});

type Facets = Awaited<ReturnType<typeof count>>;
const count = (query: Partial<TaskFilter>) => server.ok(ledger.countTasks, { query });

/** The rows of a facet, counted by hand. */
function counted(tasks: readonly TaskDetail[], valuesOf: (task: TaskDetail) => readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of tasks.flatMap(valuesOf)) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
const asMap = (facet: Facets['kind']): Map<string, number> => new Map(facet.map(({ value, count: number }) => [value, number]));

describe('a facet', () => {
  const facets: readonly [
    name: keyof Facets & ('kind' | 'commitment' | 'nature' | 'due' | 'lead' | 'openList' | 'plan' | 'unit' | 'theme'),
    own: readonly (keyof TaskFilter)[],
    values: (task: TaskDetail, filter: Partial<TaskFilter>) => readonly string[],
  ][] = [
    ['kind', ['kind'], ({ kind }) => [kind]],
    ['commitment', ['commitment'], ({ commitment }) => [commitment]],
    ['nature', ['nature'], ({ nature }) => [nature]],
    ['due', ['due', 'dueFrom', 'dueTo'], (task) => [isDated(task) ? 'dated' : 'undated']],
    ['lead', ['lead'], ({ lead }) => [lead === null ? 'without' : 'with']],
    ['openList', ['openList'], (task) => [isOpenList(task) ? 'with' : 'without']],
    ['plan', ['planId', 'chapter'], ({ planId }) => [planId]],
    ['theme', ['themeId'], ({ themes }) => themes.map(({ id }) => id)],
    [
      'unit',
      ['unit', 'unitRole'],
      ({ responsibilities }, { unitRole }) =>
        responsibilities.filter(({ role }) => unitRole === undefined || unitRole.includes(role)).map(({ unit }) => unit),
    ],
  ];

  it('counts what all filters but its own leave, most first', async () => {
    const day = rows.flatMap(({ dueTo }) => (dueTo === null ? [] : [dueTo]))[0] ?? '';
    const several: Partial<TaskFilter>[] = [
      {},
      { kind: ['matter'] },
      { commitment: ['advance'], lead: 'without' },
      { planId: [small.planId] },
      { planId: [large.planId], chapter: '二' },
      { due: 'dated' },
      { dueTo: day },
      { openList: 'with', nature: ['once', 'recurring'] },
      { unitRole: ['lead'] },
      { unit: [rows[0]?.responsibilities[0]?.unit ?? ''], kind: ['matter'] },
      { themeId: [rows.flatMap(({ themes }) => themes)[0]?.id ?? ''] },
      // Every facet under a filter of its own.
      {
        kind: ['matter'],
        commitment: ['advance'],
        nature: ['once'],
        due: 'undated',
        lead: 'without',
        openList: 'without',
        planId: [large.planId],
      },
    ];
    for (const filter of several) {
      const answer = await count(filter);
      const left = rows.filter((task) => meets(task, filter));
      const told = JSON.stringify(filter);
      expect(answer.total, told).toBe(left.length);
      expect(answer.objects, told).toBe(new Set(left.flatMap(({ objects }) => objects.map(({ id }) => id))).size);
      for (const [name, own, values] of facets) {
        const under = rows.filter((task) => meets(task, filter, ...own));
        expect(asMap(answer[name]), `${name} of ${told}`).toEqual(counted(under, (task) => values(task, filter)));
        if (name === 'theme') continue;
        const numbers = answer[name].map(({ count: number }) => number);
        expect(numbers, `${name} of ${told}`).toEqual(numbers.toSorted((one, other) => other - one));
      }
    }
  });

  it('of plans and themes has their names, of others their values', async () => {
    const answer = await count({});
    expect(new Map(answer.plan.map(({ value, label }) => [value, label]))).toEqual(
      new Map([
        [large.planId, '泰安市推进省会经济圈一体化发展分工方案'],
        [small.planId, '泰和市综合交通发展分工方案'],
      ]),
    );
    expect(answer.theme.map(({ label }) => label)).toEqual(['济泰同城化', '文旅融合']);
    expect(answer.kind.every(({ value, label }) => value === label)).toBe(true);
    const named = rows.flatMap(({ responsibilities }) => responsibilities);
    expect(answer.units).toBe(new Set(named.filter(({ openList }) => !openList).map(({ unit }) => unit)).size);
  });

  it('of chapters is there for one plan, in printed order', async () => {
    expect((await count({})).chapter).toEqual([]);
    const { chapter } = await count({ planId: [small.planId], chapter: '二/（一）' });
    const own = rows.filter(({ planId }) => planId === small.planId);
    expect(chapter.map(({ value, count: number }) => [value, number])).toEqual(
      unique(own.map(({ path }) => path)).map((path) => [path, own.filter((task) => task.path === path).length]),
    );
    expect(chapter.map(({ label }) => label)).toEqual(unique(own.map(({ chapter: name }) => name)));
  });
});
