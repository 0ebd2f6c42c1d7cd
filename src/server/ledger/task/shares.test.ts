/** 共享 of tasks: with whom, which parts, which state; what of it is taken back, renewed, and goes on with what tasks and units become. */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { success } from '#core/failure.ts';
import * as adjusting from '#contract/ledger/adjustment-endpoints.ts';
import * as correcting from '#contract/ledger/correction-endpoints.ts';
import * as ledger from '#contract/ledger/task-endpoints.ts';
import * as sharing from '#contract/ledger/share-endpoints.ts';
import * as units from '#contract/unit/endpoints.ts';
import type { TaskPart } from '#core/ledger/share-tasks.ts';
import { isShared } from '#server/access/share-rows.ts';
import type { Act } from '#server/platform/http/act.ts';
import { homeJurisdiction } from '#server/platform/jurisdiction.ts';
import { seedUnits } from '#server/unit/seed-units.ts';
import { publish, upload } from '#test/plan-steps.ts';
import { startTestServer, type Person, type TestServer } from '#test/server.ts';
import { smallPlan } from '#test/small-plan.ts';

let server: TestServer;
let jinan: Person;
let zibo: Person;
let tasks: ledger.TaskRow[];
const reason = '市政府第12次常务会议';

beforeAll(async () => {
  server = await startTestServer();
  await server.act(async (act) => {
    await seedUnits(act, '泰安市');
    act.audit({ act: 'test.seed', objects: [] });
    return success({});
  });
  await publish(server, await upload(server, smallPlan));
  ({ tasks } = await server.ok(ledger.listTasks));
  jinan = await server.as('counterpart', { unit: '济南市' });
  zibo = await server.as('counterpart', { unit: '淄博市' });
});
afterAll(() => server.stop());

const task = (at: number) => tasks[at] ?? expect.fail('too few tasks');
const detail = (taskId: string, who: Pick<Person, 'ok'> = server) => who.ok(ledger.getTask, { params: { taskId } });
const idOf = ({ unitId }: Person) => unitId ?? expect.fail('no unit');
const share = (taskIds: readonly string[], change: { add?: readonly Person[]; remove?: readonly Person[]; parts?: readonly TaskPart[] }) =>
  server.ok(sharing.setTaskShares, {
    body: {
      taskIds: [...taskIds],
      add: (change.add ?? []).map(idOf),
      remove: (change.remove ?? []).map(idOf),
      ...(change.parts === undefined ? {} : { parts: [...change.parts] }),
    },
  });
const lastOf = async (taskId: string) => (await detail(taskId)).history.find(({ act }) => act === 'setTaskShares')?.after;
const rowsOf = async (taskId: string) =>
  (
    await server.database.pool.query<{ unit: string; parts: string[]; revision: number; ended: string | null }>(
      'select unit_id as unit, parts, revision, ended_by as ended from share where object_id = $1 order by shared_at, id',
      [taskId],
    )
  ).rows;
async function retitle(taskId: string): Promise<void> {
  const { revision, title } = await detail(taskId);
  const values = { title: `${title}（续）` };
  await server.ok(correcting.correctTasks, { body: { tasks: [{ id: taskId, revision, values }], reason } });
}

