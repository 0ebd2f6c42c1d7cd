/** Many units in one act: added from what a document prints, said to be right, taken out again. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import * as batch from '#contract/unit/batch-endpoints.ts';
import * as unit from '#contract/unit/endpoints.ts';
import { joinDomains } from '#server/domains.ts';
import { startTestServer, type TestServer } from '#test/server.ts';

let server: TestServer;
beforeAll(async () => {
  joinDomains();
  server = await startTestServer();
});
afterAll(() => server.stop());

type NewUnit = z.input<typeof batch.addUnits.body>['units'][number];
const wanted = (full: string, more: Partial<NewUnit> = {}): NewUnit => ({
  names: { full, short: null, aliases: [] },
  kind: 'department',
  parentId: null,
  parentAt: null,
  ...more,
});
const add = (units: NewUnit[], source: string | null = '《测试方案》') => server.call(batch.addUnits, { body: { units, source } });
const added = async (...units: NewUnit[]) => (await server.ok(batch.addUnits, { body: { units, source: '《测试方案》' } })).units;
const all = async () => (await server.ok(unit.listUnits)).units;
const eventsOf = async (act: string) => {
  const { rows } = await server.database.pool.query('select count(*)::int as count from audit_event where act = $1', [act]);
  return (rows[0] as { count: number }).count;
};

describe('adding', () => {
  it('puts them after the others, one below the other, their names not checked, in one event', async () => {
    const before = await all();
    const events = await eventsOf('addUnits');
    const made = await added(
      wanted('某市水务局水文中心', { kind: 'body', parentAt: 1 }),
      wanted('某市水务局', { names: { full: '某市水务局', short: '市水务局', aliases: ['市水利局'] } }),
    );
    const [below, above] = made.map(({ id }) => id);
    const after = await all();
    expect(after.slice(-2).map(({ id, parentId }) => [id, parentId])).toEqual([
      [below, above],
      [above, null],
    ]);
    expect(after.length - before.length).toBe(2);
    expect(after.at(-1)?.names.map(({ name, form, checked, source }) => [name, form, checked, source])).toEqual([
      ['某市水务局', 'full', false, '《测试方案》'],
      ['市水务局', 'short', false, '《测试方案》'],
      ['市水利局', 'alias', false, '《测试方案》'],
    ]);
    expect((await eventsOf('addUnits')) - events).toBe(1);
    const { events: history } = await server.ok(unit.getUnitHistory, { params: { unitId: below ?? '' } });
    expect(history.map(({ act }) => act)).toEqual(['addUnits']);
  });

  it.each<[string, readonly NewUnit[]]>([
    ['unit-name-taken', [wanted('某市新一局'), wanted('某市新一局')]],
    ['unit-name-open-list', [wanted('某市新一局'), wanted('有关部门')]],
    ['unit-parent-invalid', [wanted('某市新一局', { parentAt: 5 })]],
  ])('is refused as a whole: %s', async (code, units) => {
    expect((await add([...units])).problem?.code).toBe(code);
    expect((await all()).some(({ names }) => names.some(({ name }) => name === '某市新一局'))).toBe(false);
  });

  it('takes as many as a long plan prints', async () => {
    const many = Array.from({ length: batch.maxUnitsAtOnce }, (_, at) => wanted(`某市第${at}局`, { parentAt: at === 0 ? null : 0 }));
    const made = await added(...many);
    expect(made).toHaveLength(many.length);
    await server.ok(batch.removeUnits, { body: { units: made.map(({ id, revision }) => ({ id, revision })) } });
  });
});

describe('checking', () => {
  it('says of all that their names are right, in one event, and once; it can be taken back', async () => {
    const made = await added(wanted('某市核一局'), wanted('某市核二局'));
    const events = await eventsOf('checkUnits');
    const say = async (units: readonly { readonly id: string; readonly revision: number }[], checked: boolean) =>
      (await server.ok(batch.checkUnits, { body: { units: units.map(({ id, revision }) => ({ id, revision })), checked } })).units;
    const checked = async () =>
      (await all()).filter(({ id }) => made.some((one) => one.id === id)).flatMap(({ names }) => names.map((name) => name.checked));
    const said = await say(made, true);
    expect(said.map(({ id }) => id)).toEqual(made.map(({ id }) => id));
    expect(await checked()).toEqual([true, true]);
    expect(await say(said, true)).toEqual([]);
    expect((await eventsOf('checkUnits')) - events).toBe(1);
    expect(await say(said, false)).toHaveLength(2);
    expect(await checked()).toEqual([false, false]);
  });

  it.each(['checkUnits', 'removeUnits'] as const)('%s is refused where somebody was faster, or the unit is gone', async (which) => {
    const [made] = await added(wanted(`某市${which}局`));
    if (made === undefined) throw new Error('nothing was made');
    const send = async (id: string, revision: number) => {
      const units = [{ id, revision }];
      if (which === 'removeUnits') return await server.call(batch.removeUnits, { body: { units } });
      return await server.call(batch.checkUnits, { body: { units, checked: true } });
    };
    expect((await send(made.id, made.revision + 1)).problem?.code).toBe('unit-changed');
    expect((await send('01930000-0000-7000-8000-0000000000ff', 1)).problem?.code).toBe('unit-not-found');
  });
});

describe('removing', () => {
  it('takes units out with all below them, and their names are free again', async () => {
    const made = await added(wanted('某市误建局'), wanted('某市误建局一所', { parentAt: 0 }));
    expect(await server.ok(batch.removeUnits, { body: { units: made.map(({ id, revision }) => ({ id, revision })) } })).toEqual({
      removed: 2,
    });
    expect((await all()).some(({ id }) => made.some((one) => one.id === id))).toBe(false);
    const entries = 'select from search_entry where object_id = any($1::uuid[])';
    expect((await server.database.pool.query(entries, [made.map(({ id }) => id)])).rowCount).toBe(0);
    const again = await added(wanted('某市误建局'));
    expect(again).toHaveLength(1);
  });

  it('is refused as a whole while somebody or something belongs to one of them', async () => {
    const [free, used] = await added(wanted('某市闲局'), wanted('某市有人局'));
    if (free === undefined || used === undefined) throw new Error('nothing was made');
    await server.as('contact', { unit: '某市有人局' });
    const units = [free, used].map(({ id, revision }) => ({ id, revision }));
    const answer = await server.call(batch.removeUnits, { body: { units } });
    expect(answer.problem).toMatchObject({ code: 'unit-in-use', status: 409, data: { name: '某市有人局' } });
    expect((await all()).filter(({ id }) => id === free.id)).toHaveLength(1);
    expect((await server.ok(batch.removeUnits, { body: { units: units.slice(0, 1) } })).removed).toBe(1);
  });

  it('takes units out that are housed at each other', async () => {
    const made = await added(wanted('某市同楼一局'), wanted('某市同楼二局'));
    const [first, second] = made;
    const housed = async (one: typeof first, at: typeof first) =>
      server.ok(unit.editUnit, { params: { unitId: one?.id ?? '' }, body: { revision: one?.revision ?? 0, housedAtId: at?.id ?? null } });
    const changed = [await housed(first, second), await housed(second, first)];
    const units = changed.map(({ id, revision }) => ({ id, revision }));
    expect(await server.ok(batch.removeUnits, { body: { units } })).toEqual({ removed: 2 });
  });

  it('is refused while another unit stands below', async () => {
    const [top, below] = await added(wanted('某市上局'), wanted('某市下所', { parentAt: 0 }));
    if (top === undefined || below === undefined) throw new Error('nothing was made');
    const answer = await server.call(batch.removeUnits, { body: { units: [{ id: top.id, revision: top.revision }] } });
    expect(answer.problem).toMatchObject({ code: 'unit-in-use', data: { name: '某市上局' } });
  });
});
