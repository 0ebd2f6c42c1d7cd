import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import * as unit from '#contract/unit/endpoints.ts';
import { success } from '#core/failure.ts';
import { seedUnits } from '#server/unit/seed-units.ts';
import { joinDomains } from '#server/domains.ts';
import { startTestServer, type TestServer } from '#test/server.ts';
import { testDay } from '#test/test-clock.ts';

type CallBody = z.input<typeof unit.addUnit.body>;

let server: TestServer;

beforeAll(async () => {
  joinDomains();
  server = await startTestServer();
  await server.act(async (act) => {
    await seedUnits(act, '泰安市');
    act.audit({ act: 'test.seed', objects: [] });
    return success(undefined);
  });
});
afterAll(() => server.stop());

type NewUnit = Omit<CallBody, 'names'>;
const fresh: NewUnit = {
  kind: 'department',
  parentId: null,
  housedAtId: null,
  position: 5000,
  code: null,
  validFrom: null,
  note: null,
};
let added = 0;
async function add(fields: Partial<NewUnit> = {}, names: { full?: string; short?: string; aliases?: string[] } = {}) {
  added += 1;
  return await server.ok(unit.addUnit, {
    body: {
      ...fresh,
      ...fields,
      names: { full: names.full ?? `泰安市测试${added}局`, short: names.short ?? null, aliases: names.aliases ?? [] },
    },
  });
}
const all = async () => (await server.ok(unit.listUnits)).units;
const named = async (name: string) => {
  const found = (await all()).find((one) => one.names.some((each) => each.name === name));
  if (found === undefined) throw new Error(`no unit ${name}`);
  return found;
};
const history = async (unitId: string) => (await server.ok(unit.getUnitHistory, { params: { unitId } })).events;
const inForce = (one: unit.Unit) => one.names.filter(({ validTo }) => validTo === null).map(({ name, form }) => `${form} ${name}`);

describe('the tree', () => {
  it('is seen by everybody with a post, and changed only by the office', async () => {
    const contact = await server.as('contact', { unit: '泰安市财政局' });
    expect((await contact.ok(unit.listUnits)).units.length).toBeGreaterThan(40);
    expect((await contact.call(unit.addUnit, { body: { ...fresh, names: { full: '某某局', short: null, aliases: [] } } })).status).toBe(
      403,
    );
    expect((await server.anonymous.call(unit.listUnits)).status).toBe(401);
  });

  it('comes in official order with the members of groups', async () => {
    const units = await all();
    expect(units.map(({ position }) => position)).toEqual(units.map(({ position }) => position).toSorted((a, b) => a - b));
  });

  it.each([
    [{ parentId: '01930000-0000-7000-8000-0000000000ff' }, 'unit-parent-invalid'],
    [{ housedAtId: '01930000-0000-7000-8000-0000000000ff' }, 'unit-housed-invalid'],
    [{ code: '370911' }, 'unit-code-invalid'],
    [{ kind: 'county' as const, code: '370911' }, 'unit-code-taken'],
  ])('refuses %j', async (fields, code) => {
    const answer = await server.call(unit.addUnit, {
      body: { ...fresh, ...fields, names: { full: '测试拒绝局', short: null, aliases: [] } },
    });
    expect(answer.problem?.code).toBe(code);
    expect((await all()).some((one) => one.names.some(({ name }) => name === '测试拒绝局'))).toBe(false);
  });

  it('a name in force is one unit’s: whichever way it is written', async () => {
    const owner = await add({}, { full: '泰安市独名局', aliases: ['市独名（甲）局'] });
    for (const name of ['泰安市独名局', '泰安市 独名局', '市独名(甲)局']) {
      const answer = await server.call(unit.addUnit, { body: { ...fresh, names: { full: '另一个局', short: null, aliases: [name] } } });
      expect(answer.problem).toMatchObject({ code: 'unit-name-taken', data: { unit: '泰安市独名局' } });
    }
    const open = await server.call(unit.addUnitAlias, { params: { unitId: owner.id }, body: { name: '有关县市区', source: null } });
    expect(open.problem?.code).toBe('unit-name-open-list');
  });

  it('no unit stands below itself', async () => {
    const top = await add();
    const below = await add({ parentId: top.id });
    const answer = await server.call(unit.editUnit, { params: { unitId: top.id }, body: { parentId: below.id, revision: top.revision } });
    expect(answer.problem?.code).toBe('unit-parent-invalid');
  });
});

