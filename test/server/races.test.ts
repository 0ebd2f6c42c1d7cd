/** Two people at the same moment: one is served, the other is told why not, and what stands in the database fits together. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as theming from '#contract/ledger/theme-endpoints.ts';
import * as ledger from '#contract/ledger/task-endpoints.ts';
import * as plan from '#contract/plan/plan-endpoints.ts';
import * as publishing from '#contract/ledger/publish-endpoints.ts';
import * as drafts from '#contract/plan/draft-endpoints.ts';
import * as objectApi from '#contract/ledger/object-endpoints.ts';
import * as sharing from '#contract/ledger/share-endpoints.ts';
import { success } from '#core/failure.ts';
import { seedUnits } from '#server/unit/seed-units.ts';
import { reissued, smallPlan } from '#test/small-plan.ts';
import { draftOf, publish, publishRequest, upload, type VersionParams } from '#test/plan-steps.ts';
import { startTestServer, type TestServer } from '#test/server.ts';

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
});
afterEach(() => server.stop());

const send = (content: string, planId?: string) =>
  server.call(plan.uploadPlan, { body: planId === undefined ? {} : { planId }, file: { name: '方案.txt', bytes: content } });
const codes = (answers: readonly { readonly problem: { readonly code: string } | undefined }[]): string[] =>
  answers.map(({ problem }) => problem?.code ?? 'done').sort();
const states = async (planId: string): Promise<string[]> =>
  (await server.ok(plan.getPlan, { params: { planId } })).versions.map(({ state }) => state);
const discard = (params: VersionParams) => server.ok(plan.discardVersion, { params, body: { reason: '测试' } });

describe('uploads at the same moment', () => {
  it('of one file are stored once', async () => {
    expect(codes(await Promise.all([send(smallPlan), send(smallPlan), send(smallPlan)]))).toEqual([
      'document-duplicate',
      'document-duplicate',
      'done',
    ]);
    expect((await server.ok(plan.listPlans)).plans).toHaveLength(1);
  });

  it('of different files get numbers of their own', async () => {
    await Promise.all([1, 2, 3, 4].map((each) => upload(server, reissued(smallPlan, each))));
    const { plans } = await server.ok(plan.listPlans);
    expect(plans.map(({ number }) => number)).toEqual([4, 3, 2, 1]);
  });

  it('of two new versions leave one draft', async () => {
    const params = await upload(server, smallPlan);
    await publish(server, params);
    const answers = await Promise.all([1, 2, 3].map((each) => send(reissued(smallPlan, each), params.planId)));
    expect(codes(answers)).toEqual(['done', 'plan-has-draft', 'plan-has-draft']);
    expect(await states(params.planId)).toEqual(['draft', 'published']);
  });

  it('do not keep others from their answers while they are read', { timeout: 60_000 }, async () => {
    const long = Array.from({ length: 12 }, (_, each) => send(smallPlan.repeat(400) + each));
    const answers = await Promise.all(Array.from({ length: 20 }, () => server.call(ledger.listTasks, {})));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
    expect(codes(await Promise.all(long))).toEqual(Array.from({ length: 12 }, () => 'done'));
  });
});

describe('a discarded draft that comes back', () => {
  it('stands alone when two come back at once', async () => {
    const first = await upload(server, smallPlan);
    await discard(first);
    const second = await upload(server, reissued(), first.planId);
    await discard(second);
    const answers = await Promise.all([first, second].map((params) => server.call(plan.restoreVersion, { params })));
    expect(codes(answers)).toEqual(['done', 'plan-has-draft']);
    expect((await states(first.planId)).toSorted()).toEqual(['discarded', 'draft']);
  });

  it('is refused when the same file was taken in since', async () => {
    const first = await upload(server, smallPlan);
    await discard(first);
    await upload(server, smallPlan);
    const answer = await server.call(plan.restoreVersion, { params: first });
    expect(answer).toMatchObject({ status: 409, problem: { code: 'document-duplicate' } });
  });
});

describe('publishing at the same moment', () => {
  it('of one draft happens once', async () => {
    const params = await upload(server, smallPlan);
    const body = await publishRequest(server, params);
    const answers = await Promise.all([1, 2, 3].map(() => server.call(publishing.publishDraft, { params, body })));
    expect(codes(answers)).toEqual(['done', 'version-not-draft', 'version-not-draft']);
    expect((await server.ok(ledger.listTasks)).tasks).toHaveLength(5);
  });

  it('of one draft and a change of it: the later one is refused', async () => {
    const params = await upload(server, smallPlan);
    const body = await publishRequest(server, params);
    const { draft, revision } = await draftOf(server, params);
    const edit = { type: 'edit-task', task: { ranges: draft.tasks[0]?.ranges ?? [] }, set: { title: '改过的标题' } } as const;
    const [published, changed] = await Promise.all([
      server.call(publishing.publishDraft, { params, body }),
      server.call(drafts.changeDraft, { params, body: { revision, operations: [edit] } }),
    ]);
    expect(codes([published, changed]).filter((code) => code === 'done')).toHaveLength(1);
    const { tasks } = await server.ok(ledger.listTasks);
    expect(tasks).toHaveLength(published.status === 200 ? 5 : 0);
    expect(tasks.some(({ title }) => title === '改过的标题')).toBe(false);
  });

  it('of plans that name the same new objects makes each object once', async () => {
    const drafts: VersionParams[] = [];
    for (const each of [1, 2, 3, 4]) drafts.push(await upload(server, reissued(smallPlan, each)));
    const bodies = await Promise.all(drafts.map((params) => publishRequest(server, params)));
    const answers = await Promise.all(
      drafts.map((params, index) =>
        server.call(publishing.publishDraft, { params, body: bodies[index] ?? { revision: 0, acceptances: [] } }),
      ),
    );
    expect(codes(answers)).toEqual(['done', 'done', 'done', 'done']);
    const { objects } = await server.ok(objectApi.listObjects);
    expect(objects.length).toBeGreaterThan(0);
    expect(objects.map(({ taskCount }) => taskCount)).toEqual(objects.map(() => 4));
  });
});

describe('tasks that two people change at once', () => {
  it('are changed one after the other, or refused, and never end in an error', async () => {
    await publish(server, await upload(server, smallPlan));
    const { tasks } = await server.ok(ledger.listTasks);
    const theme = await server.ok(theming.addTheme, { body: { name: '同城化', note: null } });
    const forward = tasks.map(({ id, revision }) => ({ id, revision }));
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, each) => [
        server.call(ledger.setLead, { body: { tasks: each % 2 ? forward : forward.toReversed(), lead: `市${each}局` } }),
        server.call(theming.setTaskThemes, { body: { taskIds: forward.map(({ id }) => id), add: [theme.id], remove: [] } }),
      ]).flat(),
    );
    expect(new Set(codes(answers))).toEqual(new Set(['done', 'task-changed']));
  });

  it('are shared once with a unit, and the other act finds nothing to do', async () => {
    await publish(server, await upload(server, smallPlan));
    await server.act(async (act) => {
      await seedUnits(act, '泰安市');
      act.audit({ act: 'test.seed', objects: [] });
      return success({});
    });
    const taskIds = (await server.ok(ledger.listTasks)).tasks.map(({ id }) => id);
    const { unitId } = await server.as('counterpart', { unit: '济南市' });
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, each) =>
        server.ok(sharing.setTaskShares, {
          body: { taskIds: each % 2 ? taskIds : taskIds.toReversed(), add: [unitId ?? ''], remove: [] },
        }),
      ),
    );
    expect(answers.map(({ changed }) => changed).toSorted((a, b) => a - b)).toEqual([0, 0, 0, 0, 0, taskIds.length]);
  });

  it('a theme that goes while tasks are put under it', async () => {
    await publish(server, await upload(server, smallPlan));
    const { tasks } = await server.ok(ledger.listTasks);
    for (let round = 0; round < 5; round++) {
      const theme = await server.ok(theming.addTheme, { body: { name: `专题${round}`, note: null } });
      const answers = await Promise.all([
        server.call(theming.setTaskThemes, { body: { taskIds: tasks.map(({ id }) => id), add: [theme.id], remove: [] } }),
        server.call(theming.removeTheme, { params: { themeId: theme.id } }),
      ]);
      expect([
        ['done', 'theme-in-use'],
        ['done', 'theme-not-found'],
      ]).toContainEqual(codes(answers));
    }
  });

  it('themes of one name are made once', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => server.call(theming.addTheme, { body: { name: '同名', note: null } })));
    expect(codes(answers)).toEqual(['done', 'theme-name-taken', 'theme-name-taken']);
  });
});
