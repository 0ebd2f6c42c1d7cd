/** What a year's lists leave out, and what they have not accounted for, over HTTP. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as listing from '#contract/ledger/list-endpoints.ts';
import { listSteps, type ListSteps } from '#test/list-steps.ts';
import { startTestServer, type TestServer } from '#test/server.ts';

const nobody = '01930000-0000-7000-8000-00000000ffff';

let server: TestServer;
let steps: ListSteps;
beforeAll(async () => {
  server = await startTestServer();
  // Units of the tree that the plans mean.
  for (const unit of ['市交通运输局', '市商务局', '市财政局']) await server.as('contact', { unit });
  steps = listSteps(server);
});
afterAll(() => server.stop());

const coverageOf = async (listId: string, planId: string) =>
  (await server.ok(listing.getListCoverage, { params: { listId } })).chapters.filter((chapter) => chapter.planId === planId);

describe('what is not listed', () => {
  it('is chosen by all its words where its title is shortened', async () => {
    const { params, tasks } = await steps.published();
    await server.database.pool.query(`update task set title = left(body, 4) || '…' where id = $1`, [tasks[0].id]);
    const { rows } = await server.database.pool.query<{ body: string }>('select body from task where id = $1', [tasks[0].id]);
    const { id: listId } = await steps.made();
    const { tasks: all } = await server.ok(listing.listUnlisted, { params: { listId }, query: {} });
    const own = all.filter(({ planId }) => planId === params.planId);
    expect(own.map(({ text }) => text)).toEqual([rows[0]?.body, null, null]);
  });

  it('is left out with a reason, or asked for, chapter by chapter', async () => {
    const { params, tasks } = await steps.published();
    const list = await steps.made();
    const other = await steps.made('另一清单', list.year);
    await steps.add(list.id, tasks[0]);
    const listId = list.id;
    const omit = (taskIds: readonly string[], reason = '已办结') =>
      server.call(listing.omitTasks, { params: { listId }, body: { taskIds: [...taskIds], reason } });
    expect(await coverageOf(listId, params.planId)).toEqual([
      { planId: params.planId, path: '一', title: '主要任务', tasks: 3, listed: 1, elsewhere: 0, omitted: 0 },
    ]);
    expect((await omit([tasks[0].id])).problem).toMatchObject({ code: 'task-listed', data: { list: '年度清单' } });
    expect((await omit([nobody])).problem?.code).toBe('task-not-found');
    expect((await omit([tasks[1].id])).body).toEqual({ revision: 3, changed: 1 });
    await omit([tasks[1].id], '上年已完成');
    expect(await coverageOf(other.id, params.planId)).toMatchObject([{ tasks: 3, listed: 0, elsewhere: 1, omitted: 1 }]);
    const unlisted = async (state?: 'omitted' | 'open') =>
      (await server.ok(listing.listUnlisted, { params: { listId }, query: state === undefined ? {} : { state } })).tasks.filter(
        ({ planId }) => planId === params.planId,
      );
    expect(await unlisted('omitted')).toMatchObject([{ taskId: tasks[1].id, omitted: { listId, reason: '上年已完成', by: '王敏' } }]);
    expect((await unlisted('open')).map(({ code }) => code)).toEqual([tasks[2].code]);
    expect((await unlisted()).map(({ code }) => code)).toEqual([tasks[1].code, tasks[2].code]);
    const takeBack = (taskId: string) => server.ok(listing.takeBackOmissions, { params: { listId }, body: { taskIds: [taskId] } });
    expect(await takeBack(tasks[2].id)).toMatchObject({ changed: 0 });
    expect(await takeBack(tasks[1].id)).toMatchObject({ changed: 1 });
    await omit([tasks[1].id]);
    // What is listed after all is left out no more, when it is taken out again neither.
    await steps.add(listId, tasks[1]);
    expect(await coverageOf(listId, params.planId)).toMatchObject([{ listed: 2, omitted: 0 }]);
    const added = (await steps.itemsOf(listId)).items.find(({ task }) => task.id === tasks[1].id)?.id ?? '';
    await server.ok(listing.removeFromList, { params: { listId }, body: { itemIds: [added] } });
    expect((await unlisted('open')).map(({ code }) => code)).toEqual([tasks[1].code, tasks[2].code]);
    // Two lists leave it out: each is told its own reason, and it counts once.
    await omit([tasks[2].id], '本清单不列');
    await server.ok(listing.omitTasks, { params: { listId: other.id }, body: { taskIds: [tasks[2].id], reason: '另一清单不列' } });
    expect(await unlisted('omitted')).toMatchObject([{ omitted: { listId, reason: '本清单不列' } }]);
    const ofOther = await server.ok(listing.listUnlisted, { params: { listId: other.id }, query: { state: 'omitted' } });
    expect(ofOther.tasks.filter(({ planId }) => planId === params.planId)).toMatchObject([{ omitted: { reason: '另一清单不列' } }]);
    expect(await coverageOf(listId, params.planId)).toMatchObject([{ listed: 1, elsewhere: 0, omitted: 1 }]);
    // The other one lists it after all: then it is in a list of the year, whatever this one says.
    await steps.add(other.id, tasks[2]);
    expect(await coverageOf(listId, params.planId)).toMatchObject([{ listed: 1, elsewhere: 1, omitted: 0 }]);
    // What a year leaves out, another one has not accounted for.
    const next = await steps.made('次年清单');
    expect(await coverageOf(next.id, params.planId)).toMatchObject([{ tasks: 3, listed: 0, elsewhere: 0, omitted: 0 }]);
  });
});
