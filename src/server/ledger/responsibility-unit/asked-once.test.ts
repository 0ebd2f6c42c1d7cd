/** A question about a printed name is asked once: what the review answers, the list of units and the ledger know. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listOpenLists } from '#contract/ledger/open-list-endpoints.ts';
import * as drafts from '#contract/plan/draft-endpoints.ts';
import * as unitTexts from '#contract/plan/unit-text-endpoints.ts';
import { addUnits, removeUnits } from '#contract/unit/batch-endpoints.ts';
import { listUnits } from '#contract/unit/endpoints.ts';
import type { DoubtAnswer } from '#core/plan/draft/operation.ts';
import { change, draftOf, publish, upload, type VersionParams } from '#test/plan-steps.ts';
import { startTestServer, type TestServer } from '#test/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const text = (title: string): string => `${title}

一、主要任务
（一）修桥
建设甲桥。（责任单位：市水利局，有关县市区）
（二）修路
建设乙路。（责任单位：市交通局等）
（三）修渠
建设丙渠。（责任单位：市水利局，有关县市区）
`;
const stateOf = async (params: VersionParams, name: string) =>
  (await server.ok(unitTexts.listPlanUnits, { params })).units.find((row) => row.text === name);
const answerAll = async (params: VersionParams, words: string, answer: DoubtAnswer, count = Number.POSITIVE_INFINITY) => {
  const { draft } = await draftOf(server, params);
  const open = draft.doubts.filter(({ settled, start, end }) => settled === null && draft.text.slice(start, end) === words).slice(0, count);
  await change(
    server,
    params,
    ...open.map(({ start, end, code }) => ({ type: 'settle-doubt' as const, doubt: { start, end, code }, answer, note: '' })),
  );
  return open.length;
};
const decide = (params: VersionParams, decisions: Parameters<typeof body>[0]) =>
  server.call(unitTexts.decidePlanUnits, { params, body: body(decisions) });
const body = (
  decisions: { text: string; state: 'open' | 'matched' | 'named' | 'as-printed'; unitIds?: string[]; revision?: number }[],
) => ({
  decisions: decisions.map((one) => ({ unitIds: [], revision: 1, ...one })),
});

describe('an answer of the review', () => {
  it('decides the text once it is given wherever it was asked, goes with its undo, and stands in the ledger', async () => {
    const params = await upload(server, text('甲市分工方案'));
    expect(await stateOf(params, '有关县市区')).toMatchObject({ state: 'open' });
    expect(await answerAll(params, '有关县市区', { kind: 'as-printed' }, 1)).toBe(1);
    expect(await stateOf(params, '有关县市区')).toMatchObject({ state: 'open' });
    await answerAll(params, '有关县市区', { kind: 'as-printed' });
    expect(await stateOf(params, '有关县市区')).toMatchObject({ state: 'as-printed', basis: 'person', proposals: [] });
    expect((await stateOf(params, '有关县市区'))?.decidedBy).toBeTruthy();

    const { revision } = await draftOf(server, params);
    await server.ok(drafts.changeDraft, { params, body: { revision, operations: [{ type: 'undo', seq: revision }] } });
    expect(await stateOf(params, '有关县市区')).toMatchObject({ state: 'open' });
    await answerAll(params, '有关县市区', { kind: 'as-printed' });

    await publish(server, params);
    const asked = await server.ok(listOpenLists, { query: { tab: 'unnamed', planId: params.planId } });
    expect(asked.lists.map((list) => list.text)).toEqual(['等']);
    const kept = await server.ok(listOpenLists, { query: { tab: 'as-printed', planId: params.planId } });
    expect(kept.lists.map((list) => [list.text, list.responsibilities.length])).toEqual([['有关县市区', 2]]);
    expect(kept.lists[0]?.responsibilities[0]?.resolvedBy).toBeTruthy();
  });

  it('gives way to what is decided for the text itself', async () => {
    const params = await upload(server, text('乙市分工方案'));
    await answerAll(params, '有关县市区', { kind: 'as-printed' });
    const { units } = await server.ok(addUnits, {
      body: {
        units: [{ names: { full: '甲县', short: null, aliases: [] }, kind: 'county', parentId: null, parentAt: null }],
        source: null,
      },
    });
    const unitIds = units.map(({ id }) => id);
    expect((await decide(params, [{ text: '有关县市区', state: 'named', unitIds }])).status).toBe(200);
    expect(await stateOf(params, '有关县市区')).toMatchObject({ state: 'named', unitIds });
    expect((await decide(params, [{ text: '有关县市区', state: 'open', revision: 2 }])).status).toBe(200);
    expect(await stateOf(params, '有关县市区')).toMatchObject({ state: 'open' });
  });
});

describe('an answer of the ledger', () => {
  it('is followed by the review of the next version, which asks what is new alone', async () => {
    const params = await upload(server, text('辛市分工方案'));
    await publish(server, params);
    expect((await decide(params, [{ text: '有关县市区', state: 'as-printed' }])).status).toBe(200);
    const more = '（四）修港\n建设丁港。（责任单位：市水利局，有关县市区）\n（五）修站\n建设戊站。（责任单位：市水利局，有关功能区）\n';
    const next = await upload(server, `${text('辛市分工方案')}${more}`, params.planId);
    const { draft } = await draftOf(server, next);
    const lists = draft.doubts.filter(({ code }) => code === 'open-list');
    const words = ({ start, end }: { start: number; end: number }) => draft.text.slice(start, end);
    expect(
      lists
        .filter(({ settled }) => settled !== null)
        .map(words)
        .filter((one) => one === '有关县市区'),
    ).toHaveLength(2);
    // The same words at another place may mean others.
    expect(lists.filter(({ settled }) => settled === null).map(words)).toEqual(expect.arrayContaining(['有关县市区', '有关功能区']));
    // It is an answer like others: it can be taken back.
    const { revision } = await draftOf(server, next);
    await server.ok(drafts.changeDraft, { params: next, body: { revision, operations: [{ type: 'undo', seq: revision }] } });
  });
});

describe('many texts at once', () => {
  it('are decided in one act, or not at all', async () => {
    const params = await upload(server, text('丙市分工方案'));
    const refused = await decide(params, [
      { text: '等', state: 'as-printed' },
      { text: '有关县市区', state: 'as-printed', revision: 7 },
    ]);
    expect(refused.problem).toMatchObject({ code: 'unit-text-changed', data: { text: '有关县市区' } });
    expect(await stateOf(params, '等')).toMatchObject({ state: 'open' });
    expect(
      (
        await decide(params, [
          { text: '等', state: 'as-printed' },
          { text: '有关县市区', state: 'as-printed' },
        ])
      ).status,
    ).toBe(200);
    expect(await stateOf(params, '有关县市区')).toMatchObject({ state: 'as-printed' });
  });

  it('are refused with the cause', async () => {
    const params = await upload(server, text('丁市分工方案'));
    const nowhere = '01930000-0000-7000-8000-0000000000ff';
    const codeOf = async (decisions: Parameters<typeof body>[0], planId = params.planId) =>
      (await decide({ ...params, planId }, decisions)).problem?.code;
    expect(await codeOf([{ text: '等', state: 'as-printed' }], nowhere)).toBe('plan-not-found');
    expect(await codeOf([{ text: '没有印出的局', state: 'as-printed' }])).toBe('unit-text-not-found');
    expect(await codeOf([{ text: '市水利局', state: 'matched', unitIds: [nowhere] }])).toBe('unit-not-found');
    expect(await codeOf([{ text: '市水利局', state: 'matched' }])).toBe('unit-text-wrong-state');
  });
});

describe('names that become units', () => {
  it('are matched in every plan and in the ledger, and open again when the units are taken out', async () => {
    const params = await upload(server, text('戊市分工方案'));
    await publish(server, params);
    const plans = async () => (await server.ok(unitTexts.listPlansWithOpenUnits)).plans.find(({ planId }) => planId === params.planId);
    expect(await plans()).toEqual({ planId: params.planId, title: '戊市分工方案', names: 2 });
    const fresh = (full: string, short: string) => ({
      names: { full, short, aliases: [] },
      kind: 'department' as const,
      parentId: null,
      parentAt: null,
    });
    const { units } = await server.ok(addUnits, {
      body: { units: [fresh('戊市水利局', '市水利局'), fresh('戊市交通局', '市交通局')], source: '《戊市分工方案》' },
    });
    expect(await stateOf(params, '市水利局')).toMatchObject({ state: 'matched', basis: 'name', unitIds: [units[0]?.id] });
    expect(await plans()).toBeUndefined();
    const contact = await server.as('contact', { unit: '戊市交通局' });
    const unmatched = await server.ok(listOpenLists, { query: { tab: 'unmatched', planId: params.planId } });
    expect(unmatched.lists).toEqual([]);

    const remove = (...chosen: typeof units) =>
      server.call(removeUnits, { body: { units: chosen.map(({ id, revision }) => ({ id, revision })) } });
    // The second has a person by now.
    expect((await remove(...units)).problem?.code).toBe('unit-in-use');
    expect(contact.unitId).toBe(units[1]?.id);
    expect((await remove(...units.slice(0, 1))).status).toBe(200);
    expect(await stateOf(params, '市水利局')).toMatchObject({ state: 'open', basis: null, unitIds: [] });
    expect(await stateOf(params, '市交通局')).toMatchObject({ state: 'matched' });
    const again = await server.ok(listOpenLists, { query: { tab: 'unmatched', planId: params.planId } });
    expect(again.lists.map((list) => [list.text, list.total])).toEqual([['市水利局', 2]]);
    expect((await server.ok(listUnits)).units.some(({ id }) => id === units[0]?.id)).toBe(false);
  });
});