describe('a rename', () => {
  it('keeps the former name with its last day, and the day and document in the trail', async () => {
    const body = await add({}, { full: '泰安市旧名局', short: '市旧名局', aliases: ['旧名局'] });
    const edited = await server.ok(unit.editUnit, {
      params: { unitId: body.id },
      body: {
        names: { full: '泰安市新名局', short: '市新名局', aliases: ['旧名局'] },
        renamedOn: '2024-03-01',
        source: '泰编〔2024〕3号',
        revision: body.revision,
      },
    });
    const times = Object.fromEntries(edited.names.map(({ name, validFrom, validTo, source }) => [name, [validFrom, validTo, source]]));
    expect(times).toEqual({
      泰安市旧名局: [null, '2024-03-01', null],
      市旧名局: [null, '2024-03-01', null],
      旧名局: [null, null, null],
      泰安市新名局: ['2024-03-01', null, '泰编〔2024〕3号'],
      市新名局: ['2024-03-01', null, '泰编〔2024〕3号'],
    });
    const [event] = await history(body.id);
    expect(event).toMatchObject({ act: 'editUnit', actor: '王敏' });
    expect(JSON.parse(event?.before ?? '')).toEqual({ full: '泰安市旧名局', short: '市旧名局' });
    expect(JSON.parse(event?.after ?? '')).toMatchObject({ full: '泰安市新名局', renamedOn: '2024-03-01', source: '泰编〔2024〕3号' });
  });

  it('of two simultaneous ones, one is refused as outdated', async () => {
    const body = await add();
    const rename = (full: string) =>
      server.call(unit.editUnit, {
        params: { unitId: body.id },
        body: { names: { full, short: null, aliases: [] }, renamedOn: '2025-01-01', revision: body.revision },
      });
    const answers = await Promise.all([rename('泰安市甲名局'), rename('泰安市乙名局')]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.problem?.code).toBe('unit-changed');
    expect(inForce(await named('泰安市甲名局').catch(() => named('泰安市乙名局')))).toHaveLength(1);
  });

  it('cannot be to a name that is taken at the same moment', async () => {
    const [one, other] = [await add(), await add()];
    const rename = (body: unit.Unit) =>
      server.call(unit.editUnit, {
        params: { unitId: body.id },
        body: { names: { full: '泰安市抢名局', short: null, aliases: [] }, revision: body.revision },
      });
    const answers = await Promise.all([rename(one), rename(other)]);
    expect(answers.map(({ problem }) => problem?.code ?? 'ok').toSorted()).toEqual(['ok', 'unit-name-taken']);
  });

  it('keeps a name that begins later', async () => {
    const body = await add({ validFrom: '2020-01-01' });
    for (const renamedOn of ['2019-01-01', '2020-01-01', '2999-01-01']) {
      const answer = await server.call(unit.editUnit, {
        params: { unitId: body.id },
        body: { names: { full: '泰安市时光局', short: null, aliases: [] }, renamedOn, revision: body.revision },
      });
      expect(answer.problem?.code).toBe('unit-date-invalid');
    }
  });

  it('a corrected name does not become a former name: other units may use it, and only the trail has it', async () => {
    const body = await add({}, { full: '泰安市错字局', aliases: ['错字局'] });
    const edited = await server.ok(unit.editUnit, {
      params: { unitId: body.id },
      body: { names: { full: '泰安市正字局', short: null, aliases: [] }, corrected: true, revision: body.revision },
    });
    expect(edited.names.map(({ name, validFrom, validTo }) => [name, validFrom, validTo])).toEqual([['泰安市正字局', null, null]]);
    expect((await history(body.id))[0]).toMatchObject({ act: 'editUnit', before: expect.stringContaining('泰安市错字局') });
    await add({}, { full: '泰安市错字局' });
  });

  it('an edit without a change leaves no audit event', async () => {
    const body = await add();
    const before = (await history(body.id)).length;
    const answer = await server.ok(unit.editUnit, {
      params: { unitId: body.id },
      body: { position: body.position, revision: body.revision },
    });
    expect(answer.revision).toBe(body.revision);
    expect((await history(body.id)).length).toBe(before);
  });

  it('an edited example is no example any more, and checking applies to all its names', async () => {
    const zone = (await all()).find(({ example }) => example);
    if (zone === undefined) throw new Error('the seed has examples');
    const edited = await server.ok(unit.editUnit, { params: { unitId: zone.id }, body: { checked: true, revision: zone.revision } });
    expect(edited.example).toBe(false);
    expect(edited.names.every(({ checked }) => checked)).toBe(true);
    expect(await named(edited.names[0]?.name ?? '')).toMatchObject({ example: false, revision: zone.revision + 1 });
  });
});

