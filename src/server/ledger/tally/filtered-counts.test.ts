/** Counts under filters are what a plain walk finds: whatever the filter, after whatever happened, folded or not. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { success } from '#core/failure.ts';
import { responsibilityRoles } from '#core/plan/draft/operation.ts';
import { commitments, natures, taskKinds, taskRoles } from '#core/plan/parsed-plan.ts';
import * as annual from '#contract/ledger/list-endpoints.ts';
import * as objectApi from '#contract/ledger/object-endpoints.ts';
import * as ledger from '#contract/ledger/task-endpoints.ts';
import * as theming from '#contract/ledger/theme-endpoints.ts';
import { seedUnits } from '#server/unit/seed-units.ts';
import { systemActor } from '#server/platform/actor.ts';
import { runRead } from '#server/platform/http/run-act.ts';
import type { Act } from '#server/platform/http/act.ts';
import { newId } from '#server/platform/id.ts';
import { listsKnown } from '#server/ledger/list/listed-tasks.ts';
import { countFiltered } from '#server/ledger/task/count-filtered.ts';
import { readFilter } from '#server/ledger/task/task-filter.ts';
import { chance } from '#test/chance.ts';
import { publish, upload, type VersionParams } from '#test/plan-steps.ts';
import { startTestServer, type TestServer } from '#test/server.ts';
import { reissued, smallPlan } from '#test/small-plan.ts';

const corpus = readFileSync(join(import.meta.dirname, '../../../../test/corpus/000-taian-shenghui.txt'), 'utf8');

let server: TestServer;
let small: VersionParams;
beforeAll(async () => {
  server = await startTestServer();
  await server.act(async (act) => {
    await seedUnits(act, '泰安市');
    act.audit({ act: 'test.seed', objects: [] });
    return success({});
  });
  small = await upload(server, smallPlan);
  await publish(server, small);
  await publish(server, await upload(server, corpus));
  await server.ok(theming.addTheme, { body: { name: '济泰同城化', note: null } });
  const ids = (await server.ok(ledger.listTasks, { query: { limit: 500 } })).tasks.map(({ id }) => id);
  // 总领 is listed, too, where somebody names it.
  for (const [index, year] of [2026, 2026, 2027].entries()) {
    const { id: listId } = await server.ok(annual.createList, { body: { year, name: `第${index}号清单` } });
    const own = ids.filter((_, place) => place % 3 === index);
    await server.ok(annual.addToList, { params: { listId }, body: { by: 'ids', taskIds: own.slice(0, -20) } });
    await server.ok(annual.omitTasks, { params: { listId }, body: { taskIds: own.slice(-10), reason: '已办结' } });
  }
});
afterAll(() => server.stop());

const reading = <T>(work: (act: Act) => Promise<T>): Promise<T> =>
  runRead(
    server.source,
    { jurisdictionId: server.jurisdictionId, by: systemActor, subject: null, reach: 'jurisdiction', requestId: newId() },
    work,
  );

type Counted = Awaited<ReturnType<typeof countFiltered>>;

/** The same filter counted in both ways, in one snapshot. */
const both = (filter: ledger.TaskFilter): Promise<readonly [fast: Counted, walked: Counted]> =>
  reading(async (act) => {
    const read = await readFilter(act, filter);
    if (!read.ok) throw new Error(read.code);
    const known = await listsKnown(act);
    return [await countFiltered(act, read.value, filter, known, true), await countFiltered(act, read.value, filter, known, false)];
  });

async function expectSame(filters: readonly ledger.TaskFilter[], { overHttp = true } = {}): Promise<void> {
  for (const filter of filters) {
    const [fast, walked] = await both(filter);
    expect(fast, JSON.stringify(filter)).toEqual(walked);
    if (overHttp && Object.keys(filter).length > 0) expect(await server.ok(ledger.countTasks, { query: filter })).toEqual(walked);
  }
}

