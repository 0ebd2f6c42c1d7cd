/** 工作台 through HTTP: each post reads what its powers reach, by the server's day, and nothing of another unit. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyAudit } from '#contract/audit/endpoints.ts';
import { getHome, listInbox, readInbox, type Home } from '#contract/home/endpoints.ts';
import * as adjusting from '#contract/ledger/adjustment-endpoints.ts';
import * as correcting from '#contract/ledger/correction-endpoints.ts';
import { listOpenLists } from '#contract/ledger/open-list-endpoints.ts';
import * as sharing from '#contract/ledger/share-endpoints.ts';
import * as ledger from '#contract/ledger/task-endpoints.ts';
import * as rules from '#contract/settings/endpoints.ts';
import * as units from '#contract/unit/endpoints.ts';
import { success } from '#core/failure.ts';
import { ledgerInbox } from '#server/ledger/inbox.ts';
import { planInbox } from '#server/plan/inbox.ts';
import { dutyKinds, type DutyKind } from '#server/platform/duty/duty-kind.ts';
import { owe, type Duty } from '#server/platform/duty/duty.ts';
import { inboxJob } from '#server/platform/desk/inbox.ts';
import type { Act } from '#server/platform/http/act.ts';
import { newId } from '#server/platform/id.ts';
import { unitByName } from '#server/session/insert-account.ts';
import { settingsInbox } from '#server/settings/inbox.ts';
import { publish, upload } from '#test/plan-steps.ts';
import { runJob } from '#test/run-job.ts';
import { startTestServer, type Calls, type Person, type TestServer } from '#test/server.ts';

/** Tried on Monday, 2 March 2026. */
const text = `甲市综合交通发展分工方案

一、主要任务
（一）公路
1.2025年12月31日前建成甲乙高速公路。（牵头单位：市交通运输局；责任单位：市财政局）
2.2026年3月2日前开通旅游专线。（牵头单位：市交通运输局）
3.2026年3月5日前完成丙丁公路改造。（牵头单位：市交通运输局；配合单位：市财政局）
（二）港口
1.2026年3月9日前建成戊港码头。（责任单位：市财政局）
2.2030年底前建成己区枢纽。（责任单位：市交通运输局、市无名局等）
`;

let server: TestServer;
let contact: Person;
let leader: Person;
let finance: Person;
let partner: Person;
let tasks: readonly ledger.TaskRow[];
beforeAll(async () => {
  server = await startTestServer();
  await server.database.pool.query('update jurisdiction set set_up_at = now()');
  contact = await server.as('contact', { unit: '市交通运输局', displayName: '李强' });
  leader = await server.as('unit-leader', { unit: '市交通运输局' });
  finance = await server.as('contact', { unit: '市财政局' });
  partner = await server.as('counterpart', { unit: '邻市' });
  await server.database.pool.query("update unit set kind = 'other-city' where id = $1", [partner.unitId]);
  await publish(server, await upload(server, text));
  ({ tasks } = await server.ok(ledger.listTasks));
});
afterAll(() => server.stop());

const homeOf = (who: Calls): Promise<Home> => who.ok(getHome);
const rowsOf = async (who: Calls) =>
  (await homeOf(who)).rows.map(({ kind, bucket, due, count, title }) => ({ kind, bucket, due, count, title }));
const idOf = (words: string): string => tasks.find(({ text: body }) => body.includes(words))?.id ?? expect.fail(words);

async function within<T>(work: (act: Act) => Promise<T>): Promise<T> {
  const outcome = await server.act(async (act) => {
    const made = await work(act);
    act.audit({ act: 'plantRows', objects: [] });
    return success(made);
  });
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.value;
}