describe('a share', () => {
  it('says which parts of the task are seen, and the unit sees no others', async () => {
    const { id } = task(0);
    expect(await share([id], { add: [jinan], parts: ['content'] })).toEqual({ changed: 1 });
    expect(await share([id], { add: [zibo] })).toEqual({ changed: 1 });
    const seen = await detail(id, jinan);
    expect(seen).toMatchObject({ title: task(0).title, text: task(0).text, sources: [], shares: [] });
    expect((await detail(id, zibo)).sources.map(({ text }) => text)).toEqual([task(0).text]);
    expect((await detail(id)).shares).toMatchObject([
      { name: '济南市', parts: ['content'], revision: 1, by: '王敏', at: expect.stringMatching(/Z$/u) },
      { name: '淄博市', parts: ['content', 'source'], revision: 1 },
    ]);
    // Nothing at all is no part.
    expect(await share([id], { add: [jinan], parts: [] })).toEqual({ changed: 0 });
    expect(await share([id], { add: [jinan], parts: ['source'] })).toEqual({ changed: 1 });
    expect((await detail(id, jinan)).sources).toHaveLength(1);
    expect(await lastOf(id)).toBe(JSON.stringify({ added: [], parts: ['content', 'source'], removed: [], renewed: ['济南市'] }));
    expect(await rowsOf(id)).toMatchObject([
      { unit: jinan.unitId, parts: ['content'], ended: '王敏' },
      { unit: zibo.unitId, ended: null },
      { unit: jinan.unitId, parts: ['content', 'source'], ended: null },
    ]);
  });

  it('keeps the state that was shared, until it is shared anew as it is', async () => {
    const { id } = task(1);
    await share([id], { add: [jinan] });
    await retitle(id);
    const changed = await detail(id);
    expect([changed.revision, changed.shares.map(({ revision }) => revision)]).toEqual([2, [1]]);
    // What is seen is what stands.
    expect((await detail(id, jinan)).title).toBe(changed.title);
    expect(await share([id], { add: [jinan] })).toEqual({ changed: 1 });
    expect((await detail(id)).shares).toMatchObject([{ revision: 2 }]);
    expect(await share([id], { add: [jinan] })).toEqual({ changed: 0 });
  });

  it('ends and is told, and nothing that was shared is forgotten', async () => {
    const { id } = task(2);
    await share([id], { add: [jinan, zibo] });
    expect(await share([id], { remove: [jinan] })).toEqual({ changed: 1 });
    expect(await lastOf(id)).toBe(JSON.stringify({ added: [], removed: ['济南市'] }));
    expect((await jinan.call(ledger.getTask, { params: { taskId: id } })).problem?.code).toBe('task-not-found');
    expect((await jinan.ok(ledger.listTasks)).tasks.map((row) => row.id)).not.toContain(id);
    // As lists of many tasks ask.
    const shared = (act: Act, who: Person) => isShared(act, 'task', sql`${id}::uuid`, [idOf(who)]);
    await server.act(async (act) => {
      const { rows } = await sql`select ${shared(act, jinan)} as ended, ${shared(act, zibo)} as stands`.execute(act.db);
      expect(rows).toEqual([{ ended: false, stands: true }]);
      act.audit({ act: 'test.look', objects: [] });
      return success({});
    });
    expect(await rowsOf(id)).toMatchObject([
      { unit: jinan.unitId, ended: '王敏' },
      { unit: zibo.unitId, ended: null },
    ]);
    await share([id], { add: [jinan] });
    expect((await detail(id, jinan)).id).toBe(id);
  });

  it('of what a task was made of goes on with the parts that all of it was shared in', async () => {
    const [first, second] = [await detail(task(2).id), await detail(task(3).id)];
    await share([first.id, second.id], { add: [jinan] });
    await share([second.id], { add: [zibo, await server.as('counterpart', { unit: '德州市' })] });
    await share([second.id], { add: [jinan], parts: ['content'] });
    const into = {
      title: '一并推进',
      text: '一并推进。',
      due: { text: null, from: null, to: null },
      units: { lead: '市交通运输局' },
      kind: first.kind,
      commitment: first.commitment,
      nature: first.nature,
    };
    const { taskId } = await server.ok(adjusting.mergeTasks, {
      body: { tasks: [first, second].map(({ id, revision }) => ({ id, revision })), into, reason },
    });
    expect((await detail(taskId)).shares).toMatchObject([
      { name: '济南市', parts: ['content'], revision: 1 },
      { name: '淄博市', parts: ['content', 'source'] },
    ]);
    expect((await detail(taskId, jinan)).sources).toEqual([]);
    expect((await detail(taskId, zibo)).sources).toHaveLength(2);
  });

  it('follows a unit that is merged into another; where both saw the task, one share stays', async () => {
    const [both, one] = [task(0), task(1)];
    const outside = (await server.ok(units.listUnits)).units.filter(({ kind }) => kind === 'other-city');
    const [from, into] = ['德州市', '聊城市'].map(
      (name) => outside.find(({ names }) => names.some((own) => own.name === name))?.id ?? name,
    );
    if (from === undefined || into === undefined) throw new Error('no units');
    const add = (taskIds: string[], unit: string, parts: TaskPart[]) =>
      server.ok(sharing.setTaskShares, { body: { taskIds, add: [unit], remove: [], parts } });
    await add([both.id, one.id], from, ['content', 'source']);
    await add([both.id], into, ['content']);
    // What was taken back of the other says nothing of the first.
    await add([one.id], into, ['content']);
    await server.ok(sharing.setTaskShares, { body: { taskIds: [one.id], add: [], remove: [into] } });
    await server.ok(units.mergeUnits, { body: { into, from, reason: '录成了两行' } });
    const sharesWith = async (taskId: string) => (await detail(taskId)).shares.filter(({ id }) => id === into || id === from);
    expect(await sharesWith(both.id)).toMatchObject([{ id: into, parts: ['content'] }]);
    expect(await sharesWith(one.id)).toMatchObject([{ id: into, parts: ['content', 'source'] }]);
    expect((await rowsOf(both.id)).filter(({ unit }) => unit === from)).toEqual([]);
  });
});

