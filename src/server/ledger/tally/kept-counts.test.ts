/** Counts that are kept are what a plain count finds: after each kind of act, after a refused one, amid others, in any order. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { success } from '#core/failure.ts';
import * as ledger from '#contract/ledger/task-endpoints.ts';
import * as objectApi from '#contract/ledger/object-endpoints.ts';
import * as lists from '#contract/ledger/open-list-endpoints.ts';
import * as theming from '#contract/ledger/theme-endpoints.ts';
import * as unitTexts from '#contract/plan/unit-text-endpoints.ts';
import * as unitApi from '#contract/unit/endpoints.ts';
import { seedUnits } from '#server/unit/seed-units.ts';
import { systemActor } from '#server/platform/actor.ts';
import { runRead } from '#server/platform/http/run-act.ts';
import type { Act } from '#server/platform/http/act.ts';
import { newId } from '#server/platform/id.ts';
import { countLedger } from '#server/ledger/tally/count-ledger.ts';
import { listsKnown } from '#server/ledger/list/listed-tasks.ts';
import { countFiltered } from '#server/ledger/task/count-filtered.ts';
import { readFilter } from '#server/ledger/task/task-filter.ts';
import { keptAnswer } from '#server/ledger/tally/kept-answer.ts';
import { publish, upload, type VersionParams } from '#test/plan-steps.ts';
import { chance } from '#test/chance.ts';
import { recountLedger } from '#test/recount-ledger.ts';
import { startTestServer, type TestServer } from '#test/server.ts';
import { reissued, smallPlan } from '#test/small-plan.ts';
import { testClock } from '#test/test-clock.ts';
import { detailsOf } from '#test/task-details.ts';

const corpus = readFileSync(join(import.meta.dirname, '../../../../test/corpus/000-taian-shenghui.txt'), 'utf8');

const clock = testClock();
let server: TestServer;
let first: VersionParams;
beforeAll(async () => {
  server = await startTestServer({ clock });
  await server.act(async (act) => {
    await seedUnits(act, '泰安市');
    act.audit({ act: 'test.seed', objects: [] });
    return success({});
  });
});
afterAll(() => server.stop());

const reading = <T>(work: (act: Act) => Promise<T>): Promise<T> =>
  runRead(
    server.source,
    { jurisdictionId: server.jurisdictionId, by: systemActor, subject: null, reach: 'jurisdiction', requestId: newId() },
    work,
  );
const revision = async (): Promise<number> => {
  const { rows } = await server.database.pool.query<{ sum: number }>(
    `select coalesce((select n from ledger_tally where facet = 'revision'), 0) + coalesce((select sum(raised) from ledger_change), 0)::bigint as sum`,
  );
  return rows[0]?.sum ?? 0;
};
const keptAnswers = async () => ({
  facets: await server.ok(ledger.countTasks, {}),
  unitTexts: await server.ok(ledger.listUnitTexts),
});
const tasks = async () => (await server.ok(ledger.listTasks, { query: { limit: 500 } })).tasks;

/** The answers over HTTP are those of a plain count, and were before. */
async function expectExact(): Promise<void> {
  expect(await keptAnswers()).toEqual(await reading(recountLedger));
}

/** What the acts did shows, and raised the revision. */
async function expectCounted(...acts: readonly (() => Promise<unknown>)[]): Promise<void> {
  for (const act of acts) {
    const before = { kept: await keptAnswers(), revision: await revision() };
    await act();
    await expectExact();
    expect(await revision()).toBeGreaterThan(before.revision);
    expect(await keptAnswers()).not.toEqual(before.kept);
  }
}

