/** Rows of duties: owed once, moved, settled, and held against the facts. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as unit from '#contract/unit/endpoints.ts';
import { success } from '#core/failure.ts';
import { compareDuties, type DutyKind } from '#server/platform/duty/duty-kind.ts';
import { owe, settleDuties, type Duty } from '#server/platform/duty/duty.ts';
import type { Act } from '#server/platform/http/act.ts';
import { newId } from '#server/platform/id.ts';
import { withSucceeded } from '#server/unit/succeeded-units.ts';
import { startTestServer, type TestServer } from '#test/server.ts';

let server: TestServer;
let [first, second] = ['', ''];
beforeAll(async () => {
  server = await startTestServer();
  first = (await server.as('contact', { unit: '示例市交通局' })).unitId ?? '';
  second = (await server.as('contact', { unit: '示例市住建局' })).unitId ?? '';
});
beforeEach(() => server.database.pool.query('delete from duty'));
afterAll(() => server.stop());

const object = newId();
const duty = (over: Partial<Duty> = {}): Duty => ({
  kind: 'sign-for',
  objectType: 'sign_for',
  objectId: object,
  unitId: first,
  role: 'contact',
  due: '2026-03-05',
  ...over,
});

async function within<T>(work: (act: Act) => Promise<T>): Promise<T> {
  const outcome = await server.act(async (act) => {
    const made = await work(act);
    act.audit({ act: 'plantRows', objects: [] });
    return success(made);
  });
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.value;
}

async function rows(): Promise<readonly { unit_id: string | null; role: string; due: string | null; done: boolean }[]> {
  const { rows: found } = await server.database.pool.query<{ unit_id: string | null; role: string; due: string | null; done: boolean }>(
    'select unit_id, role, due::text, done_at is not null as done from duty order by id',
  );
  return found;
}

describe('duties', () => {
  it('are owed once, however often that is said, and by their newest day', async () => {
    await within((act) =>
      owe(act, [duty(), duty({ due: '2026-03-06' }), duty({ role: 'unit-leader' }), duty({ unitId: null, role: 'office', due: null })]),
    );
    await within((act) => owe(act, [duty({ unitId: null, role: 'office', due: null }), duty({ due: '2026-03-09' })]));
    expect(await rows()).toHaveLength(3);
    expect(await rows()).toEqual(
      expect.arrayContaining([
        { unit_id: first, role: 'contact', due: '2026-03-09', done: false },
        { unit_id: first, role: 'unit-leader', due: '2026-03-05', done: false },
        { unit_id: null, role: 'office', due: null, done: false },
      ]),
    );
  });

  it('are settled for all, or for one unit or role; what comes again later is owed anew', async () => {
    await within((act) =>
      owe(act, [duty(), duty({ unitId: second }), duty({ role: 'unit-leader' }), duty({ unitId: null, role: 'office' })]),
    );
    const settle = (over: object = {}) =>
      within((act) => settleDuties(act, { kind: 'sign-for', objectType: 'sign_for', objectIds: [object], ...over }));
    const open = async () => (await rows()).filter(({ done }) => !done).map(({ unit_id, role }) => [unit_id, role]);
    await settle({ unitId: null });
    await settle({ unitId: first, role: 'contact' });
    await settle({ kind: 'another' });
    expect(await open()).toEqual(
      expect.arrayContaining([
        [second, 'contact'],
        [first, 'unit-leader'],
      ]),
    );
    expect(await open()).toHaveLength(2);
    await settle();
    expect(await open()).toEqual([]);
    await within((act) => owe(act, [duty()]));
    expect(await open()).toEqual([[first, 'contact']]);
    expect(await rows()).toHaveLength(5);
  });

  it('come and go by thousands in one statement', async () => {
    const many = Array.from({ length: 16_000 }, () => duty({ objectId: newId() }));
    await within((act) => owe(act, many));
    expect(await rows()).toHaveLength(16_000);
    await within((act) => settleDuties(act, { kind: 'sign-for', objectType: 'sign_for', objectIds: many.map(({ objectId }) => objectId) }));
    expect((await rows()).filter(({ done }) => !done)).toEqual([]);
  });

  it('are somebody’s: a role of a unit needs its unit', async () => {
    await expect(within((act) => owe(act, [duty({ unitId: null })]))).rejects.toThrow('duty_desk');
  });

  it('are held against the facts', async () => {
    const facts = [duty(), duty({ unitId: second, due: '2026-03-06' }), duty({ role: 'unit-leader' })];
    const kind: DutyKind = {
      name: 'sign-for',
      needs: 'listTasks',
      list: '/',
      workdays: true,
      awaitedBy: [],
      awaitedNeeds: 'listTasks',
      awaitedList: '/',
      owed: async () => facts,
      tell: async () => new Map(),
    };
    await within((act) => owe(act, [duty(), duty({ unitId: second }), duty({ unitId: null, role: 'office' })]));
    const difference = await within((act) => compareDuties(act, [kind]));
    expect(difference).toEqual({ missing: [facts[2]], extra: [duty({ unitId: null, role: 'office' })], otherDue: [facts[1]] });
    await within((act) => owe(act, facts));
    await within((act) => settleDuties(act, { kind: 'sign-for', objectType: 'sign_for', objectIds: [object], unitId: null }));
    expect(await within((act) => compareDuties(act, [kind]))).toEqual({ missing: [], extra: [], otherDue: [] });
  });
});

describe('a unit’s duties', () => {
  it('become those of the unit that it was merged with, each once, by the earlier day', async () => {
    const gone = (await server.as('contact', { unit: '示例市交通运输局' })).unitId ?? '';
    const [only, both] = [newId(), newId()];
    await within((act) =>
      owe(act, [
        duty({ unitId: gone, objectId: only }),
        duty({ unitId: gone, objectId: both }),
        duty({ objectId: both, due: '2026-03-09' }),
      ]),
    );
    await server.ok(unit.mergeUnits, { body: { from: gone, into: first, reason: '重复' } });
    const found = await rows();
    expect(found.filter(({ done }) => !done)).toEqual([
      { unit_id: first, role: 'contact', due: '2026-03-05', done: false },
      { unit_id: first, role: 'contact', due: '2026-03-05', done: false },
    ]);
    expect(found.every(({ unit_id }) => unit_id === first)).toBe(true);
  });

  it('are owed by those that took over from it, once it has ended', async () => {
    const ended = (await server.as('contact', { unit: '示例市规划局' })).unitId ?? '';
    const { units } = await server.ok(unit.listUnits);
    const of = (act: Act) => withSucceeded(act, [second]);
    const end = {
      params: { unitId: ended },
      body: {
        revision: units.find(({ id }) => id === ended)?.revision ?? 0,
        onDate: '2026-03-02',
        successors: [{ unitId: second, relation: 'merged' as const }],
        note: null,
      },
    };
    expect(await within(of)).toEqual([second]);
    await server.ok(unit.endUnit, end);
    expect((await within(of)).toSorted()).toEqual([second, ended].toSorted());
    expect(await within((act) => withSucceeded(act, [first]))).not.toContain(ended);
  });
});