describe('the table', () => {
  const row = (more: Readonly<Record<string, unknown>>) => {
    const values = {
      jurisdiction_id: homeJurisdiction.id,
      id: randomUUID(),
      kind: 'task',
      object_id: task(4).id,
      parts: '{content}',
      ...more,
    };
    const given = { shared_by: '王敏', shared_at: 'now', ...values };
    const columns = Object.keys(given);
    return server.database.pool.query(
      `insert into share (${columns.join(', ')}) values (${columns.map((_, at) => `$${at + 1}`).join(', ')})`,
      Object.values(given),
    );
  };
  const somebody = randomUUID();

  it('takes one grantee of whichever kind, and each once at a time', async () => {
    await row({ to_jurisdiction_id: somebody });
    await row({ peer_id: somebody });
    await row({ unit_id: jinan.unitId });
    await row({ unit_id: jinan.unitId, ended_by: '王敏', ended_at: 'now' });
    for (const grantee of [{ to_jurisdiction_id: somebody }, { peer_id: somebody }, { unit_id: jinan.unitId }])
      await expect(row(grantee)).rejects.toThrow('share_of');
    // Whoever is no unit is nobody's business but that of exchange.
    expect((await detail(task(4).id)).shares).toMatchObject([{ name: '济南市' }]);
  });

  it.each([
    ['no grantee', {}, 'share_one_grantee'],
    ['two', { to_jurisdiction_id: somebody, peer_id: somebody }, 'share_one_grantee'],
    ['the jurisdiction itself', { to_jurisdiction_id: homeJurisdiction.id }, 'share_to_others'],
    ['a unit that is not there', { unit_id: somebody }, 'share_jurisdiction_id_unit_id_fkey'],
    ['no parts', { peer_id: randomUUID(), parts: '{}' }, 'share_parts_check'],
    ['an unknown kind of object', { peer_id: randomUUID(), kind: 'plan' }, 'share_kind_check'],
    ['an end without who', { peer_id: randomUUID(), ended_at: 'now' }, 'share_ended'],
  ])('takes no share with %s', async (_case, more, constraint) => {
    await expect(row(more)).rejects.toThrow(constraint);
  });

  it('lets the application end shares, and neither delete nor rewrite them', async () => {
    const { rows } = await server.database.pool.query<{ column: string; kept: boolean }>(
      `select attname as column, has_column_privilege('taizhang_app', 'share', attname, 'update') as kept from pg_attribute
        where attrelid = 'share'::regclass and attnum > 0 and not attisdropped`,
    );
    expect(new Set(rows.filter(({ kept }) => kept).map(({ column }) => column))).toEqual(new Set(['unit_id', 'ended_by', 'ended_at']));
    const { rows: rights } = await server.database.pool.query("select has_table_privilege('taizhang_app', 'share', 'delete') as deletes");
    expect(rights).toEqual([{ deletes: false }]);
  });
});