/** Filters of one field, and of several, with values that the ledger has and others. */
async function filtersOf(seed: number, count: number): Promise<readonly ledger.TaskFilter[]> {
  const random = chance(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const some = <T>(list: readonly T[]): T[] => Array.from({ length: 1 + Math.floor(random() * 2) }, () => pick(list));
  const inSomeCase = (ids: readonly string[]): string[] => ids.map((id) => (random() < 0.3 && !id.includes(':') ? id.toUpperCase() : id));
  const all = await server.ok(ledger.countTasks, {});
  const { tasks } = await server.ok(ledger.listTasks, { query: { limit: 500 } });
  const valuesOf = (facet: { readonly value: string }[]): string[] => [...facet.map(({ value }) => value), newId()];
  const { objects: registered } = await server.ok(objectApi.listObjects, {});
  const objects = [...registered.map(({ id }) => id), newId()];
  const fields: readonly ((filter: ledger.TaskFilter) => ledger.TaskFilter)[] = [
    (filter) => ({ ...filter, planId: inSomeCase(some(valuesOf(all.plan))) }),
    (filter) => {
      const { planId, path } = pick(tasks);
      return { ...filter, planId: [planId], chapter: random() < 0.5 ? path : (path.split('/')[0] ?? '') };
    },
    (filter) => ({ ...filter, unit: some([...all.unit.map(({ value }) => value), '没有的局']) }),
    (filter) => ({ ...filter, unitId: inSomeCase(some(valuesOf(all.unitId))) }),
    (filter) => ({ ...filter, unitRole: some(responsibilityRoles) }),
    (filter) => ({ ...filter, kind: some(taskKinds) }),
    (filter) => ({ ...filter, commitment: some(commitments) }),
    (filter) => ({ ...filter, nature: some(natures) }),
    (filter) => ({ ...filter, role: pick(taskRoles) }),
    (filter) => ({ ...filter, due: pick(['dated', 'undated']) }),
    (filter) => ({ ...filter, dueFrom: '2024-01-01' }),
    (filter) => ({ ...filter, dueTo: '2025-12-31' }),
    (filter) => ({ ...filter, lead: pick(['with', 'without']) }),
    (filter) => ({ ...filter, openList: pick(['with', 'without']) }),
    (filter) => ({ ...filter, themeId: inSomeCase(some(valuesOf(all.theme))) }),
    (filter) => ({ ...filter, objectId: inSomeCase(some(objects)) }),
    (filter) => ({ ...filter, listed: inSomeCase(some(valuesOf(all.listed))) }),
    (filter) => ({ ...filter, listed: [pick(['none:2026', 'none:2027', 'none:2031']), ...some(valuesOf(all.listed))] }),
    (filter) => ({ ...filter, listed: [`omitted:${pick([2026, 2027, 2031])}`] }),
    (filter) => ({ ...filter, text: pick(['建设', '推进', '泰安 发展', '没有的词']) }),
    (filter) => ({ ...filter, state: pick(['open', 'withdrawn']) }),
  ];
  const several = Array.from({ length: count }, () =>
    Array.from({ length: 2 + Math.floor(random() * 2) }, () => pick(fields)).reduce<ledger.TaskFilter>(
      (filter, field) => field(filter),
      {},
    ),
  );
  return [...fields.map((field) => field({})), ...several];
}

describe('counts under filters', () => {
  it('are those of a walk, for each field and for many together', { timeout: 120_000 }, async () => {
    await expectSame(await filtersOf(1, 60));
  });

  it('know values and tasks that are younger than the counts', { timeout: 120_000 }, async () => {
    const { tasks } = await server.ok(ledger.listTasks, { query: { limit: 500 } });
    const { themes } = await server.ok(theming.listThemes);
    const name = async (lead: string | null, from: number, to: number) => {
      const { tasks: now } = await server.ok(ledger.listTasks, { query: { limit: 500 } });
      await server.ok(ledger.setLead, { body: { tasks: now.slice(from, to).map(({ id, revision }) => ({ id, revision })), lead } });
    };
    await name('市新组建局', 0, 4);
    await expectSame([{}, { lead: 'with' }, { unit: ['市新组建局'] }, { kind: ['matter'], unit: ['市新组建局', '市公安局'] }]);
    await server.ok(theming.setTaskThemes, {
      body: { taskIds: tasks.slice(0, 9).map(({ id }) => id), add: themes.map(({ id }) => id), remove: [] },
    });
    await expectSame(await filtersOf(2, 15));
    await publish(server, await upload(server, reissued(smallPlan, 2).replace('市商务局', '市教育局'), small.planId));
    await name('另一个新局', 2, 9);
    await name(null, 0, 1);
    await expectSame(await filtersOf(3, 15));
  });

  it('are counted anew after each change of what a filter asks for, and not otherwise', async () => {
    const { pool } = server.database;
    const [task] = (await server.ok(ledger.listTasks, { query: { limit: 1 } })).tasks;
    const id = task?.id ?? '';
    const changes: readonly (readonly [filter: ledger.TaskFilter, statement: string])[] = [
      [{ role: 'overall' }, "update task set role = 'overall' where id = $1"],
      [
        { unit: [task?.responsibilities[0]?.unit ?? ''], unitRole: ['local'] },
        "update responsibility set role = 'local' where task_id = $1 and not accountable",
      ],
      [{ text: '绝无仅有' }, "update search_entry set text = text || '绝无仅有' where object_id = $1"],
      [{ dueTo: '1999-12-31' }, "update task set due_to = '1999-12-31' where id = $1"],
      [{ state: 'withdrawn' }, "update task set state = 'withdrawn' where id = $1"],
    ];
    for (const [query, statement] of changes) {
      const before = await server.ok(ledger.countTasks, { query });
      await pool.query(statement, [id]);
      const after = await server.ok(ledger.countTasks, { query });
      expect(after, statement).not.toEqual(before);
      expect(after).toEqual((await both(query))[1]);
    }
    const { rows: clauses } = await pool.query<{ id: string }>("select id from clause where kind = 'task' limit 1");
    const query = { principleId: [clauses[0]?.id ?? ''] };
    expect((await server.ok(ledger.countTasks, { query })).total).toBe(0);
    await pool.query(
      'insert into task_principle (jurisdiction_id, task_id, clause_id) select jurisdiction_id, id, $2 from task where state = $3 and id <> $1 limit 3',
      [id, query.principleId[0], 'open'],
    );
    expect((await server.ok(ledger.countTasks, { query })).total).toBe(3);
  });

  it('of a chapter are not those of one whose number begins alike', async () => {
    const { tasks } = await server.ok(ledger.listTasks, { query: { planId: [small.planId] } });
    const [like, below] = tasks.filter(({ path }) => path.startsWith('二/'));
    const { pool } = server.database;
    await pool.query("update task set path = '二十' where id = $1", [like?.id]);
    await pool.query("update task set path = '二_' where id = $1", [below?.id]);
    const filters = ['二', '二十', '二_'].map((chapter) => ({ planId: [small.planId], chapter }));
    const totals = [];
    for (const query of filters) totals.push((await server.ok(ledger.countTasks, { query })).total);
    expect(totals).toEqual([tasks.filter(({ path }) => path.startsWith('二/')).length - 2, 1, 1]);
    await expectSame(filters);
  });

  it('name the 300 units with the most tasks, and count all', async () => {
    const { pool } = server.database;
    const { rows: units } = await pool.query<{ id: string }>(
      `insert into unit (jurisdiction_id, id, kind, position, created_at)
       select $1, gen_random_uuid(), 'body', 0, now() from generate_series(1, 320) returning id`,
      [server.jurisdictionId],
    );
    await pool.query(
      `insert into responsibility (jurisdiction_id, id, task_id, seq, unit_text, role, basis, open_list, accountable, valid_from, task_position)
       select jurisdiction_id, gen_random_uuid(), task.id, 9, '第' || number || '局', 'support', 'changed', false, false, '2026-07-01', position
         from (select * from task where state = 'open' and kind = 'matter' order by position limit 1) task, generate_series(1, 320) number`,
    );
    await pool.query(
      `insert into responsibility_unit (jurisdiction_id, responsibility_id, unit_id, task_id, task_position, current)
       select jurisdiction_id, id, unit, task_id, task_position, true
         from (select * from responsibility where unit_text = '第1局') one, unnest($1::uuid[]) unit`,
      [units.map(({ id }) => id)],
    );
    const query = { kind: ['matter' as const] };
    for (const counts of [await server.ok(ledger.countTasks, { query }), await server.ok(ledger.countTasks, {})]) {
      expect([counts.unit.length, counts.unitId.length]).toEqual([300, 300]);
      expect(counts.units).toBeGreaterThan(320);
      expect(counts.unit.at(0)?.count).toBeGreaterThan(1);
    }
    await expectSame([{}, query]);
    expect(await server.ok(ledger.countTasks, {})).toEqual((await both({}))[1]);
  });

  it('of a narrower reach are never answered from those of all', async () => {
    const contact = await server.as('contact', { unit: '泰安市交通运输局' });
    const query = { kind: ['matter' as const] };
    const all = await server.ok(ledger.countTasks, { query });
    const own = await contact.ok(ledger.countTasks, { query });
    expect(own.total).toBe((await contact.ok(ledger.listTasks, { query: { ...query, limit: 500 } })).tasks.length);
    expect(own.total).toBeLessThan(all.total);
  });

  it('go on with what folds changed, and are read again when folds no longer say it', async () => {
    const { pool } = server.database;
    const fold = () => pool.query('select fold_ledger($1, 1000000, true)', [server.jurisdictionId]);
    const { rows: tasks } = await pool.query<{ id: string }>("select id from task where state = 'open' order by position desc limit 40");
    const change = async (index: number, chapter: string) => {
      await pool.query('update task set chapter = $2 where id = $1', [tasks[index]?.id, chapter]);
      await fold();
    };
    await fold();
    await expectSame([{ kind: ['matter'] }]);
    // Whoever read all of it again would not find this task.
    const { rows: hidden } = await pool.query<{ tallies: number[] }>('delete from ledger_tallied where task_id = $1 returning tallies', [
      tasks[0]?.id,
    ]);
    for (const index of [1, 2, 3]) await change(index, `新的一章${index}`);
    await expectSame([{ kind: ['matter'] }, { lead: 'without' }]);
    await pool.query('insert into ledger_tallied (jurisdiction_id, task_id, tallies) values ($1, $2, $3)', [
      server.jurisdictionId,
      tasks[0]?.id,
      hidden[0]?.tallies,
    ]);

    for (let index = 4; index < 40; index++) await change(index, `另一章${index}`);
    for (let index = 1; index < 40; index++) await change(index, `又一章${index}`);
    expect((await pool.query('select from ledger_fold')).rowCount).toBe(64);
    await expectSame([{ kind: ['matter'] }, { lead: 'without' }]);
  });
});
