/** The way from a document to the ledger, over HTTP on a real database. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Operation } from '#core/plan/draft/operation.ts';
import * as theming from '#contract/ledger/theme-endpoints.ts';
import * as ledger from '#contract/ledger/task-endpoints.ts';
import * as plan from '#contract/plan/plan-endpoints.ts';
import * as drafts from '#contract/plan/draft-endpoints.ts';
import * as publishing from '#contract/ledger/publish-endpoints.ts';
import * as objectApi from '#contract/ledger/object-endpoints.ts';
import { change, draftOf, publish, upload, type VersionParams } from '#test/plan-steps.ts';
import { startTestServer, type TestServer } from '#test/server.ts';
import { detailsOf } from '#test/task-details.ts';

const text = readFileSync(join(import.meta.dirname, '../../../test/corpus/000-taian-shenghui.txt'), 'utf8');

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

describe('from a document to the ledger', () => {
  let params: VersionParams;
  let count = 0;

  it('takes in a document, refuses the same bytes again and a second draft of one plan', async () => {
    params = await upload(server, text);
    const { plans } = await server.ok(plan.listPlans);
    expect(plans).toHaveLength(1);
    expect(plans[0]?.title).toBe('泰安市推进省会经济圈一体化发展分工方案');
    expect(plans[0]?.versions[0]).toMatchObject({ state: 'draft', number: 1, format: 'txt', draftRevision: 0 });
    expect(plans[0]?.versions[0]?.taskCount).toBeGreaterThan(80);

    const again = await server.call(plan.uploadPlan, { body: {}, file: { name: '又一份.txt', bytes: text } });
    expect(again.problem).toMatchObject({ code: 'document-duplicate', status: 409, data: params });
    expect(again.problem?.title).toContain('泰安市推进省会经济圈一体化发展分工方案');
    const second = await server.call(plan.uploadPlan, {
      body: { planId: params.planId },
      file: { name: '二.txt', bytes: `${text}\n附记` },
    });
    expect(second.problem?.code).toBe('plan-has-draft');
    expect((await server.ok(plan.listPlans)).plans).toHaveLength(1);
  });

  it('refuses a file that cannot be read, with the cause, and stores nothing', async () => {
    const empty = await server.call(plan.uploadPlan, { body: {}, file: { name: '空.txt', bytes: '   ' } });
    expect(empty).toMatchObject({ status: 422, problem: { code: 'document-empty' } });
    expect(empty.problem?.title).not.toMatch(/[{…]/);
    expect((await server.ok(plan.listPlans)).plans).toHaveLength(1);
  });

  it('gives back the original byte for byte, as a download', async () => {
    const answer = await server.call(plan.downloadOriginal, { params });
    expect(answer.bytes.toString('utf8')).toBe(text);
    expect(answer.headers.get('content-disposition')).toContain('attachment');
  });

  it('does not let two people overwrite each other', async () => {
    const { draft, revision } = await draftOf(server, params);
    const [task] = draft.tasks;
    if (task === undefined) throw new Error('no task');
    const edit: Operation = { type: 'edit-task', task: { ranges: task.ranges }, set: { title: '先到的标题' } };
    await server.ok(drafts.changeDraft, { params, body: { revision, operations: [edit] } });
    const late = await server.call(drafts.changeDraft, {
      params,
      body: { revision, operations: [{ ...edit, set: { title: '后到的标题' } }] },
    });
    expect(late).toMatchObject({ status: 409, problem: { code: 'draft-moved-on', data: { revision: revision + 1 } } });
    expect((await draftOf(server, params)).draft.tasks[0]?.title).toBe('先到的标题');
  });

  it('stores all operations of a request or none, and undoes on the server', async () => {
    const { draft, revision } = await draftOf(server, params);
    const [first, second] = draft.tasks;
    if (first === undefined || second === undefined) throw new Error('no tasks');
    const refused = await server.call(drafts.changeDraft, {
      params,
      body: {
        revision,
        operations: [
          { type: 'edit-task', task: { ranges: second.ranges }, set: { title: '不应留下' } },
          { type: 'undo', seq: 9999 },
        ],
      },
    });
    expect(refused.problem?.code).toBe('undo-impossible');
    expect((await draftOf(server, params)).draft.tasks[1]?.title).toBe(second.title);
    await change(server, params, { type: 'undo', seq: revision });
    expect((await draftOf(server, params)).draft.tasks[0]?.title).not.toBe('先到的标题');
  });

  it('refuses to publish while something is open', async () => {
    const { revision } = await draftOf(server, params);
    const refused = await server.call(publishing.publishDraft, { params, body: { revision, acceptances: [] } });
    expect(['draft-not-covered', 'draft-has-doubts']).toContain(refused.problem?.code);
    expect((await server.ok(ledger.countTasks)).total).toBe(0);
  });

  it('publishes: every task with code, units, place and sentence', async () => {
    const { draft } = await draftOf(server, params);
    const [, chosen] = draft.tasks;
    if (chosen === undefined) throw new Error('no task');
    await change(server, params, { type: 'set-lead', tasks: [{ ranges: chosen.ranges }], unit: '市发展改革委' });
    const published = await publish(server, params);
    expect(published.published).toBe(draft.tasks.length);
    expect(published.version.state).toBe('published');
    count = published.published;

    const printed = await server.call(drafts.exportDraft, { params });
    expect(decodeURIComponent(printed.headers.get('content-disposition') ?? '')).toContain('第1版台账');

    const page = await server.ok(ledger.listTasks, { query: { limit: 500 } });
    expect(page.tasks).toHaveLength(count);
    expect(page.tasks.map((task) => task.title)).toEqual(draft.tasks.map((task) => task.title));
    expect(new Set(page.tasks.map((task) => task.code)).size).toBe(count);
    const led = page.tasks.filter((task) => task.lead !== null);
    expect(led.map((task) => [task.title, task.lead])).toContainEqual([chosen.title, '市发展改革委']);

    const detail = await server.ok(ledger.getTask, { params: { taskId: led[0]?.id ?? '' } });
    for (const source of detail.sources) expect(text.slice(source.start, source.end)).toBe(source.text);
    expect(text).toContain(detail.sources.map(({ before, text: own, after }) => before + own + after)[0]);
    expect(detail.sources[0]?.place).toMatch(/^第\d+行$/);
    expect(detail.history.map(({ act }) => act)).toEqual(['publishDraft']);

    const late = await server.call(drafts.changeDraft, {
      params,
      body: { revision: published.version.draftRevision, operations: [{ type: 'undo', seq: 1 }] },
    });
    expect(late.problem?.code).toBe('version-not-draft');
  });

  it('pages in every order without losing or repeating a row', async () => {
    for (const sort of ledger.taskSorts) {
      const seen: string[] = [];
      for (let offset = 0; offset < count; offset += 17) {
        const page = await server.ok(ledger.listTasks, { query: { sort, limit: 17, offset } });
        seen.push(...page.tasks.map(({ id }) => id));
      }
      expect(new Set(seen).size).toBe(count);
      expect(seen).toHaveLength(count);
    }
    expect((await server.ok(ledger.listTasks, { query: { offset: count } })).tasks).toEqual([]);
  });

  it('filters, and counts each facet under all filters but its own', async () => {
    const all = await server.ok(ledger.countTasks);
    expect(all.total).toBe(count);
    expect(all.kind.reduce((sum, row) => sum + row.count, 0)).toBe(count);
    const unit = '市交通运输局';
    const listed = await server.ok(ledger.listTasks, { query: { unit: [unit], limit: 500 } });
    expect(listed.tasks.length).toBeGreaterThan(5);
    expect(listed.tasks.every((task) => task.responsibilities.some((row) => row.unit === unit))).toBe(true);
    expect(all.unit.find(({ value }) => value === unit)?.count).toBe(listed.tasks.length);
    const narrowed = await server.ok(ledger.countTasks, { query: { unit: [unit], kind: ['project'] } });
    expect(narrowed.kind.reduce((sum, row) => sum + row.count, 0)).toBe(listed.tasks.length);
    expect(narrowed.total).toBe(listed.tasks.filter((task) => task.kind === 'project').length);
    const chapter = await server.ok(ledger.listTasks, { query: { planId: [params.planId], chapter: '二/（二）', limit: 500 } });
    expect(chapter.tasks.every((task) => task.path === '二/（二）')).toBe(true);
    expect(chapter.tasks.length).toBe(all.chapter.find(({ value }) => value === '二/（二）')?.count);
  });

  it('finds any substring of two characters and more, and nothing else', async () => {
    for (const word of ['机场', '泰山', '一卡互通', 'S103', 's103泰岳', '泰安港 航道']) {
      const found = await server.ok(ledger.listTasks, { query: { text: word, limit: 500 } });
      const all = await server.ok(ledger.listTasks, { query: { limit: 500 } });
      const holds = (task: ledger.TaskRow): boolean =>
        word
          .split(' ')
          .every((part) =>
            [task.code, task.title, task.text, ...task.responsibilities.map(({ unit }) => unit), ...task.objects].some((field) =>
              field.toLowerCase().includes(part.toLowerCase()),
            ),
          );
      expect(found.tasks.map(({ id }) => id)).toEqual(all.tasks.filter(holds).map(({ id }) => id));
      expect(found.tasks.length).toBeGreaterThan(0);
    }
    expect((await server.call(ledger.listTasks, { query: { text: '泰' } })).problem?.code).toBe('search-too-short');
    expect((await server.ok(ledger.listTasks, { query: { text: "%_' or '1'='1" } })).tasks).toEqual([]);
  });

  it('names a lead for many at once, keeps the former one, and refuses what changed meanwhile', async () => {
    const { tasks } = await server.ok(ledger.listTasks, { query: { planId: [params.planId], chapter: '二/（二）', limit: 500 } });
    const wanted = tasks.map(({ id, revision }) => ({ id, revision }));
    expect(await server.ok(ledger.setLead, { body: { tasks: wanted, lead: '市交通运输局', reason: '主责' } })).toEqual({
      changed: tasks.length,
    });
    const stale = await server.call(ledger.setLead, { body: { tasks: wanted, lead: '市水利局' } });
    expect(stale.problem).toMatchObject({ code: 'task-changed', status: 409 });
    const [task] = (await server.ok(ledger.listTasks, { query: { planId: [params.planId], chapter: '二/（二）', limit: 1 } })).tasks;
    expect(task?.lead).toBe('市交通运输局');
    const [named] = await detailsOf(server, task === undefined ? [] : [task]);
    expect(named?.responsibilities.filter((row) => row.accountable)).toEqual([
      expect.objectContaining({ unit: '市交通运输局', role: 'lead', basis: 'changed' }),
    ]);
    await server.ok(ledger.setLead, { body: { tasks: [{ id: task?.id ?? '', revision: task?.revision ?? 0 }], lead: '市发展改革委' } });
    const detail = await server.ok(ledger.getTask, { params: { taskId: task?.id ?? '' } });
    expect(detail.responsibilities.map(({ unit, role }) => [unit, role])).toContainEqual(['市交通运输局', 'responsible']);
    expect(detail.history.map(({ act }) => act)).toEqual(['setLead', 'setLead', 'publishDraft']);
    const again = { id: detail.id, revision: detail.revision };
    await server.ok(ledger.setLead, { body: { tasks: [again], lead: '市交通运输局', formerLeadBecomes: null } });
    const undone = await server.ok(ledger.getTask, { params: { taskId: detail.id } });
    expect(undone.lead).toBe('市交通运输局');
    expect(undone.responsibilities.map(({ unit }) => unit)).not.toContain('市发展改革委');
  });

  it('takes a lead that is there already, and themes that change nothing, for done', async () => {
    const { tasks } = await server.ok(ledger.listTasks, { query: { planId: [params.planId], chapter: '二/（二）', limit: 500 } });
    const led = tasks.filter(({ lead }) => lead === '市交通运输局').map(({ id, revision }) => ({ id, revision }));
    expect(led.length).toBeGreaterThan(0);
    expect(await server.ok(ledger.setLead, { body: { tasks: led, lead: '市交通运输局' } })).toEqual({ changed: 0 });
    const taskIds = led.map(({ id }) => id);
    expect(await server.ok(theming.setTaskThemes, { body: { taskIds, add: [], remove: [] } })).toEqual({ changed: 0 });
    const after = await server.ok(ledger.getTask, { params: { taskId: taskIds[0] ?? '' } });
    expect(after.revision).toBe(led[0]?.revision);
    expect(after.history[0]?.act).toBe('setLead');
  });

  it('tells of a theme what came and went, not what was asked again', async () => {
    const [task, other] = (await server.ok(ledger.listTasks, { query: { limit: 2 } })).tasks;
    if (task === undefined || other === undefined) throw new Error('too few tasks');
    const theme = await server.ok(theming.addTheme, { body: { name: '一再列入', note: null } });
    const set = (taskIds: string[], add: string[], remove: string[]) =>
      server.ok(theming.setTaskThemes, { body: { taskIds, add, remove } });
    const told = async (taskId: string) =>
      (await server.ok(ledger.getTask, { params: { taskId } })).history.flatMap(({ act, after }) =>
        act === 'setTaskThemes' ? [after] : [],
      );
    const [before, ofOther] = [await told(task.id), await told(other.id)];
    const came = JSON.stringify({ added: ['一再列入'], removed: [] });
    const went = JSON.stringify({ added: [], removed: ['一再列入'] });
    expect(await set([task.id], [theme.id], [])).toEqual({ changed: 1 });
    expect(await set([task.id], [theme.id], [])).toEqual({ changed: 0 });
    expect(await set([task.id], [theme.id], [theme.id])).toEqual({ changed: 0 });
    expect(await told(task.id)).toEqual([came, ...before]);
    expect(await set([task.id, other.id], [theme.id], [])).toEqual({ changed: 1 });
    expect(await told(task.id)).toEqual([came, ...before]);
    expect(await told(other.id)).toEqual([came, ...ofOther]);
    expect(await set([task.id, other.id], [], [theme.id])).toEqual({ changed: 2 });
    expect(await set([task.id, other.id], [], [theme.id])).toEqual({ changed: 0 });
    expect(await told(task.id)).toEqual([went, came, ...before]);
    await server.ok(theming.removeTheme, { params: { themeId: theme.id } });
  });

  it('names several leads in one act, and takes them back in one: all or none', async () => {
    const { tasks } = await server.ok(ledger.listTasks, { query: { planId: [params.planId], chapter: '二/（四）', limit: 2 } });
    const units = ['市财政局', '市教育局'];
    const given = tasks.map(({ id, revision }, index) => ({ id, revision, lead: units[index] ?? null }));
    expect(await server.ok(ledger.setLead, { body: { tasks: given, lead: null } })).toEqual({ changed: 2 });
    const [first, second] = await detailsOf(server, tasks);
    expect([first?.lead, second?.lead]).toEqual(units);
    expect([first?.history[0]?.after, second?.history[0]?.after]).toEqual(units.map((lead) => JSON.stringify({ lead })));

    const back = tasks.map(({ id, lead }, index) => ({
      id,
      revision: ([first, second][index]?.revision ?? 0) - index,
      lead,
      formerLeadBecomes: null,
    }));
    const refused = await server.call(ledger.setLead, { body: { tasks: back, lead: null } });
    expect(refused.problem?.code).toBe('task-changed');
    expect((await detailsOf(server, tasks)).map(({ lead }) => lead)).toEqual(units);
    const whole = back.map((each, index) => ({ ...each, revision: each.revision + index }));
    await server.ok(ledger.setLead, { body: { tasks: whole, lead: null } });
    expect((await detailsOf(server, tasks)).map(({ lead }) => lead)).toEqual(tasks.map(({ lead }) => lead));
  });

  it('does not let an open list lead', async () => {
    const { tasks } = await server.ok(ledger.listTasks, { query: { limit: 500 } });
    const task = tasks.find(({ responsibilities }) => responsibilities.some(({ openList }) => openList));
    const unit = task?.responsibilities.find(({ openList }) => openList)?.unit ?? '';
    const body = { tasks: [{ id: task?.id ?? '', revision: task?.revision ?? 0 }], lead: unit };
    const refused = await server.call(ledger.setLead, { body });
    expect(refused.problem).toMatchObject({ code: 'lead-is-open-list', status: 409, data: { unit } });
    expect((await server.ok(ledger.getTask, { params: { taskId: task?.id ?? '' } })).lead).toBe(task?.lead);
  });

  it('does not let a task be asked for twice in one act', async () => {
    const [task] = (await server.ok(ledger.listTasks, { query: { limit: 1 } })).tasks;
    const seen = { id: task?.id ?? '', revision: task?.revision ?? 0 };
    const body = {
      tasks: [
        { ...seen, lead: '市财政局' },
        { ...seen, lead: '市水利局' },
      ],
      lead: null,
    };
    const refused = await server.call(ledger.setLead, { body });
    expect(refused.problem).toMatchObject({ code: 'task-asked-twice', data: { code: task?.code } });
    expect((await server.ok(ledger.getTask, { params: { taskId: seen.id } })).lead).toBe(task?.lead);
  });

  it('keeps themes and principles, and says who uses a theme that cannot go', async () => {
    const theme = await server.ok(theming.addTheme, { body: { name: '济泰同城化', note: null } });
    expect((await server.call(theming.addTheme, { body: { name: '济泰同城化', note: null } })).problem?.code).toBe('theme-name-taken');
    const { tasks } = await server.ok(ledger.listTasks, { query: { text: '同城化', limit: 10 } });
    await server.ok(theming.setTaskThemes, { body: { taskIds: tasks.map(({ id }) => id), add: [theme.id], remove: [] } });
    expect((await server.ok(ledger.listTasks, { query: { themeId: [theme.id] } })).tasks).toHaveLength(tasks.length);
    expect((await server.call(theming.removeTheme, { params: { themeId: theme.id } })).problem).toMatchObject({
      code: 'theme-in-use',
      data: { tasks: tasks.length },
    });

    const { principles } = await server.ok(ledger.listPrinciples, { query: {} });
    expect(principles.some((principle) => principle.text.includes('创新共建'))).toBe(true);
    const taskId = tasks[0]?.id ?? '';
    await server.ok(ledger.setTaskPrinciples, { params: { taskId }, body: { clauseIds: [principles[0]?.clauseId ?? ''] } });
    expect((await server.ok(ledger.getTask, { params: { taskId } })).principles.map(({ clauseId }) => clauseId)).toEqual([
      principles[0]?.clauseId,
    ]);
  });

  it('lists the named objects, renames with a check, merges two names of one thing', async () => {
    const { objects, counts } = await server.ok(objectApi.listObjects, { query: { limit: 500 } });
    expect(counts.project + counts.platform + counts.matter + counts.policy).toBe(objects.length);
    const harbour = objects.find(({ name }) => name === '泰安港');
    const waterway = objects.find(({ name }) => name === '大清河航道');
    if (harbour === undefined || waterway === undefined) throw new Error('the named projects are missing');
    const renamed = await server.ok(objectApi.editObject, {
      params: { objectId: harbour.id },
      body: { revision: harbour.revision, name: '泰安港主体工程', place: '东平县' },
    });
    expect(renamed).toMatchObject({ name: '泰安港主体工程', place: '东平县', revision: harbour.revision + 1 });
    expect(
      (await server.call(objectApi.editObject, { params: { objectId: harbour.id }, body: { revision: harbour.revision, name: '又一名' } }))
        .problem?.code,
    ).toBe('object-changed');
    expect((await server.ok(ledger.listTasks, { query: { text: '主体工程' } })).tasks.map(({ id }) => id)).toContain(
      (await server.ok(objectApi.getObject, { params: { objectId: harbour.id } })).tasks[0]?.id,
    );
    await server.ok(objectApi.mergeObjects, { body: { into: harbour.id, from: [waterway.id] } });
    // An old link leads on to what it became, and every name that it had finds it, however it is typed.
    const joined = await server.ok(objectApi.getObject, { params: { objectId: harbour.id } });
    expect(joined.taskCount).toBeGreaterThan(0);
    expect(joined.formerNames).toEqual([harbour.name, waterway.name].toSorted());
    expect(await server.ok(objectApi.getObject, { params: { objectId: waterway.id } })).toEqual(joined);
    expect(await server.ok(objectApi.getObjectHistory, { params: { objectId: waterway.id } })).toEqual(
      await server.ok(objectApi.getObjectHistory, { params: { objectId: harbour.id } }),
    );
    for (const text of ['泰安港主體工程', harbour.name, waterway.name, `「${waterway.name}」`]) {
      const { objects } = await server.ok(objectApi.listObjects, { query: { text } });
      expect(
        objects.map(({ id }) => id),
        text,
      ).toContain(harbour.id);
      const found = (await server.ok(ledger.listTasks, { query: { text, limit: 500 } })).tasks.map(({ id }) => id);
      expect(found, text).toEqual(expect.arrayContaining(joined.tasks.map(({ id }) => id)));
    }
    const tasksOf = async (objectId: string) => (await server.ok(ledger.listTasks, { query: { objectId: [objectId], limit: 500 } })).tasks;
    expect(await tasksOf(waterway.id)).toEqual(await tasksOf(harbour.id));
    expect((await server.ok(ledger.countTasks, { query: { objectId: [waterway.id] } })).total).toBe(joined.tasks.length);
  });

  it('carries identity, leads and decisions into a new version', async () => {
    const { tasks: before } = await server.ok(ledger.listTasks, { query: { limit: 500 } });
    const changed = text
      .replace('高标准规划建设S103泰岳胜景旅游公路', '高标准规划建设S103泰岳胜景旅游公路一期')
      .replace('高品质规划建设生态科技东部新城。', '')
      .replace('二、主要任务\n', '二、主要任务\n');
    const next = await upload(server, changed, params.planId);
    const diff = await server.ok(publishing.diffVersion, { params: next });
    expect(diff.from?.number).toBe(1);
    expect(diff.clauses.some(({ relation }) => relation === 'changed')).toBe(true);
    const published = await publish(server, next);
    const { tasks: after } = await server.ok(ledger.listTasks, { query: { limit: 500 } });
    const old = before.find(({ text: own }) => own.includes('S103泰岳胜景'));
    const now = after.find(({ text: own }) => own.includes('S103泰岳胜景'));
    expect(now).toMatchObject({ id: old?.id, code: old?.code, lead: old?.lead });
    expect(now?.text).toContain('一期');
    expect(published.withdrawn).toBe(1);
    const withdrawn = await server.ok(ledger.listTasks, { query: { state: 'withdrawn' } });
    expect(withdrawn.tasks.map(({ text: own }) => own)).toEqual(['高品质规划建设生态科技东部新城']);
    const [gone] = withdrawn.tasks;
    const late = await server.call(ledger.setLead, {
      body: { tasks: [{ id: gone?.id ?? '', revision: gone?.revision ?? 0 }], lead: '市财政局' },
    });
    expect(late.problem).toMatchObject({ code: 'task-withdrawn', data: { code: gone?.code } });
    expect(after.filter(({ lead }) => lead !== null)).toHaveLength(before.filter(({ lead }) => lead !== null).length);
    const [version2, version1] = (await server.ok(plan.getPlan, { params: { planId: params.planId } })).versions;
    expect([version2?.state, version1?.state]).toEqual(['published', 'superseded']);
  });
});
