/** What a new version of a plan leaves standing of what people did in the ledger. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as ledger from '#contract/ledger/task-endpoints.ts';
import * as publishing from '#contract/ledger/publish-endpoints.ts';
import * as objectApi from '#contract/ledger/object-endpoints.ts';
import { success } from '#core/failure.ts';
import { seedUnits } from '#server/unit/seed-units.ts';
import { reissued, smallPlan } from '#test/small-plan.ts';
import { publish, publishRequest, upload, type VersionParams } from '#test/plan-steps.ts';
import { startTestServer, type TestServer } from '#test/server.ts';

let server: TestServer;
let first: VersionParams;
beforeEach(async () => {
  server = await startTestServer();
  first = await upload(server, smallPlan);
  await publish(server, first);
});
afterEach(() => server.stop());

async function taskOf(words: string): Promise<ledger.TaskDetail> {
  const { tasks } = await server.ok(ledger.listTasks);
  const task = tasks.find(({ text }) => text.includes(words));
  if (task === undefined) throw new Error(`no task with ${words}`);
  return await server.ok(ledger.getTask, { params: { taskId: task.id } });
}

async function lead(words: string, unit: string | null): Promise<void> {
  const { id, revision } = await taskOf(words);
  await server.ok(ledger.setLead, { body: { tasks: [{ id, revision }], lead: unit } });
}

const next = (text: string) => upload(server, text, first.planId);

describe('a lead', () => {
  it('that somebody named in the ledger stays while the document says what it said', async () => {
    await lead('甲乙高速', '市发展改革委');
    await lead('戊港', '市财政局');
    await lead('丙丁', null);
    const params = await next(reissued());
    const { withoutLead } = await publish(server, params);
    const leaderless = await server.ok(ledger.listTasks, { query: { lead: 'without' } });
    // As many as the ledger has from then on, not as the draft alone says.
    expect(withoutLead).toBe(leaderless.tasks.length);
    expect((await taskOf('甲乙高速')).lead).toBe('市发展改革委');
    expect((await taskOf('甲乙高速')).responsibilities.filter(({ role }) => role === 'lead')).toHaveLength(1);
    expect((await taskOf('戊港')).lead).toBe('市财政局');
    const without = await taskOf('丙丁');
    expect(without.lead).toBeNull();
    expect(without.responsibilities.map(({ unit, role }) => [unit, role])).toContainEqual(['市文化和旅游局', 'responsible']);
  });

  it.each([null, 'support'] as const)('leaves the one before in what became of it: %s', async (formerLeadBecomes) => {
    const { id, revision, lead: before } = await taskOf('甲乙高速');
    await server.ok(ledger.setLead, { body: { tasks: [{ id, revision }], lead: '市发展改革委', formerLeadBecomes } });
    const said = async () => (await taskOf('甲乙高速')).responsibilities.map(({ unit, role }) => `${unit} ${role}`).toSorted();
    const units = await said();
    expect(units).toEqual(
      formerLeadBecomes === null ? expect.not.arrayContaining([`${before} lead`]) : expect.arrayContaining([`${before} support`]),
    );
    await publish(server, await next(reissued()));
    expect(await said()).toEqual(units);
    await publish(server, await next(`${reissued()}附记。`));
    expect(await said()).toEqual(units);
  });

  it('is the one of the new document where that names another, or none', async () => {
    await lead('甲乙高速', '市发展改革委');
    const text = smallPlan
      .replace('牵头单位：市交通运输局；', '牵头单位：市公安局；')
      .replace('牵头单位：市文化和旅游局；责任单位', '责任单位');
    await publish(server, await next(text));
    expect((await taskOf('甲乙高速')).lead).toBe('市公安局');
    expect((await taskOf('丙丁')).lead).toBeNull();
  });

  it('keeps the own part that the unit has in the task', async () => {
    const { id } = await taskOf('戊港');
    await server.database.kysely
      .updateTable('responsibility')
      .set({ own_part: '负责资金' })
      .where('task_id', '=', id)
      .where('unit_text', '=', '市财政局')
      .execute();
    const part = async () => (await taskOf('戊港')).responsibilities.find(({ unit }) => unit === '市财政局');
    await lead('戊港', '市财政局');
    expect(await part()).toMatchObject({ role: 'lead', ownPart: '负责资金' });
    await lead('戊港', null);
    expect(await part()).toMatchObject({ role: 'responsible', ownPart: '负责资金' });
  });
});

describe('a responsibility', () => {
  it.each([
    ['role', 'support'],
    ['basis', 'changed'],
    ['own_part', '负责资金'],
    ['open_list', true],
  ])('of which the document says another %s ends, and the one that it says begins', async (column, value) => {
    const said = async () => (await taskOf('戊港')).responsibilities.map((each) => ({ ...each, id: '' }));
    const before = await said();
    const { id } = await taskOf('戊港');
    const { pool } = server.database;
    await pool.query(`update responsibility set ${column} = $1 where task_id = $2 and unit_text = '市财政局'`, [value, id]);
    expect(await said()).not.toEqual(before);
    await publish(server, await next(reissued()));
    expect(await said()).toEqual(before);
    const { rows } = await pool.query<{ unit_text: string }>(
      'select unit_text from responsibility where task_id = $1 and valid_to is not null',
      [id],
    );
    expect(rows).toEqual([{ unit_text: '市财政局' }]);
  });
});

it('a unit that the new version names no more does not see the task any more', async () => {
  await server.act(async (act) => {
    await seedUnits(act, '泰安市');
    act.audit({ act: 'test.seed', objects: [] });
    return success(undefined);
  });
  await publish(server, await next(reissued()));
  const finance = await server.as('contact', { unit: '泰安市财政局' });
  const seen = async () => {
    const { tasks } = await finance.ok(ledger.listTasks);
    const { tasks: answered } = await server.ok(ledger.listTasks, { query: { unitId: [finance.unitId ?? ''] } });
    expect(answered.map(({ id }) => id)).toEqual(tasks.map(({ id }) => id));
    return tasks.map(({ id }) => id);
  };
  const { id: tourism } = await taskOf('丙丁');
  const { id: port } = await taskOf('戊港');
  expect(await seen()).toEqual(expect.arrayContaining([tourism, port]));
  await publish(server, await next(reissued(smallPlan.replace('市财政局）\n（二）', '市公安局）\n（二）'), 2)));
  expect(await seen()).toEqual([port]);
  expect(await finance.call(ledger.getTask, { params: { taskId: tourism } })).toMatchObject({ status: 404 });
});

describe('what is said to continue', () => {
  it.each([
    ['a task of the draft that there is not', (task: string) => [{ key: 'nothing', taskId: task }]],
    ['a task of the ledger that there is not', () => [{ key: '', taskId: '01930000-0000-7000-8000-00000000dead' }]],
    ['one task twice', (task: string, keys: readonly string[]) => keys.slice(0, 2).map((key) => ({ key, taskId: task }))],
  ])('is refused for %s, and nothing is lost', async (_name, said) => {
    const before = await taskOf('戊港');
    const version = await next(reissued());
    const body = await publishRequest(server, version);
    const { tasks } = await server.ok(publishing.diffVersion, { params: version });
    const keys = tasks.flatMap(({ key }) => key ?? []);
    const continues = said(before.id, keys).map((each) => ({ ...each, key: each.key || (keys[0] ?? '') }));
    const answer = await server.call(publishing.publishDraft, { params: version, body: { ...body, continues } });
    expect(answer).toMatchObject({ status: 409, problem: { code: 'continues-unclear' } });
    expect(await taskOf('戊港')).toEqual(before);
  });

  it('is a task that was withdrawn, when its words come back', async () => {
    const before = await taskOf('己区联席会议');
    const gone = smallPlan.replace('2.建立己区联席会议制度。（责任单位：市商务局）\n', '');
    expect((await publish(server, await next(gone))).withdrawn).toBe(1);
    const third = await next(reissued());
    const { tasks } = await server.ok(publishing.diffVersion, { params: third });
    expect(tasks.map(({ taskId, title, code }) => [taskId, title, code])).toContainEqual([before.id, before.title, before.code]);
    expect(await publish(server, third)).toMatchObject({ published: 0, withdrawn: 0, continued: 5 });
    expect(await taskOf('己区联席会议')).toMatchObject({ id: before.id, code: before.code, state: 'open' });
  });
});

describe('an object', () => {
  const names = async () => (await server.ok(objectApi.listObjects)).objects.map(({ name, taskCount }) => [name, taskCount]);

  it('that was renamed is the same one when the document prints the old name', async () => {
    const [object] = (await server.ok(objectApi.listObjects, { query: { text: '丙丁' } })).objects;
    if (object === undefined) throw new Error('no object');
    const before = await names();
    await server.ok(objectApi.editObject, { params: { objectId: object.id }, body: { name: '滨河旅游路', revision: object.revision } });
    await publish(server, await next(reissued()));
    expect(await names()).toEqual(before.map(([name, count]) => [name === object.name ? '滨河旅游路' : name, count]));
    expect((await taskOf('丙丁')).objects.map(({ id }) => id)).toEqual([object.id]);
    expect((await server.ok(ledger.listTasks, { query: { text: '滨河旅游路' } })).tasks).toHaveLength(1);
    // Its own former name is free for it, and for nobody else.
    const others = (await server.ok(objectApi.listObjects)).objects.filter(({ id }) => id !== object.id);
    for (const other of others) {
      const body = { name: object.name, revision: other.revision };
      expect((await server.call(objectApi.editObject, { params: { objectId: other.id }, body })).problem?.code).toBe('object-name-taken');
    }
    const back = { name: object.name, revision: object.revision + 1 };
    expect(await server.ok(objectApi.editObject, { params: { objectId: object.id }, body: back })).toMatchObject({ name: object.name });
  });

  it('that took in another is named once where the document prints both', async () => {
    const named = smallPlan.replace('推进丙丁旅游公路建设', '推进丙丁旅游公路、庚辛大桥、壬癸隧道建设');
    await publish(server, await next(named));
    const { objects } = await taskOf('丙丁');
    expect(objects.length).toBeGreaterThan(1);
    const [into, ...from] = objects.map(({ id }) => id);
    if (into === undefined) throw new Error('no object');
    await server.ok(objectApi.mergeObjects, { body: { into, from } });
    await publish(server, await next(reissued(named)));
    expect((await taskOf('丙丁')).objects.map(({ id }) => id)).toEqual([into]);
  });

  it('is found by a name with spaces in it', async () => {
    const [object] = (await server.ok(objectApi.listObjects)).objects;
    if (object === undefined) throw new Error('no object');
    await server.ok(objectApi.editObject, {
      params: { objectId: object.id },
      body: { name: 'BRT 一号线（滨河）', revision: object.revision },
    });
    for (const text of ['brt 一号', 'BRT一号', '滨河 一号线', '滨', '河 滨', '滨 一号'])
      expect((await server.ok(objectApi.listObjects, { query: { text } })).objects, text).toHaveLength(1);
  });
});

describe('a principle', () => {
  it('is linked once, in its newest words, and never to a clause that is none', async () => {
    const [green] = (await server.ok(ledger.listPrinciples)).principles;
    if (green === undefined) throw new Error('no principle');
    const { id } = await taskOf('甲乙高速');
    await server.ok(ledger.setTaskPrinciples, { params: { taskId: id }, body: { clauseIds: [green.clauseId] } });
    await publish(server, await next(smallPlan.replace('统筹生态保护。', '统筹生态环境保护。')));
    const { principles } = await server.ok(ledger.getTask, { params: { taskId: id } });
    expect(principles.map(({ text }) => text.trim())).toEqual(['统筹生态环境保护。']);
    expect((await server.ok(ledger.listPrinciples)).principles[0]).toMatchObject({ tasks: 1 });
  });

  it('is told of as people see it: the links to versions that were superseded stay, and do not count', async () => {
    const { id } = await taskOf('甲乙高速');
    const link = (clauseIds: string[]) => server.call(ledger.setTaskPrinciples, { params: { taskId: id }, body: { clauseIds } });
    const clauses = async () => (await server.ok(ledger.listPrinciples)).principles.map(({ clauseId }) => clauseId);
    const [old = ''] = await clauses();
    await link([old]);
    await publish(server, await next(smallPlan.replace('统筹生态保护。', '统筹生态环境保护。')));
    const [green = '', driven = ''] = await clauses();
    expect((await link([old])).problem?.code).toBe('clause-not-found');
    expect((await link([green])).body).toEqual({ changed: 0 });
    expect((await link([green, driven])).body).toEqual({ changed: 2 });
    const told = (await server.ok(ledger.getTask, { params: { taskId: id } })).history.filter(({ act }) => act === 'setTaskPrinciples');
    expect(told.map(({ before, after }) => [before, after])).toEqual([
      [JSON.stringify({ clauses: [green] }), JSON.stringify({ clauses: [green, driven] })],
      [JSON.stringify({ clauses: [] }), JSON.stringify({ clauses: [old] })],
    ]);
    const kept = await server.database.pool.query('select 1 from task_principle where clause_id = $1', [old]);
    expect(kept.rowCount).toBe(1);
  });
});

describe('the diff', () => {
  it('of a published version still tells what it changed', async () => {
    const version = await next(smallPlan.replace('完善戊港集疏运体系', '加快完善戊港集疏运体系'));
    const relations = async () =>
      (await server.ok(publishing.diffVersion, { params: version })).tasks.map(({ relation, code, taskId }) => [relation, code, taskId]);
    const before = await relations();
    expect(before.map(([relation]) => relation)).toContain('changed');
    await publish(server, version);
    expect(await relations()).toEqual(before);
  });
});

describe('a responsibility', () => {
  /** placed: where its task stands. */
  const rows = async () =>
    (
      await server.database.pool.query<{ id: string; unit: string; standing: boolean; members: string[]; placed: boolean }>(
        `select own.id, unit_text as unit, valid_to is null as standing,
           own.valid_to is not null or own.task_position = (select position from task where task.id = own.task_id) as placed,
           array(select unit_id from responsibility_unit member where member.responsibility_id = own.id and member.current
                   and member.task_position = own.task_position) as members
           from responsibility own order by own.id`,
      )
    ).rows;

  it('that the next version says again goes on, at its new place; another ends', async () => {
    await server.act(async (act) => {
      await seedUnits(act, '泰安市');
      act.audit({ act: 'test.seed', objects: [] });
      return success(undefined);
    });
    await publish(server, await next(reissued()));
    const before = await rows();
    // What a name means is known since: other responsibilities than those before.
    expect(before.filter(({ standing }) => standing).some(({ members }) => members.length > 0)).toBe(true);
    await publish(server, await next(reissued(smallPlan, 2)));
    expect(await rows()).toEqual(before);
    expect(before.every(({ placed }) => placed)).toBe(true);

    await publish(server, await next(reissued(smallPlan.replace('市财政局）\n（二）', '市公安局）\n（二）'), 3)));
    const after = await rows();
    const [was, is] = [before, after].map((all) => new Set(all.filter(({ standing }) => standing).map(({ id }) => id)));
    expect(new Set(before.filter(({ id }) => was?.has(id) && !is?.has(id)).map(({ unit }) => unit))).toEqual(new Set(['市财政局']));
    expect(new Set(after.filter(({ id }) => is?.has(id) && !was?.has(id)).map(({ unit }) => unit))).toEqual(new Set(['市公安局']));
    expect((await taskOf('丙丁')).responsibilities.map(({ unit }) => unit)).toEqual(['市文化和旅游局', '市公安局']);
  });
});

