/** Two jurisdictions with one of everything for each unit: what the walk through all endpoints tries to reach. */
import { success } from '#core/failure.ts';
import type { UnitKind } from '#core/unit/unit.ts';
import * as theming from '#contract/ledger/theme-endpoints.ts';
import * as ledger from '#contract/ledger/task-endpoints.ts';
import * as drafts from '#contract/plan/draft-endpoints.ts';
import * as sharing from '#contract/ledger/share-endpoints.ts';
import { unitByName } from '#server/session/insert-account.ts';
import { newId } from '#server/platform/id.ts';
import type { Act } from '#server/platform/http/act.ts';
import { publish, upload, type VersionParams } from '#test/plan-steps.ts';
import { startTestServer, type TestServer } from '#test/server.ts';
import { accountKit, type AccountKit } from '#test/powers/account-kit.ts';

/** Everything that belongs to one unit: each endpoint takes of it what it needs. */
export interface Target extends AccountKit {
  /** As a failing test names it. */
  readonly name: string;
  readonly where: 'home' | 'abroad' | 'nowhere';
  /** The printed and full name of its unit. */
  readonly unit: string;
  readonly unitId: string;
  /** Name of the unit outside that its task is shared with. */
  readonly sharedWith: string | null;
  readonly taskId: string;
  readonly responsibilityId: string;
  readonly objectId: string;
  readonly themeId: string;
  readonly clauseId: string;
  readonly planId: string;
  readonly versionId: string;
  /** The version was published. */
  readonly issued: boolean;
}

export interface World extends AsyncDisposable {
  readonly server: TestServer;
  /** 甲局 · 中心 (below 甲局) · 乙局 · 丙局 (its task is shared with 济南市). */
  readonly atHome: readonly Target[];
  /** Of the other jurisdiction. */
  readonly abroad: Target;
  /** Ids that do not exist. */
  readonly nowhere: Target;
  /** A published plan, a draft, and the draft of a new version of the published plan. */
  readonly plans: readonly Target[];
  /** 专班: a group with 中心 and 丙局 as members. */
  readonly groupId: string;
  readonly counterpartId: string;
  /** A unit at home that has ended. */
  readonly endedId: string;
  readonly outsideAbroadId: string;
}

export const home = { top: '市甲局', below: '甲局下属中心', beside: '市乙局', shared: '市丙局' } as const;
export const counterparts = { sharing: '济南市', idle: '德州市' } as const;
const group = '综合交通专班';
const foreignId = '01930000-0000-7000-8000-0000000000ff';

/** What the plan says of a unit. */
export const sentence = (unit: string): string => `推进${unit}承担的机密通道建设`;
/** Names that only somebody who sees the unit's task may read. */
export const namesOf = (unit: string) => ({ theme: `机密专题 ${unit}`, object: `机密通道 ${unit}` });

/** One task for each unit, each with an open list beside it, and one principle for each. */
function planText(title: string, names: readonly string[]): string {
  const principles = names.map((_, index) => `（${'一二三四'[index] ?? ''}）坚持机密原则${index + 1}。统筹推进。`);
  const tasks = names.map((unit, index) => `${index + 1}.${sentence(unit)}。（责任单位：${unit}，有关县市区）`);
  return [title, '', '一、基本原则', ...principles, '二、主要任务', '（一）公路', ...tasks, ''].join('\n');
}

/** Words of the business that no administrator may read anywhere. */
export const businessWords = ['机密', '有关县市区', '测试认可', '方案.txt'];

async function makeUnit(act: Act, name: string, kind: UnitKind, parentId: string | null = null): Promise<string> {
  const id = await unitByName(act, name);
  await act.db
    .updateTable('unit')
    .set({ kind, parent_id: parentId })
    .where('jurisdiction_id', '=', act.jurisdictionId)
    .where('id', '=', id)
    .execute();
  return id;
}

async function seeded<T>(server: TestServer, jurisdictionId: string, work: (act: Act) => Promise<T>): Promise<T> {
  const outcome = await server.act(async (act) => {
    const value = await work(act);
    act.audit({ act: 'test.seed', objects: [] });
    return success(value);
  }, jurisdictionId);
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.value;
}

/** Publishes a plan with a task for each of these units, and gives each task an object, a theme, a principle; answers the targets. */
async function publishFor(
  server: TestServer,
  jurisdictionId: string,
  where: 'home' | 'abroad',
  ofUnits: readonly { readonly name: string; readonly id: string }[],
): Promise<Target[]> {
  const title = `泰和市机密通道分工方案${where === 'home' ? '' : '（外）'}`;
  const text = planText(
    title,
    ofUnits.map(({ name }) => name),
  );
  const params = await upload(server, text);
  await publish(server, params);
  const { tasks } = await server.ok(ledger.listTasks, { query: {} });
  const { principles } = await server.ok(ledger.listPrinciples, { query: {} });
  const targets: Target[] = [];
  for (const [index, unit] of ofUnits.entries()) {
    const task = tasks.find((one) => one.text.includes(sentence(unit.name)) && one.responsibilities.some((row) => row.unit === unit.name));
    const open = task?.responsibilities.find((row) => row.openList);
    const clause = principles[index];
    if (task === undefined || open === undefined || clause === undefined) throw new Error(`the plan does not give ${unit.name} its task`);
    const theme = await server.ok(theming.addTheme, { body: { name: namesOf(unit.name).theme, note: null } });
    await server.ok(theming.setTaskThemes, { body: { taskIds: [task.id], add: [theme.id], remove: [] } });
    await server.ok(ledger.setTaskPrinciples, { params: { taskId: task.id }, body: { clauseIds: [clause.clauseId] } });
    const objectId = await seeded(server, jurisdictionId, (act) => makeObject(act, namesOf(unit.name).object, task.id));
    targets.push({
      name: where === 'abroad' ? '外辖区' : unit.name,
      where,
      unit: unit.name,
      unitId: unit.id,
      sharedWith: null,
      taskId: task.id,
      responsibilityId: open.id,
      objectId,
      themeId: theme.id,
      clauseId: clause.clauseId,
      ...params,
      issued: true,
      ...(await accountKit(server, 'contact', { unit: unit.name, jurisdictionId })),
    });
  }
  return targets;
}

