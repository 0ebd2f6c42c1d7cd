/** What no honest client sends: each is refused in words, none is an error of ours, and none leaves something that cannot be read again. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import * as theming from '#contract/ledger/theme-endpoints.ts';
import * as ledger from '#contract/ledger/task-endpoints.ts';
import * as objects from '#contract/ledger/object-endpoints.ts';
import * as adjusting from '#contract/ledger/adjustment-endpoints.ts';
import * as correcting from '#contract/ledger/correction-endpoints.ts';
import * as exporting from '#contract/ledger/export-endpoints.ts';
import * as drafts from '#contract/plan/draft-endpoints.ts';
import * as plan from '#contract/plan/plan-endpoints.ts';
import * as settings from '#contract/settings/endpoints.ts';
import { displayNameSchema } from '#contract/session/endpoints.ts';
import type { Operation } from '#core/plan/draft/operation.ts';
import { smallPlan } from '#test/small-plan.ts';
import { draftOf, publish, upload, type VersionParams } from '#test/plan-steps.ts';
import { startTestServer, type TestServer } from '#test/server.ts';

let server: TestServer;
let params: VersionParams;
beforeAll(async () => {
  server = await startTestServer();
  params = await upload(server, smallPlan);
  await publish(server, params);
});
afterAll(() => server.stop());

describe('a place in the order', () => {
  it.each(['-1', '1.5', 'x', '1e300', '10000001', '0x1g'])('%s is refused', async (offset) => {
    const answer = await server.call(ledger.listTasks, { query: { offset } });
    expect(answer).toMatchObject({ status: 422, problem: { code: 'request.invalid' } });
  });
});

describe('a body', () => {
  it('as deep as nobody builds one is refused, also where a field takes anything', async () => {
    const response = `{"response":{"a":${'['.repeat(20_000)}${']'.repeat(20_000)}}}`;
    const send = (path: string, body: string) =>
      fetch(new URL(path, server.origin), { method: 'POST', body, headers: { 'content-type': 'application/json' } });
    const answer = await send('/api/session/passkey', response);
    expect([answer.status, await answer.json()]).toMatchObject([422, { code: 'request.invalid', detail: '请求内容嵌套过深' }]);
  });

  it('with more fields than anybody sends is refused before it is read', async () => {
    const answer = await fetch(new URL('/api/lists/01930000-0000-7000-8000-00000000ffff/cells', server.origin), {
      method: 'POST',
      body: `{${Array.from({ length: 250_000 }, (_, at) => `"k${at}":0`).join(',')}}`,
      headers: { 'content-type': 'application/json', cookie: server.office.cookie, origin: server.origin },
    });
    expect([answer.status, await answer.json()]).toMatchObject([422, { code: 'request.invalid', detail: '请求内容的字段过多' }]);
  });

  const detailOf = async (body: unknown): Promise<string> => {
    const headers = { 'content-type': 'application/json', cookie: server.office.cookie, origin: server.origin };
    const answer = await fetch(new URL('/api/tasks/corrections', server.origin), { method: 'POST', body: JSON.stringify(body), headers });
    expect(answer.status).toBe(422);
    return z.object({ detail: z.string() }).parse(await answer.json()).detail;
  };

  it('wrong in many places is told the first of them, and how many more there are', async () => {
    const detail = await detailOf({ tasks: Array.from({ length: 30 }, () => ({ id: 'x', revision: 1, values: {} })), reason: '核对' });
    expect(detail.split('；')).toHaveLength(21);
    expect(detail).toMatch(/^tasks\.0\.id：.*；另有 10 处$/);
  });

  it('wrong in hundreds of thousands of places is not looked through', async () => {
    const times = <T>(length: number, value: () => T): readonly T[] => Array.from({ length }, value);
    const units = { change: times(100, () => ({})), remove: times(100, () => 1), add: times(50, () => ({})) };
    const detail = await detailOf({ tasks: times(1000, () => ({ id: 'x', revision: 1, values: { units } })), reason: 1 });
    expect(detail).toMatch(/^tasks\.0\.id：/);
    expect(detail).not.toContain('另有');
  });
});

describe('text that PostgreSQL cannot store', () => {
  it.each(['甲\0乙', '甲\ud800乙', '\udc00'])('is refused wherever it comes: %j', async (text) => {
    const refused = { status: 422, problem: { code: 'request.unstorable-text' } };
    expect(await server.call(theming.addTheme, { body: { name: '甲', note: text } })).toMatchObject(refused);
    const { revision, draft } = await draftOf(server, params);
    const remove = { type: 'remove-task', task: { ranges: draft.tasks[0]?.ranges ?? [] }, reason: text } as const;
    expect(await server.call(drafts.changeDraft, { params, body: { revision, operations: [remove] } })).toMatchObject(refused);
    expect((await server.ok(theming.listThemes)).themes).toEqual([]);
  });

  it.each([{ text: 'a\0b' }, { unit: ['\0'] }, { chapter: '\0' }])('is refused in a filter: %j', async (query) => {
    const answer = await server.call(ledger.countTasks, { query });
    expect(answer).toMatchObject({ status: 422, problem: { code: 'request.unstorable-text' } });
  });
});

describe('an id in capital letters', () => {
  it('names the same', async () => {
    const [task] = (await server.ok(ledger.listTasks)).tasks;
    if (task === undefined) throw new Error('no task');
    const upper = { id: task.id.toUpperCase(), revision: task.revision };
    expect((await server.ok(ledger.getTask, { params: { taskId: upper.id } })).id).toBe(task.id);
    const body = { tasks: [{ ...upper, values: { cityLeader: '张三' } }], reason: '核对' };
    expect(await server.ok(correcting.correctTasks, { body })).toMatchObject({ changed: 1 });
    const withdrawn = await server.call(adjusting.withdrawTasks, { body: { tasks: [upper], reason: '核对' } });
    expect(withdrawn.problem?.code).toBe('task-changed');
  });
});

describe('a reason', () => {
  it.each(['\u200b', ' \u2060\n', '\u3164', '\u202e'])('%j, which nobody can see, is none', async (reason) => {
    const task = { id: '01930000-0000-7000-8000-0000000000aa', revision: 1 };
    const detail = 'reason：须有看得见的字';
    const withdrawn = await server.call(adjusting.withdrawTasks, { body: { tasks: [task], reason } });
    expect(withdrawn.problem).toMatchObject({ status: 422, detail });
    const corrected = await server.call(correcting.correctTasks, {
      body: { tasks: [{ ...task, values: { cityLeader: '张三' } }], reason },
    });
    expect(corrected.problem).toMatchObject({ status: 422, detail });
    const rules = await server.call(settings.changeRules, { body: { changes: { 'clock.grace': 3 }, reason, version: 0 } });
    expect(rules.problem).toMatchObject({ status: 422, detail });
  });
});

describe('a title or a name', () => {
  const nobody = { id: '01930000-0000-7000-8000-0000000000aa', revision: 1 };
  it.each(['\u200b', '\u3164', '、', '甲\n乙', 'a\tb', '甲\u2028乙', '甲\u202e乙'])(
    '%j, which cannot be read in one line, is refused',
    async (text) => {
      const correct = (values: correcting.TaskCorrection) =>
        server.call(correcting.correctTasks, { body: { tasks: [{ ...nobody, values }], reason: '核对' } });
      const title = await correct({ title: text });
      expect(title.problem).toMatchObject({
        status: 422,
        detail: expect.stringContaining('tasks.0.values.title：须有文字，不能换行，也不能有控制字符'),
      });
      const unit = await correct({ units: { add: [{ unit: text, role: 'support', ownPart: null }] } });
      expect(unit.problem?.status).toBe(422);
      const part = { title: '甲', text: '甲', due: { text: null, from: null, to: null }, units: { lead: text } };
      const split = await server.call(adjusting.splitTask, {
        params: { taskId: nobody.id },
        body: { revision: 1, parts: [part, part], reason: '核对' },
      });
      expect(split.problem?.status).toBe(422);
    },
  );
});

describe('a name', () => {
  const refused = { status: 422, problem: { code: 'request.invalid' } };
  const nobody = { id: '01930000-0000-7000-8000-0000000000aa', revision: 1 };

  it.each(['\u200b', '\u3164', '\u2800', '、', '甲\n乙', '甲\u202e乙'])('%j of a theme, an object, a person is refused', async (name) => {
    expect(await server.call(theming.addTheme, { body: { name, note: null } })).toMatchObject(refused);
    expect(await server.call(objects.editObject, { params: { objectId: nobody.id }, body: { name, revision: 1 } })).toMatchObject(refused);
    const leader = { tasks: [{ ...nobody, values: { cityLeader: name } }], reason: '核对' };
    expect(await server.call(correcting.correctTasks, { body: leader })).toMatchObject(refused);
    expect(displayNameSchema.safeParse(name).success).toBe(false);
  });

  it.each(['\u200b', '\u3164', '、', '甲\u202e乙'])('%j, which cannot be read in one line, leads nobody and is no title', async (name) => {
    expect(await server.call(ledger.setLead, { body: { tasks: [nobody], lead: name } })).toMatchObject(refused);
    const { revision, draft } = await draftOf(server, params);
    const task = { ranges: draft.tasks[0]?.ranges ?? [] };
    const operations: readonly Operation[] = [
      { type: 'edit-task', task, set: { title: name } },
      { type: 'edit-plan', set: { title: name } },
      { type: 'set-lead', tasks: [task], unit: name },
      { type: 'add-unit', tasks: [task], unit: name, role: 'support', ownPart: null },
      { type: 'set-objects', task, objects: [{ name, kind: 'project' }] },
    ];
    for (const operation of operations)
      expect(await server.call(drafts.changeDraft, { params, body: { revision, operations: [operation] } })).toMatchObject(refused);
  });

  it.each(['\u200b', '甲\n乙', '甲\u202e乙', '甲\u{e0041}乙'])('%j is nothing else that a draft says in one line', async (words) => {
    const { revision, draft } = await draftOf(server, params);
    const ranges = draft.tasks[0]?.ranges ?? [];
    const [range] = ranges;
    if (range === undefined) return expect.fail('no task');
    const units = { lead: [words], responsible: [], support: [], local: [] };
    const field = { kind: 'person', label: '责任人', values: [words] } as const;
    const operations: readonly Operation[] = [
      { type: 'add-task', ranges, path: '', title: words },
      { type: 'edit-task', task: { ranges }, set: { subject: words } },
      { type: 'add-unit', tasks: [{ ranges }], unit: '市财政局', role: 'support', ownPart: words },
      { type: 'set-deadline', task: { ranges }, deadline: { text: words, from: null, to: null } },
      { type: 'set-field', tasks: [{ ranges }], field: range, to: field },
      { type: 'set-field', tasks: [{ ranges }], field: range, to: { ...field, label: words, values: ['张三'] } },
      { type: 'mark-assignment', range, ...units },
      { type: 'settle-doubt', doubt: { ...range, code: 'open-list' }, answer: { kind: 'named', units: [words] }, note: '' },
      { type: 'settle-doubt', doubt: { ...range, code: 'misprint' }, answer: { kind: 'corrected', text: words }, note: '' },
      { type: 'edit-plan', set: { docNumber: words } },
    ];
    for (const operation of operations)
      expect(await server.call(drafts.changeDraft, { params, body: { revision, operations: [operation] } })).toMatchObject(refused);
  });

  it.each(['\u200b', '甲\n乙', '甲\u202e乙'])('%j is no fact of an object, no day and no part of a task', async (words) => {
    const facts = { name: '甲路', kind: 'project', stage: null, place: words, investment: null, owner: null, note: null } as const;
    const object = await server.call(objects.editObject, { params: { objectId: nobody.id }, body: { ...facts, revision: 1 } });
    expect(object).toMatchObject(refused);
    for (const values of [
      { due: { text: words, from: null, to: null } },
      { units: { add: [{ unit: '市财政局', role: 'support', ownPart: words } as const] } },
    ])
      expect(await server.call(correcting.correctTasks, { body: { tasks: [{ ...nobody, values }], reason: '核对' } })).toMatchObject(
        refused,
      );
  });

  it('does not differ from another by where a line may break', async () => {
    const theme = await server.ok(theming.addTheme, { body: { name: '济泰\u200b同城\u00ad化\ufeff', note: null } });
    expect(theme.name).toBe('济泰同城化');
    const again = await server.call(theming.addTheme, { body: { name: '济泰同城化', note: null } });
    expect(again.problem?.code).toBe('theme-name-taken');
    await server.ok(theming.removeTheme, { params: { themeId: theme.id } });
  });
});

describe('a day', () => {
  it('before the first year is refused', async () => {
    const answer = await server.call(ledger.listTasks, { query: { dueFrom: '0000-01-01' } });
    expect(answer).toMatchObject({ status: 422, problem: { code: 'request.invalid' } });
  });
});

describe('a number in an address', () => {
  it.each(['1e1', '0x10', '', ' 5', '5.0', '+5', '-1', '９'])('is decimal digits alone, not %j', async (given) => {
    const refused = { status: 422, problem: { code: 'request.invalid' } };
    expect(await server.call(ledger.listTasks, { query: { limit: given } })).toMatchObject(refused);
    expect(await server.call(ledger.listTasks, { query: { offset: given } })).toMatchObject(refused);
    expect(await server.call(objects.listObjects, { query: { limit: given } })).toMatchObject(refused);
  });

  it('may begin with noughts', async () => {
    expect((await server.ok(ledger.listTasks, { query: { limit: '02' } })).tasks).toHaveLength(2);
  });
});

describe('the name of a file', () => {
  it.each([
    ['is cut at its folders', '../../etc/方案.txt', '方案.txt'],
    ['loses characters that no name has', '方\0案\u0007.txt', '方案.txt'],
    ['is cut at a length that a header can carry', `${'长'.repeat(5000)}.txt`, `${'长'.repeat(196)}.txt`],
  ])('%s', async (_name, sent, kept) => {
    const version = await server.ok(plan.uploadPlan, {
      body: { separate: 'yes' },
      file: { name: sent, bytes: `${smallPlan}\n${sent.length}` },
    });
    expect(version.fileName).toBe(kept);
    const { headers } = await server.call(plan.downloadOriginal, { params: { planId: version.planId, versionId: version.id } });
    expect(headers.get('content-disposition')).toBe(`attachment; filename*=UTF-8''${encodeURIComponent(kept)}`);
  });
});

describe('an export', () => {
  it('with filters of no value is the one without them', async () => {
    const of = async (filter: z.input<typeof ledger.taskFilterSchema>): Promise<string> => {
      const { bytes, problem } = await server.call(exporting.exportTasks, {
        body: { format: 'csv', filter, sort: 'position', columns: ['code', 'title'] },
      });
      expect(problem).toBeUndefined();
      return bytes.toString();
    };
    const codesIn = (text: string): readonly string[] => text.match(/\d+-\d[\d.]*/g) ?? [];
    const lists = ['planId', 'unit', 'unitId', 'unitRole', 'kind', 'commitment', 'nature', 'themeId', 'objectId', 'principleId'] as const;
    const whole = codesIn(await of({}));
    expect(whole.length).toBeGreaterThan(3);
    for (const field of lists) expect(codesIn(await of({ [field]: [] }))).toEqual(whole);
  });

  it('asks for each column once', async () => {
    const body = { format: 'csv', filter: {}, sort: 'position', columns: ['code', 'code'] } as const;
    expect(await server.call(exporting.exportTasks, { body: { ...body, columns: [...body.columns] } })).toMatchObject({ status: 422 });
  });
});