describe('the trail of a publication', () => {
  it('says of a task that goes on what changed, and nothing of what did not', async () => {
    await publish(server, await next(smallPlan.replace('推进丙丁旅游公路建设', '加快推进丙丁旅游公路建设')));
    const said = async (words: string) => (await server.ok(ledger.getTask, { params: { taskId: (await taskOf(words)).id } })).history[0];
    const { code } = await taskOf('戊港');
    expect(await said('戊港')).toMatchObject({ before: '{}', after: JSON.stringify({ code, version: 2 }) });
    expect(JSON.parse((await said('丙丁'))?.before ?? '')).toMatchObject({ text: expect.stringContaining('推进丙丁旅游公路建设') });
    expect(JSON.parse((await said('丙丁'))?.after ?? '')).toMatchObject({ text: expect.stringContaining('加快推进丙丁'), version: 2 });
  });

  it('names every row that it changed: versions, tasks, objects', async () => {
    const version = await next(smallPlan.replace('推进丙丁旅游公路建设', '推进丙丁旅游公路、庚辛大桥建设'));
    await publish(server, version);
    const rows = await server.database.kysely
      .selectFrom('audit_object')
      .innerJoin('audit_event', 'audit_event.id', 'audit_object.event_id')
      .select(['object_type', 'object_id', 'before', 'after'])
      .where('audit_event.act', '=', 'publishDraft')
      .orderBy('audit_event.id', 'desc')
      .orderBy('audit_object.seq')
      .execute();
    expect(rows[0]).toMatchObject({ object_type: 'plan_version', object_id: version.versionId });
    expect(rows).toContainEqual({
      object_type: 'plan_version',
      object_id: first.versionId,
      before: '{"state":"published"}',
      after: '{"state":"superseded"}',
    });
    const objects = rows.filter(({ object_type }) => object_type === 'monitored_object');
    const { objects: all } = await server.ok(objectApi.listObjects);
    expect(objects.map(({ object_id }) => object_id).toSorted()).toEqual(all.map(({ id }) => id).toSorted());
  });
});