describe('what is due', () => {
  it('stands by its day: of a unit, what it answers for', async () => {
    const home = await homeOf(contact);
    expect(home).toMatchObject({ today: '2026-03-02', week: { end: '2026-03-08', lastWorkday: '2026-03-06', provisional: false } });
    expect(home.unit).toBe('市交通运输局');
    expect(home.rows.map(({ kind, bucket, due }) => [kind, bucket, due])).toEqual([
      ['task-overdue', 'overdue', '2025-12-31'],
      ['task-due', 'today', '2026-03-02'],
      ['task-due', 'week', '2026-03-05'],
    ]);
    expect(home.counts).toEqual({ overdue: 1, today: 1, week: 1, later: 0, undated: 0 });
    expect(home.figures).toEqual([
      { name: 'total', count: 4, link: '/ledger' },
      { name: 'lead', count: 3, link: `/ledger?unitRole=lead&unitId=${contact.unitId ?? ''}` },
      { name: 'responsible', count: 1, link: `/ledger?unitRole=responsible&unitId=${contact.unitId ?? ''}` },
    ]);
    expect(await rowsOf(leader)).toEqual(await rowsOf(contact));
    expect((await rowsOf(finance)).map(({ title, due }) => [title === null ? null : title.slice(-4), due])).toEqual([
      [null, '2025-12-31'],
      [expect.any(String), '2026-03-05'],
      [expect.any(String), '2026-03-09'],
    ]);
  });

  it('is counted in working days, once it is late', async () => {
    const [late] = (await homeOf(contact)).rows;
    // From 1 January to 2 March 2026: New Year and Spring Festival are off, and made up for.
    expect(late?.late).toBeGreaterThan(30);
    expect(late?.late).toBeLessThan(43);
    expect(late?.provisional).toBe(false);
  });

  it('has the list behind each count', async () => {
    const { rows, figures } = await homeOf(contact);
    for (const { link, count } of [...rows.filter(({ title }) => title === null), ...figures]) {
      const query = Object.fromEntries(
        [...new URLSearchParams(link.split('?')[1])].filter(([field]) => !['group', 'sort'].includes(field)),
      );
      expect((await contact.ok(ledger.listTasks, { query })).tasks, link).toHaveLength(count);
    }
  });

  it('is all of the ledger’s for the office, with what only it decides', async () => {
    const lists = await server.ok(listOpenLists, { query: {} });
    const rows = await rowsOf(server.office);
    expect(rows.map(({ kind, count }) => [kind, count])).toEqual([
      ['task-overdue', 1],
      ['task-due', 1],
      ['task-due', 1],
      ['task-due', 1],
      ['task-no-lead', 2],
      ['open-list', lists.counts.unnamed],
      ['unmatched-name', lists.counts.unmatched],
    ]);
    expect(lists.counts).toMatchObject({ unnamed: 1, unmatched: 1 });
    const draft = await upload(server, text.replaceAll('甲市', '乙市'));
    expect((await homeOf(server.office)).rows.find(({ kind }) => kind.startsWith('draft-'))).toMatchObject({
      bucket: 'undated',
      title: expect.stringContaining('乙市'),
      link: `/plans/${draft.planId}/versions/${draft.versionId}/review`,
    });
    for (const who of [contact, leader, finance, partner, await server.as('reader'), await server.as('supervisor')])
      expect((await rowsOf(who)).filter(({ kind }) => !kind.startsWith('task-'))).toEqual([]);
  });

  it('of a counterpart is what was shared with it', async () => {
    expect((await homeOf(partner)).figures).toEqual([{ name: 'total', count: 0, link: '/ledger' }]);
    const body = { taskIds: [idOf('丙丁公路')], add: [partner.unitId ?? ''], remove: [], parts: ['content' as const] };
    await server.ok(sharing.setTaskShares, { body });
    expect((await rowsOf(partner)).map(({ kind, due }) => [kind, due])).toEqual([['task-due', '2026-03-05']]);
  });

  it('of administrators is no business of the ledger', async () => {
    const [system, security, auditor] = await Promise.all([
      server.as('system-admin'),
      server.as('security-admin'),
      server.as('audit-admin'),
    ]);
    expect(await rowsOf(system)).toEqual([]);
    expect((await homeOf(system)).awaited).toEqual([]);
    expect((await homeOf(system)).figures).toMatchObject([{ name: 'people' }]);
    await server.database.pool.query("update account set state = 'invited' where id = $1", [finance.accountId]);
    await server.database.pool.query('update post set ended_at = now() where id = $1', [leader.postId]);
    expect((await homeOf(system)).awaited).toEqual([{ name: 'invited', count: 1, due: null, link: '/people?state=invited' }]);
    expect(await rowsOf(security)).toEqual([{ kind: 'person-no-post', bucket: 'undated', due: null, count: 1, title: null }]);
    await server.database.pool.query("update account set state = 'active' where id = $1", [finance.accountId]);
    await server.database.pool.query('update post set ended_at = null where id = $1', [leader.postId]);
    expect((await rowsOf(auditor)).map(({ kind, due }) => [kind, due])).toEqual([['trail-first-check', null]]);
    await auditor.ok(verifyAudit, { body: {} });
    expect((await rowsOf(auditor)).map(({ kind, due, bucket }) => [kind, due, bucket])).toEqual([['trail-check', '2026-04-01', 'later']]);
  });
});