describe('kept counts are exact', () => {
  it('for an empty ledger', expectExact);

  it('after publishing, with one plan and with two', async () => {
    await expectCounted(
      async () => {
        first = await upload(server, smallPlan);
        await publish(server, first);
      },
      async () => publish(server, await upload(server, corpus)),
      async () => publish(server, await upload(server, reissued(smallPlan, 2).replace('市商务局', '市教育局'), first.planId)),
    );
  });

  it('after a task was withdrawn, and came back', async () => {
    const gone = smallPlan.replace('2.建立己区联席会议制度。（责任单位：市商务局）\n', '');
    await expectCounted(
      async () => expect((await publish(server, await upload(server, gone, first.planId))).withdrawn).toBe(1),
      async () => publish(server, await upload(server, reissued(smallPlan, 3), first.planId)),
    );
  });

  it('after leads were named and taken away', async () => {
    const name = async (lead: string | null) => {
      const some = (await tasks()).slice(0, 5).map((task) => ({ id: task.id, revision: task.revision }));
      await server.ok(ledger.setLead, { body: { tasks: some, lead } });
    };
    await expectCounted(
      () => name('市公安局'),
      () => name('市新组建局'),
      () => name(null),
    );
  });

  it('after what printed names mean was decided, for the plan and for one task', async () => {
    const { units } = await server.ok(unitApi.listUnits, { query: {} });
    const [one, other] = units;
    const decide = async (state: 'matched' | 'named' | 'as-printed', unitIds: string[]) => {
      const { planId } = first;
      const { units: texts } = await server.ok(unitTexts.listPlanUnits, { params: { planId } });
      const text = texts.find((row) => row.text === '市财政局');
      await server.ok(unitTexts.decidePlanUnit, {
        params: { planId },
        body: { text: '市财政局', state, unitIds, reason: '测试', revision: text?.revision ?? 0 },
      });
    };
    const singly = async (state: 'matched' | 'open', unitIds: string[]) => {
      const task = (await tasks()).find(({ planId }) => planId === first.planId);
      const [detail] = await detailsOf(server, task === undefined ? [] : [task]);
      const responsibilities = (detail?.responsibilities ?? []).flatMap(({ unit, openList }) =>
        openList ? [] : [{ taskId: detail?.id ?? '', unit }],
      );
      await server.ok(lists.resolveResponsibilities, { body: { responsibilities, state, unitIds, reason: '测试' } });
    };
    await expectCounted(
      () => decide('matched', [other?.id ?? '']),
      () => decide('as-printed', []),
      // Two responsibilities of one task mean one unit: it is counted once.
      () => singly('matched', [one?.id ?? '']),
      () => singly('open', []),
    );
  });

  it('after units were renamed and merged', async () => {
    const { unitId } = await server.ok(ledger.countTasks, {});
    const [one, other] = unitId;
    await expectCounted(
      async () => {
        const unit = await server.ok(unitApi.getUnit, { params: { unitId: one?.value ?? '' } });
        await server.ok(unitApi.editUnit, {
          params: { unitId: unit.id },
          body: { names: { full: '泰安市全新局', short: '市全新局', aliases: [] }, corrected: true, revision: unit.revision },
        });
      },
      async () => server.ok(unitApi.mergeUnits, { body: { into: one?.value ?? '', from: other?.value ?? '', reason: '测试' } }),
    );
    // A link that names the one that was merged away leads on.
    const under = async (id: string | undefined) => (await server.ok(ledger.listTasks, { query: { unitId: [id ?? ''] } })).tasks;
    expect((await under(other?.value)).length).toBeGreaterThan(0);
    expect(await under(other?.value)).toEqual(await under(one?.value));
    expect(await server.ok(ledger.countTasks, { query: { unitId: [other?.value ?? ''] } })).toEqual(
      await server.ok(ledger.countTasks, { query: { unitId: [one?.value ?? ''] } }),
    );
  });

  it('after themes and objects changed', async () => {
    const ids = (await tasks()).map(({ id }) => id);
    const theme = await server.ok(theming.addTheme, { body: { name: '济泰同城化', note: null } });
    const { objects } = await server.ok(objectApi.listObjects, { query: {} });
    await expectCounted(
      () => server.ok(theming.setTaskThemes, { body: { taskIds: ids.slice(0, 9), add: [theme.id], remove: [] } }),
      () => server.ok(theming.setTaskThemes, { body: { taskIds: ids.slice(0, 2), add: [], remove: [theme.id] } }),
      () => server.ok(theming.editTheme, { params: { themeId: theme.id }, body: { name: '同城化', note: null, revision: theme.revision } }),
      () => server.ok(objectApi.mergeObjects, { body: { into: objects[0]?.id ?? '', from: [objects[1]?.id ?? ''] } }),
    );
  });

  it('after a refused act, which raises nothing', async () => {
    const [task] = await tasks();
    const before = await revision();
    const answer = await server.call(ledger.setLead, {
      body: { tasks: [{ id: task?.id ?? '', revision: 999 }], lead: '市公安局' },
    });
    expect(answer.problem?.code).toBe('task-changed');
    await server.ok(theming.addTheme, { body: { name: '还没有事项的专题', note: null } });
    expect(await revision()).toBeGreaterThanOrEqual(before);
    await expectExact();
  });

  it('for whoever sees a part alone: it is never answered from them', async () => {
    await keptAnswers();
    const contact = await server.as('contact', { unit: '泰安市交通运输局' });
    const all = await server.ok(ledger.countTasks, {});
    const own = await contact.ok(ledger.countTasks, {});
    expect(own.total).toBe((await contact.ok(ledger.listTasks, { query: { limit: 500 } })).tasks.length);
    expect(own.total).toBeLessThan(all.total);
    expect((await contact.ok(ledger.listUnitTexts)).units.length).toBeLessThan((await server.ok(ledger.listUnitTexts)).units.length);
  });

  it('when nothing changed, without counting anew', async () => {
    let counted = 0;
    const count = (act: Act) =>
      keptAnswer(act, 'a test', async () => {
        counted += 1;
        return counted;
      });
    const answers = await Promise.all([reading(count), reading(count), reading(count)]);
    // Acts that are recorded, and change no task.
    const { unitId } = await server.ok(ledger.countTasks, {});
    const unit = await server.ok(unitApi.getUnit, { params: { unitId: unitId[0]?.value ?? '' } });
    await server.ok(unitApi.editUnit, { params: { unitId: unit.id }, body: { note: '备注', revision: unit.revision } });
    expect([...answers, await reading(count)]).toEqual(['1', '1', '1', '1']);
  });

  it('on another day, when units may be called otherwise', async () => {
    const day = (act: Act) => keptAnswer(act, 'a day', () => Promise.resolve(act.today));
    const today = await reading(day);
    clock.ahead = 86_400_000;
    try {
      expect(await reading(day)).not.toBe(today);
    } finally {
      clock.ahead = 0;
    }
  });

  it('when whoever counted failed: who waited counts, for who comes later, too', async () => {
    const gate = Promise.withResolvers<never>();
    const begun = Promise.withResolvers<void>();
    const counts = (answer: () => Promise<unknown>) => (act: Act) => keptAnswer(act, 'a count that fails', answer);
    const failing = reading(
      counts(() => {
        begun.resolve();
        return gate.promise;
      }),
    );
    await begun.promise;
    const waiting = reading(async (act) => {
      const answer = counts(() => Promise.resolve('waited'))(act);
      // Asked behind the revision: by now it waits for the other.
      await act.db.selectFrom('plan').select('id').execute();
      gate.reject(new Error('the connection broke'));
      return answer;
    });
    await expect(failing).rejects.toThrow('the connection broke');
    expect(await waiting).toBe('"waited"');
    expect(await reading(counts(() => Promise.resolve('later')))).toBe('"waited"');
  });

  it('amid writers that go back on what they did, whatever they do in whatever order', { timeout: 120_000 }, async () => {
    const seed = 20_260_728;
    const all = await tasks();
    const texts = ['市公安局', '市财政局', '有关县（市、区）', '随机单位甲', '随机单位乙'];
    const units = (await server.ok(unitApi.listUnits, { query: {} })).units.slice(0, 4).map(({ id }) => id);
    const themes = (await server.ok(theming.listThemes)).themes.map(({ id }) => id);
    const { objects } = await server.ok(objectApi.listObjects, { query: {} });

    const writer = async (number: number): Promise<void> => {
      const random = chance(seed + number);
      const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
      const client = await server.database.pool.connect();
      try {
        for (let turn = 0; turn < 60; turn++) {
          await client.query('begin');
          try {
            for (let step = 0; step < 1 + random() * 4; step++) {
              const [statement, values] = change(random, pick, {
                tasks: all.map(({ id }) => id),
                texts,
                units,
                themes,
                objects: objects.map(({ id }) => id),
              });
              await client.query(statement, values);
            }
            if (random() < 0.15) await client.query('select fold_ledger($1, 50, true)', [server.jurisdictionId]);
            await client.query(random() < 0.25 ? 'rollback' : 'commit');
          } catch (error) {
            await client.query('rollback');
            // Two of them waited for each other, or one row was there already.
            if (!(error instanceof Error && 'code' in error && ['40P01', '23505'].includes(String(error.code)))) throw error;
          }
        }
      } finally {
        client.release();
      }
    };
    const writers = { busy: true };
    const reader = async (): Promise<number> => {
      let seen = 0;
      while (writers.busy) {
        const [kept, plain] = await reading(async (act) => [
          JSON.parse(await keptAnswer(act, 'facets', async () => countLedger(act, await listsKnown(act)))) as unknown,
          (await recountLedger(act)).facets,
        ]);
        expect(kept).toEqual(plain);
        const [filtered, walked] = await reading(countedBothWays);
        expect(filtered).toEqual(walked);
        seen += 1;
      }
      return seen;
    };
    const readers = [reader(), reader()];
    await Promise.all([1, 2, 3, 4].map(writer)).finally(() => {
      writers.busy = false;
    });
    for (const seen of await Promise.all(readers)) expect(seen).toBeGreaterThan(3);
    await expectExact();
    await server.database.pool.query('select fold_ledger($1, 1000000, true)', [server.jurisdictionId]);
    expect((await server.database.pool.query('select from ledger_change')).rowCount).toBe(0);
    await expectExact();
  });

  it('after many acts of one parity: what they noted is folded, whatever numbers their transactions get', async () => {
    const [task] = await tasks();
    const { pool } = server.database;
    await pool.query(`do $do$ begin
      for turn in 1..1200 loop
        if pg_current_xact_id()::text::bigint % 2 = 1 then
          update task set due_to = coalesce(due_to, date '2026-01-01') + 1 where id = '${task?.id ?? ''}';
        end if;
        commit;
      end loop;
    end $do$`);
    expect((await pool.query('select from ledger_change')).rowCount).toBeLessThan(500);
    await expectExact();
  });
});