describe('counts', () => {
  it('of units are what choosing the unit would show, under the role that is asked for', async () => {
    const { unit } = await server.ok(ledger.countTasks, { query: { unitRole: ['lead'] } });
    expect(unit.length).toBeGreaterThan(0);
    for (const { value, count } of unit) {
      const { tasks } = await server.ok(ledger.listTasks, { query: { unitRole: ['lead'], unit: [value] } });
      expect(tasks, value).toHaveLength(count);
    }
  });
});

describe('many at once', () => {
  it('fit into one statement, however many tasks times themes there are', async () => {
    const lines = Array.from({ length: 1500 }, (_, each) => `${each + 1}.完善第${each + 1}号工作机制。（责任单位：市财政局）`);
    const long = await upload(server, `泰和市工作机制分工方案\n\n一、主要任务\n${lines.join('\n')}\n`);
    const { published } = await publish(server, long);
    expect(published * 50 * 3).toBeGreaterThan(65_535);
    const taskIds: string[] = [];
    while (taskIds.length < published) {
      const { tasks } = await server.ok(ledger.listTasks, { query: { planId: long.planId, limit: 500, offset: taskIds.length } });
      taskIds.push(...tasks.map(({ id }) => id));
    }
    const themes: string[] = [];
    for (let each = 0; each < 50; each++)
      themes.push((await server.ok(theming.addTheme, { body: { name: `专题${each}`, note: null } })).id);
    expect(await server.ok(theming.setTaskThemes, { body: { taskIds, add: themes, remove: [] } })).toEqual({ changed: published });
    expect((await server.ok(theming.listThemes)).themes.map(({ taskCount }) => taskCount)).toEqual(themes.map(() => published));
  });
});