describe('duties on the page', () => {
  const kind: DutyKind = {
    name: 'planted',
    needs: 'listTasks',
    list: '/planted',
    workdays: true,
    awaitedBy: ['office'],
    awaitedNeeds: 'listTasks',
    awaitedList: '/planted?awaited',
    owed: async () => [],
    tell: async (_act, duties) =>
      new Map(duties.map(({ objectId }) => [objectId, { title: `第${objectId.slice(-4)}号`, link: '/planted/one' as const }])),
  };
  const duty = (over: Partial<Duty> = {}): Duty => ({
    kind: 'planted',
    objectType: 'planted',
    objectId: newId(),
    unitId: contact.unitId,
    role: 'contact',
    due: '2026-03-04',
    ...over,
  });
  beforeAll(() => void dutyKinds.set(kind.name, kind));
  afterAll(() => void dutyKinds.delete(kind.name));
  const planted = async (who: Calls) => (await homeOf(who)).rows.filter((row) => row.kind === 'planted');

  it('are those of the post’s role and units, and of nobody else', async () => {
    await within((act) =>
      owe(act, [
        duty(),
        duty({ role: 'unit-leader', due: null }),
        duty({ unitId: finance.unitId, due: '2026-02-27' }),
        duty({ unitId: null, role: 'office', due: '2027-01-04' }),
      ]),
    );
    expect(await planted(contact)).toMatchObject([{ bucket: 'week', due: '2026-03-04', link: '/planted/one', provisional: false }]);
    expect(await planted(leader)).toMatchObject([{ bucket: 'undated' }]);
    // Due on Friday, and it is Monday; the Saturday between was worked for Spring Festival.
    expect(await planted(finance)).toMatchObject([{ bucket: 'overdue', late: 2 }]);
    // The holidays of 2027 are not announced.
    expect(await planted(server.office)).toMatchObject([{ bucket: 'later', provisional: true }]);
    for (const who of [partner, await server.as('reader')]) expect(await planted(who)).toEqual([]);
    const { awaited } = await homeOf(server.office);
    expect(awaited).toEqual([{ name: 'planted', count: 3, due: '2026-02-27', link: '/planted?awaited' }]);
    expect((await homeOf(contact)).awaited).toEqual([]);
  });

  it('are a few rows, and one for the many others, which leads to the list', async () => {
    await within((act) =>
      owe(
        act,
        Array.from({ length: 300 }, (_, at) => duty({ unitId: finance.unitId, due: at < 3 ? '2026-03-04' : '2026-03-08' })),
      ),
    );
    const week = (await planted(finance)).filter(({ bucket }) => bucket === 'week');
    expect(week.map(({ count }) => count)).toEqual([1, 1, 1, 1, 296]);
    expect(week.at(-1)).toMatchObject({ rest: true, title: null, link: '/planted' });
    expect((await homeOf(finance)).counts.week).toBe(301);
    expect(new Set((await homeOf(finance)).rows.map(({ key }) => key)).size).toBe((await homeOf(finance)).rows.length);
  });
});

