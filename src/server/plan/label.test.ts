/** 文件标识: what a paper's own marks say, what the office makes of it, and what leaves the house. */
import { Workbook } from '@cj-tech-master/excelts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { exportTasks } from '#contract/ledger/export-endpoints.ts';
import { listTasks } from '#contract/ledger/task-endpoints.ts';
import * as drafts from '#contract/plan/draft-endpoints.ts';
import * as plan from '#contract/plan/plan-endpoints.ts';
import { publish, upload, type VersionParams } from '#test/plan-steps.ts';
import { startTestServer, type TestServer } from '#test/server.ts';
import { smallPlan } from '#test/small-plan.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

type Label = plan.VersionSummary['label'];
const send = async (text: string, name = '方案.txt') => server.ok(plan.uploadPlan, { body: {}, file: { name, bytes: text } });
const relabel = (params: VersionParams, was: Label, label: Label) =>
  server.call(plan.labelVersion, { params, body: { was, label, reason: '经公开审查' } });
const all = (format: 'csv' | 'xlsx') => ({ format, filter: {}, sort: 'position' as const, columns: ['title' as const] });
const nameOf = (headers: Headers) => decodeURIComponent(headers.get('content-disposition') ?? '');

async function notesOf(bytes: Buffer): Promise<string> {
  const book = new Workbook();
  await book.xlsx.load(bytes);
  return book.worksheets[0]?.getCell(2, 1).text ?? '';
}

it.each<[string, string, Label]>([
  [`泰安市甲方案\n一、加快推进甲。\n`, '方案.txt', 'internal'],
  [`内部资料　注意保存\n泰安市乙方案\n一、加快推进乙。\n`, '方案.txt', 'internal'],
  [`泰安市丙方案\n一、加快推进丙。\n（此件公开发布）\n`, '方案.txt', 'public'],
  [`泰安市丁方案\n一、加快推进丁。\n（此件公开发布）\n`, '【工作秘密】方案.txt', 'sensitive'],
])('a paper is taken in with the label that it bears: %j', async (text, name, label) => {
  expect((await send(text, name)).label).toBe(label);
});

it('is changed by the office, with a reason that stays, and not unseen', async () => {
  const { id, planId } = await send('泰安市戊方案\n一、加快推进戊。\n');
  const params = { planId, versionId: id };
  expect((await relabel(params, 'internal', 'public')).body?.label).toBe('public');
  const late = await relabel(params, 'internal', 'sensitive');
  expect(late).toMatchObject({ status: 409, problem: { code: 'version-label-changed', data: { label: 'public' } } });
  expect((await relabel(params, 'public', 'public')).status).toBe(200);
  const { events } = await server.ok(plan.getPlanHistory, { params: { planId } });
  const own = events.filter(({ act }) => act === 'labelVersion');
  expect(own).toMatchObject([
    { detail: '经公开审查', before: '{"versionLabel":"internal"}', after: '{"reason":"经公开审查","versionLabel":"public"}' },
  ]);
  const nowhere = { planId, versionId: '019b0000-0000-7000-8000-000000000000' };
  expect((await relabel(nowhere, 'public', 'internal')).problem?.code).toBe('version-not-found');
});

it('goes with what leaves the house: the strictest of what an export holds', async () => {
  const first = await upload(server, smallPlan);
  await publish(server, first);
  const draft = await server.call(drafts.exportDraft, { params: first });
  expect(nameOf(draft.headers)).toMatch(/【内部】.*\.xlsx$/);
  expect(await notesOf(draft.bytes)).toContain('标识：内部');
  await relabel(first, 'internal', 'public');
  expect((await server.ok(listTasks)).label).toBe('public');
  const open = await server.call(exportTasks, { body: all('csv') });
  expect(nameOf(open.headers)).not.toContain('【');
  const second = await upload(server, smallPlan.replace(/^.*$/m, '泰安市敏感方案'));
  await publish(server, second);
  await relabel(second, 'internal', 'sensitive');
  // The page and the printed ledger bear it: the strictest of what is shown, and nothing of nothing.
  expect((await server.ok(listTasks)).label).toBe('sensitive');
  expect((await server.ok(listTasks, { query: { planId: [first.planId] } })).label).toBe('public');
  expect((await server.ok(listTasks, { query: { text: '没有这样的事项' } })).label).toBeNull();
  const closed = await server.call(exportTasks, { body: all('xlsx') });
  expect(nameOf(closed.headers)).toMatch(/【敏感】.*\.xlsx$/);
  expect(await notesOf(closed.bytes)).toContain('标识：敏感');
});