/** Under a filter: from what each task counts towards, and by a walk. */
async function countedBothWays(act: Act) {
  const filter: ledger.TaskFilter = { lead: 'with', unit: ['市公安局', '随机单位甲'] };
  const read = await readFilter(act, filter);
  if (!read.ok) throw new Error(read.code);
  const known = await listsKnown(act);
  const count = (whole: boolean) => countFiltered(act, read.value, filter, known, whole);
  return [await count(true), await count(false)];
}

interface Things {
  readonly tasks: readonly string[];
  readonly texts: readonly string[];
  readonly units: readonly string[];
  readonly themes: readonly string[];
  readonly objects: readonly string[];
}

/** One change of anything that is counted, as SQL that nobody but a test would write. */
function change(random: () => number, pick: <T>(list: readonly T[]) => T, things: Things): readonly [statement: string, values: unknown[]] {
  const task = pick(things.tasks);
  const both = [task, pick(things.tasks)];
  return pick<readonly [string, unknown[]]>([
    ["update task set state = case state when 'open' then 'withdrawn' else 'open' end where id = any($1::uuid[])", [both]],
    [
      // A task and its responsibilities in one statement.
      `with ended as (update responsibility set valid_to = '2026-07-01' where task_id = $1 and valid_to is null)
       update task set state = 'withdrawn', lead = null where id = $1`,
      [task],
    ],
    ['update task set lead = $2, kind = $3 where id = $1', [task, pick([null, '市公安局']), pick(['matter', 'project'])]],
    ['update task set path = $2, chapter = $2 where id = $1', [task, pick(['一', '二/（一）', '二/（二）'])]],
    ['update task set position = $2 where id = $1', [task, Math.floor(random() * 1e12)]],
    ["update responsibility set valid_to = case when $2 then date '2026-07-01' end where task_id = $1", [task, random() < 0.5]],
    ['update responsibility set open_list = not open_list, accountable = not accountable where unit_text = $1', [pick(things.texts)]],
    [
      `insert into responsibility (jurisdiction_id, id, task_id, seq, unit_text, role, basis, open_list, accountable, valid_from, task_position)
       select jurisdiction_id, $2, id, 9, $3, 'support', 'changed', $4, false, '2026-07-01', position from task where id = $1`,
      [task, newId(), pick(things.texts), random() < 0.3],
    ],
    [
      `insert into responsibility_unit (jurisdiction_id, responsibility_id, unit_id, task_id, task_position, current)
       select jurisdiction_id, id, $2, task_id, task_position, $3 from responsibility where task_id = $1
       on conflict (jurisdiction_id, unit_id, task_position, responsibility_id) do update set current = excluded.current`,
      [task, pick(things.units), random() < 0.8],
    ],
    [
      // One unit goes and another comes, in one statement.
      `with gone as (delete from responsibility_unit where task_id = $1 returning *)
       insert into responsibility_unit select jurisdiction_id, responsibility_id, $2, task_id, task_position, true from gone
       on conflict do nothing`,
      [task, pick(things.units)],
    ],
    [
      'insert into task_theme select jurisdiction_id, id, $2 from task where id = any($1::uuid[]) on conflict do nothing',
      [both, pick(things.themes)],
    ],
    ['delete from task_theme where task_id = any($1::uuid[])', [both]],
    ['insert into task_object select jurisdiction_id, id, $2 from task where id = $1 on conflict do nothing', [task, pick(things.objects)]],
    ['delete from task_object where object_id = $1', [pick(things.objects)]],
    ['update theme set name = $2 where id = $1', [pick(things.themes), `专题${random()}`]],
    ["update plan set title = 'P' || $1::text", [String(random())]],
    ["update unit_name set name = name || '局' where unit_id = $1 and length(name) < 30", [pick(things.units)]],
  ]);
}