describe('a unit that is no more', () => {
  it('leaves what it owes, and its news, to who took over', async () => {
    const old = await server.as('contact', { unit: '市公路局' });
    const heir = await server.as('contact', { unit: '市道路中心' });
    const double = await server.as('contact', { unit: '市公路管理局' });
    const kind: DutyKind = {
      name: 'planted-again',
      needs: 'listTasks',
      list: '/',
      workdays: false,
      awaitedBy: [],
      awaitedNeeds: 'listTasks',
      awaitedList: '/',
      owed: async () => [],
      tell: async (_act, duties) => new Map(duties.map(({ objectId }) => [objectId, { title: objectId, link: '/' as const }])),
    };
    dutyKinds.set(kind.name, kind);
    const owed = { kind: kind.name, objectType: 'planted', role: 'contact', due: null } as const;
    const [first, second] = [newId(), newId()];
    await within((act) =>
      owe(act, [
        { ...owed, objectId: first, unitId: old.unitId },
        { ...owed, objectId: second, unitId: double.unitId },
      ]),
    );
    const titles = async (who: Calls) => new Map((await homeOf(who)).rows.map(({ title, unit }) => [title, unit]));
    const both = (unit: string | null) => new Map([first, second].map((title) => [title, unit]));
    await server.ok(units.mergeUnits, { body: { from: double.unitId ?? '', into: old.unitId ?? '', reason: '重复' } });
    expect(await titles(old)).toEqual(both(null));
    expect(await titles(heir)).toEqual(new Map());
    const revision = (await server.ok(units.listUnits)).units.find(({ id }) => id === old.unitId)?.revision ?? 0;
    await server.ok(units.endUnit, {
      params: { unitId: old.unitId ?? '' },
      body: { revision, onDate: '2026-03-02', successors: [{ unitId: heir.unitId ?? '', relation: 'merged' }], note: null },
    });
    // Whose it was stands with it.
    expect(await titles(heir)).toEqual(both('市公路局'));
    dutyKinds.delete(kind.name);
  });
});