describe('the end of a unit', () => {
  it('says where it went, and is refused while units stand below', async () => {
    const [into, body] = [await add(), await add()];
    const child = await add({ parentId: body.id });
    const end = (revision: number) =>
      server.call(unit.endUnit, {
        params: { unitId: body.id },
        body: { onDate: '2024-03-01', successors: [{ unitId: into.id, relation: 'succeeded' }], note: '机构改革', revision },
      });
    expect((await end(body.revision)).problem?.code).toBe('unit-has-children');
    await server.ok(unit.editUnit, { params: { unitId: child.id }, body: { parentId: null, revision: child.revision } });
    const ended = (await end(body.revision)).body;
    expect(ended).toMatchObject({ validTo: '2024-03-01', names: [{ validTo: '2024-03-01' }] });
    const detail = await server.ok(unit.getUnit, { params: { unitId: into.id } });
    expect(detail.successions).toMatchObject([{ fromUnitId: body.id, relation: 'succeeded', onDate: '2024-03-01', note: '机构改革' }]);
    // Whoever finds the one that ended is shown what took over.
    expect((await all()).find(({ id }) => id === body.id)).toMatchObject({ successorIds: [into.id] });
    expect((await all()).find(({ id }) => id === into.id)).not.toHaveProperty('successorIds');
    expect((await history(into.id))[0]).toMatchObject({ act: 'endUnit' });
    expect((await end(ended?.revision ?? 0)).problem?.code).toBe('unit-ended');
  });
});

describe('members', () => {
  it('exist only in groups, and a leaving member keeps its membership of earlier days', async () => {
    const [group, one, other] = [await add({ kind: 'working-group' }), await add(), await add()];
    const set = (unitIds: string[], revision: number) =>
      server.call(unit.setMembers, { params: { unitId: group.id }, body: { unitIds, revision } });
    const first = (await set([one.id, other.id, group.id], group.revision)).body;
    expect(first?.memberIds).toEqual([one.id, other.id]);
    const second = (await set([other.id], first?.revision ?? 0)).body;
    expect(second?.memberIds).toEqual([other.id]);
    expect((await set([one.id, other.id], second?.revision ?? 0)).body?.memberIds).toEqual([one.id, other.id]);
    expect((await server.ok(unit.getUnit, { params: { unitId: one.id } })).groupIds).toEqual([group.id]);
    const answer = await server.call(unit.setMembers, {
      params: { unitId: one.id },
      body: { unitIds: [other.id], revision: one.revision },
    });
    expect(answer.problem?.code).toBe('unit-not-group');
  });

  it('cannot begin once they have ended', async () => {
    const [group, gone] = [await add({ kind: 'working-group' }), await add()];
    const body = { onDate: testDay, successors: [], note: null, revision: gone.revision };
    await server.ok(unit.endUnit, { params: { unitId: gone.id }, body });
    const answer = await server.call(unit.setMembers, {
      params: { unitId: group.id },
      body: { unitIds: [gone.id], revision: group.revision },
    });
    expect(answer.problem?.code).toBe('unit-ended');
  });
});