async function makeObject(act: Act, name: string, taskId: string): Promise<string> {
  const id = act.newId();
  const tenant = { jurisdiction_id: act.jurisdictionId };
  await act.db
    .insertInto('monitored_object')
    .values({ ...tenant, id, kind: 'project', name, created_at: act.now })
    .execute();
  // The parser may have seen objects of its own in the sentence: only this one counts.
  await act.db.deleteFrom('task_object').where('jurisdiction_id', '=', act.jurisdictionId).where('task_id', '=', taskId).execute();
  await act.db
    .insertInto('task_object')
    .values({ ...tenant, task_id: taskId, object_id: id })
    .execute();
  return id;
}

/** Starts the server and fills both jurisdictions. */
export async function makeWorld(options: Parameters<typeof startTestServer>[0] = {}): Promise<World> {
  const server = await startTestServer(options);
  const { jurisdictionId } = server;
  const now = new Date().toISOString();
  await server.database.kysely.insertInto('jurisdiction').values({ id: foreignId, name: '外市', created_at: now }).execute();

  const tree = await seeded(server, jurisdictionId, async (act) => {
    const top = await makeUnit(act, home.top, 'department');
    const below = await makeUnit(act, home.below, 'body', top);
    const beside = await makeUnit(act, home.beside, 'department');
    const shared = await makeUnit(act, home.shared, 'department');
    const counterpart = await makeUnit(act, counterparts.sharing, 'other-city');
    await makeUnit(act, counterparts.idle, 'other-city');
    const groupId = await makeUnit(act, group, 'working-group');
    await act.db
      .insertInto('unit_member')
      .values(
        [below, shared].map((unit) => ({ jurisdiction_id: jurisdictionId, group_id: groupId, unit_id: unit, valid_from: '2026-01-01' })),
      )
      .execute();
    const ended = await makeUnit(act, '原市丁局', 'department');
    await act.db
      .updateTable('unit')
      .set({ valid_to: '2026-01-01' })
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('id', '=', ended)
      .execute();
    return { top, below, beside, shared, counterpart, groupId, ended };
  });
  const atHome = await publishFor(server, jurisdictionId, 'home', [
    { name: home.top, id: tree.top },
    { name: home.below, id: tree.below },
    { name: home.beside, id: tree.beside },
    { name: home.shared, id: tree.shared },
  ]);
  const [first, , , last] = atHome;
  if (first === undefined || last === undefined) throw new Error('no targets');
  await server.ok(sharing.setTaskShares, { body: { taskIds: [last.taskId], add: [tree.counterpart], remove: [] } });

  const outsideAbroad = await seeded(server, foreignId, async (act) => {
    await makeUnit(act, '外甲局', 'department');
    return makeUnit(act, '外省城', 'other-city');
  });
  const foreign = await server.as('office', { jurisdictionId: foreignId });
  const elsewhere: TestServer = { ...server, call: foreign.call, ok: foreign.ok, jurisdictionId: foreignId, office: foreign };
  const unitAbroad = await seeded(server, foreignId, (act) => unitByName(act, '外甲局'));
  const [abroad] = await publishFor(elsewhere, foreignId, 'abroad', [{ name: '外甲局', id: unitAbroad }]);
  if (abroad === undefined) throw new Error('no target abroad');
  await elsewhere.ok(sharing.setTaskShares, { body: { taskIds: [abroad.taskId], add: [outsideAbroad], remove: [] } });

  return {
    server,
    atHome: atHome.map((target) => (target === last ? { ...target, sharedWith: counterparts.sharing } : target)),
    abroad,
    nowhere: unknownTarget(abroad),
    plans: await plansOf(server, first),
    groupId: tree.groupId,
    counterpartId: tree.counterpart,
    endedId: tree.ended,
    outsideAbroadId: outsideAbroad,
    [Symbol.asyncDispose]: server.stop,
  };
}

async function plansOf(server: TestServer, published: Target): Promise<Target[]> {
  const text = (await server.ok(drafts.getDraft, { params: { planId: published.planId, versionId: published.versionId } })).text;
  const draft = await upload(server, planText('泰和市机密草稿', [home.top]));
  const next = await upload(server, `${text}\n机密附记。\n`, published.planId);
  const of = (name: string, params: VersionParams, issued: boolean): Target => ({ ...published, ...params, name, issued });
  return [of('已印发', published, true), of('草稿', draft, false), of('已印发文件的新一版草稿', next, false)];
}

/** A copy of a target with ids that do not exist. */
function unknownTarget(like: Target): Target {
  const made = Object.entries(like).map(([field, value]) => [field, field.endsWith('Id') ? newId() : value]);
  return { ...like, ...Object.fromEntries(made), name: '不存在', where: 'nowhere' };
}