describe('the inbox', () => {
  const fill = async () => {
    for (const source of [ledgerInbox, planInbox, settingsInbox]) await runJob(server, inboxJob(source));
  };
  const actsOf = async (who: Calls) => (await who.ok(listInbox, { query: {} })).entries.map(({ act, count, title }) => [act, count, title]);

  it('tells each desk what happened to its own things, but not what its person did', async () => {
    await fill();
    await server.ok(ledger.setLead, { body: { tasks: [{ id: idOf('己区枢纽'), revision: 1 }], lead: '市财政局', reason: '议定' } });
    await server.ok(correcting.correctTasks, {
      body: { tasks: [{ id: idOf('戊港码头'), revision: 1, values: { title: '建成戊港新码头' } }], reason: '勘误' },
    });
    const { version } = await server.ok(rules.getRuleSet);
    await server.ok(rules.changeRules, { body: { changes: { 'clock.grace': 3 }, reason: '议定', version } });
    await fill();
    expect(await actsOf(contact)).toEqual([
      ['setLead', 1, expect.stringContaining('己区枢纽')],
      ['publishDraft', 4, null],
    ]);
    expect((await actsOf(finance)).map(([act, count]) => [act, count])).toEqual([
      ['correctTasks', 1],
      ['setLead', 1],
      ['publishDraft', 3],
    ]);
    expect(await actsOf(partner)).toEqual([['setTaskShares', 1, expect.stringContaining('丙丁公路')]]);
    // She did all of it; a colleague did not.
    expect(await actsOf(server.office)).toEqual([]);
    const colleague = await server.as('office');
    expect((await actsOf(colleague)).map(([act]) => act)).toEqual(['changeRules', 'uploadPlan', 'publishDraft', 'uploadPlan']);
    for (const role of ['system-admin', 'audit-admin'] as const) expect(await actsOf(await server.as(role))).toEqual([]);
  });

  it('comes twice as once', async () => {
    const before = await actsOf(finance);
    await fill();
    expect(await actsOf(finance)).toEqual(before);
  });

  it('is unread until the person says so, post by post', async () => {
    const inbox = await contact.ok(listInbox, { query: {} });
    expect(inbox).toMatchObject({ unread: 2, more: false });
    expect(inbox.entries.map(({ unread }) => unread)).toEqual([true, true]);
    const [newest, oldest] = inbox.entries;
    await contact.ok(readInbox, { body: { seq: oldest?.seq ?? 0 } });
    expect((await contact.ok(listInbox, { query: {} })).entries.map(({ unread }) => unread)).toEqual([true, false]);
    await contact.ok(readInbox, { body: { seq: Number.MAX_SAFE_INTEGER } });
    await contact.ok(readInbox, { body: { seq: 0 } });
    expect(await contact.ok(listInbox, { query: {} })).toMatchObject({ unread: 0 });
    expect(await leader.ok(listInbox, { query: {} })).toMatchObject({ unread: 2 });
    // Whoever comes later reads what was before as read.
    const later = await server.as('contact', { unit: '市交通运输局' });
    expect(await later.ok(listInbox, { query: {} })).toMatchObject({ unread: 0, entries: [{}, {}] });
    // What comes is news again.
    await server.ok(correcting.correctTasks, {
      body: { tasks: [{ id: idOf('旅游专线'), revision: 1, values: { title: '开通旅游专列' } }], reason: '勘误' },
    });
    await fill();
    expect(await contact.ok(listInbox, { query: {} })).toMatchObject({
      unread: 1,
      entries: [{ title: '开通旅游专列', unread: true }, {}, {}],
    });
    expect(newest?.link).toBe(`/ledger?task=${idOf('己区枢纽')}`);
  });

  it('is read page by page', async () => {
    const first = await finance.ok(listInbox, { query: { limit: 2 } });
    expect(first).toMatchObject({ more: true });
    const second = await finance.ok(listInbox, { query: { limit: 2, before: first.entries.at(-1)?.id } });
    expect(second).toMatchObject({ more: false });
    expect([...first.entries, ...second.entries].map(({ id }) => id)).toEqual(
      (await finance.ok(listInbox, { query: {} })).entries.map(({ id }) => id),
    );
  });

  it('skips none of the entries that one event has for many units', async () => {
    const head = await server.as('contact', { unit: '市城乡集团' });
    const names = Array.from({ length: 20 }, (_, index) => `市城乡集团第${index + 1}公司`);
    const ids = await within(async (act) => {
      const made: string[] = [];
      for (const name of names) made.push(await unitByName(act, name));
      return made;
    });
    await server.database.pool.query('update unit set parent_id = $1 where id = any($2)', [head.unitId, ids]);
    const plan = `丙市城乡建设分工方案

一、主要任务
1.建成城乡供水管网。（牵头单位：市交通运输局；责任单位：${names.join('、')}）
`;
    await publish(server, await upload(server, plan));
    await fill();
    const read: string[] = [];
    for (let before: string | undefined, more = true; more;) {
      const page = await head.ok(listInbox, { query: { limit: 8, ...(before !== undefined && { before }) } });
      read.push(...page.entries.map(({ unit }) => unit ?? ''));
      before = page.entries.at(-1)?.id;
      ({ more } = page);
    }
    expect(read.toSorted()).toEqual(names.toSorted());
    expect(await head.ok(listInbox, { query: { before: newId() } })).toMatchObject({ entries: [], more: false });
  });

  it('tells a unit outside what was shared with it, and nothing of what else names it', async () => {
    const plan = `丁市跨界合作分工方案

一、主要任务
1.建成跨界大桥。（牵头单位：市交通运输局；配合单位：邻市）
`;
    const draft = await upload(server, plan);
    await publish(server, draft);
    const [task] = (await server.ok(ledger.listTasks, { query: { planId: [draft.planId] } })).tasks;
    await server.ok(adjusting.withdrawTasks, {
      body: { tasks: [{ id: task?.id ?? '', revision: task?.revision ?? 0 }], reason: '会议撤下' },
    });
    await fill();
    expect((await actsOf(contact))[0]?.[0]).toBe('withdrawTasks');
    const acts = async () =>
      (
        await server.database.pool.query<{ act: string }>('select distinct act from inbox_entry where unit_id = $1', [partner.unitId])
      ).rows.map(({ act }) => act);
    expect(await acts()).toEqual(['setTaskShares']);
    // What was written before its kind was known is not read either.
    await server.database.pool.query(
      `insert into inbox_entry (jurisdiction_id, id, source, seq, act, at, actor, by_account, unit_id, count, object_id)
       select jurisdiction_id, gen_random_uuid(), source, seq, act, at, actor, by_account, $1, count, object_id
         from inbox_entry where unit_id = $2 and act = 'withdrawTasks'`,
      [partner.unitId, contact.unitId],
    );
    expect(await acts()).toContain('withdrawTasks');
    expect((await actsOf(partner)).map(([act]) => act)).toEqual(['setTaskShares']);
    expect(await partner.ok(listInbox, { query: {} })).toMatchObject({ unread: 1 });
  });
});