describe('a merge', () => {
  it('moves names, children, housed ones, members, people and their posts', async () => {
    const [into, from] = [
      await add({}, { full: '泰安市合并留局' }),
      await add({}, { full: '泰安市合并去局', short: '市去局', aliases: ['去局'] }),
    ];
    const [child, housed, group] = [
      await add({ parentId: from.id }),
      await add({ housedAtId: from.id }),
      await add({ kind: 'leading-group' }),
    ];
    await server.ok(unit.setMembers, { params: { unitId: group.id }, body: { unitIds: [from.id, into.id], revision: group.revision } });
    const contact = await server.as('contact', { unit: '泰安市合并去局' });
    const merged = await server.ok(unit.mergeUnits, { body: { into: into.id, from: from.id, reason: '同一单位重复录入' } });

    expect(inForce(merged)).toEqual(expect.arrayContaining(['full 泰安市合并留局', 'alias 泰安市合并去局', 'alias 市去局', 'alias 去局']));
    const units = new Map((await all()).map((one) => [one.id, one]));
    expect(units.get(child.id)?.parentId).toBe(into.id);
    expect(units.get(housed.id)?.housedAtId).toBe(into.id);
    expect(units.get(group.id)?.memberIds).toEqual([into.id]);
    expect(units.get(from.id)?.mergedInto).toBe(into.id);
    expect(units.get(from.id)).toMatchObject({ validTo: testDay, names: [{ validTo: testDay }] });
    // Nobody prints the name that the row keeps, so an old plan means the one that stays.
    expect(units.get(from.id)?.names.map(({ name }) => name)).toEqual(['泰安市合并去局（已并入泰安市合并留局）']);
    const { rows: posts } = await server.database.pool.query('select unit_id, scope_unit_id from post where id = $1', [contact.postId]);
    expect(posts).toEqual([{ unit_id: into.id, scope_unit_id: into.id }]);
    const { rows: accounts } = await server.database.pool.query('select unit_id from account where id = $1', [contact.accountId]);
    expect(accounts).toEqual([{ unit_id: into.id }]);
    const detail = await server.ok(unit.getUnit, { params: { unitId: into.id } });
    expect(detail).toMatchObject({ accounts: 1, successions: [{ fromUnitId: from.id, relation: 'merged', note: '同一单位重复录入' }] });
    expect((await history(from.id))[0]).toMatchObject({ act: 'mergeUnits' });
    expect(JSON.parse((await history(into.id))[0]?.after ?? '')).toMatchObject({ merged: '泰安市合并去局', people: 1, posts: 1 });
  });

  it('of a unit into one below it is refused, into itself too', async () => {
    const top = await add();
    const below = await add({ parentId: top.id });
    const merge = (into: string, from: string) => server.call(unit.mergeUnits, { body: { into, from, reason: '重复' } });
    expect((await merge(below.id, top.id)).problem?.code).toBe('unit-parent-invalid');
    expect((await merge(top.id, top.id)).problem?.code).toBe('unit-merge-self');
    expect((await merge(top.id, below.id)).status).toBe(200);
    expect((await merge(top.id, below.id)).problem?.code).toBe('unit-ended');
  });

  it('joins two posts of the same account and role into one', async () => {
    const [into, from] = [await add({}, { full: '泰安市两岗甲局' }), await add({}, { full: '泰安市两岗乙局' })];
    const contact = await server.as('contact', { unit: '泰安市两岗甲局' });
    const { rows: second } = await server.database.pool.query<{ id: string }>(
      `insert into post (jurisdiction_id, id, account_id, power_class, role, unit_id, scope_kind, scope_unit_id, valid_from, granted_by, granted_at)
       select jurisdiction_id, gen_random_uuid(), account_id, power_class, role, $2, scope_kind, $2, valid_from, granted_by, granted_at
         from post where id = $1 returning id`,
      [contact.postId, from.id],
    );
    await server.database.pool.query('update session set post_id = $1 where account_id = $2', [second[0]?.id, contact.accountId]);
    await server.ok(unit.mergeUnits, { body: { into: into.id, from: from.id, reason: '重复' } });
    const { rows } = await server.database.pool.query(
      'select scope_unit_id, ended_at is null as live from post where account_id = $1 order by live',
      [contact.accountId],
    );
    expect(rows).toEqual([
      { scope_unit_id: into.id, live: false },
      { scope_unit_id: into.id, live: true },
    ]);
    // Whoever was at work in the post that ended goes on in the other.
    expect((await contact.ok(unit.listUnits)).units.length).toBeGreaterThan(0);
  });
});
