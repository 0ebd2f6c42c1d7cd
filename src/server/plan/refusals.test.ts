/** What plans and drafts refuse, over HTTP, where no other test meets it. */
import { readFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Operation, TaskAnchor } from '#core/plan/draft/operation.ts';
import type { Range } from '#core/plan/parsed-plan.ts';
import * as plan from '#contract/plan/plan-endpoints.ts';
import * as drafts from '#contract/plan/draft-endpoints.ts';
import { draftOf, publish, upload, type VersionParams } from '#test/plan-steps.ts';
import { startTestServer, type TestServer } from '#test/server.ts';
import { smallPlan } from '#test/small-plan.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const fixture = (name: string): Uint8Array => readFileSync(new URL(`../../../test/fixtures/${name}`, import.meta.url));
const noEncoding = Uint8Array.from({ length: 400 }, (_none, index) => (index % 3 === 0 ? 0xff : 0x80 + (index % 40)));
const zeros = () => zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': new Uint8Array(30 * 1024 * 1024) });
const embedding = () =>
  zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'word/document.xml': strToU8(
      '<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>方案</w:t></w:r></w:p><w:altChunk/></w:body></w:document>',
    ),
    'word/_rels/document.xml.rels': strToU8(
      '<Relationships><Relationship Id="c" Type="http://x/aFChunk" Target="c.html"/></Relationships>',
    ),
    'word/c.html': strToU8('<p>机密★5年</p>'),
  });

describe('a file that cannot be read', () => {
  it.each<[string, string, () => Uint8Array | string, number]>([
    ['document-empty', 'a.txt', () => ' ', 422],
    ['document-too-large', 'a.txt', () => 'a'.repeat(5_000_001), 413],
    ['document-encrypted', 'a.docx', () => fixture('encrypted.docx'), 422],
    ['document-scanned', 'a.pdf', () => fixture('scanned.pdf'), 422],
    ['document-mislabelled', 'a.docx', () => fixture('word-97.doc'), 422],
    ['document-unsupported', 'a.wps', () => fixture('word-97.doc'), 422],
    ['document-zip-bomb', 'a.docx', zeros, 422],
    ['document-damaged', 'a.pdf', () => fixture('plan-table.pdf').subarray(0, 400), 422],
    ['document-embedded', 'a.docx', embedding, 422],
    ['document-encoding', 'a.txt', () => noEncoding, 422],
  ])('is refused with its cause and stores nothing: %s', async (code, name, bytes, status) => {
    const answer = await server.call(plan.uploadPlan, { body: {}, file: { name, bytes: bytes() } });
    expect(answer.problem).toMatchObject({ code, status });
    expect(answer.problem?.title).toMatch(/请.*。$/);
    expect((await server.ok(plan.listPlans)).plans).toEqual([]);
  });
});

describe('a document that is called as a published plan', () => {
  it('is asked about: its new version, or said to be another plan', async () => {
    const other = await startTestServer();
    const file = (bytes: string) => ({ name: '方案.txt', bytes });
    const first = await other.ok(plan.uploadPlan, { body: {}, file: file(smallPlan) });
    // While it is a draft nobody could go on from it.
    const draft = await other.ok(plan.uploadPlan, { body: {}, file: file(`${smallPlan}\n`) });
    await other.ok(plan.discardVersion, { params: { planId: draft.planId, versionId: draft.id }, body: { reason: '重复' } });
    await publish(other, { planId: first.planId, versionId: first.id });

    const changed = smallPlan.replace('\n', ' \n');
    const asked = await other.call(plan.uploadPlan, { body: {}, file: file(changed) });
    expect(asked.problem).toMatchObject({
      code: 'plan-title-known',
      status: 409,
      data: { planId: first.planId, title: first.title, number: 1 },
    });
    // It is a question of the dialog, as is a file that is there already: nobody was refused anything.
    expect((await other.call(plan.uploadPlan, { body: {}, file: file(smallPlan) })).problem?.code).toBe('document-duplicate');
    const { rows: refused } = await sql`select detail from audit_event where outcome = 'refused'`.execute(other.database.kysely);
    expect(refused).toEqual([]);
    expect(await other.ok(plan.uploadPlan, { body: { planId: first.planId }, file: file(changed) })).toMatchObject({
      planId: first.planId,
      number: 2,
    });
    const separate = await other.ok(plan.uploadPlan, { body: { separate: 'yes' }, file: file(`${changed}\n`) });
    expect(separate).toMatchObject({ title: first.title, number: 1 });
    expect(separate.planId).not.toBe(first.planId);
    await other.stop();
  });
});

describe('an operation that does not fit the draft', () => {
  let params: VersionParams;
  let places: { readonly task: TaskAnchor; readonly words: Range };
  beforeAll(async () => {
    params = await upload(server, smallPlan);
    const { ranges } = (await draftOf(server, params)).draft.tasks[0] ?? {};
    const [words] = ranges ?? [];
    if (ranges === undefined || words === undefined) throw new Error('no task');
    places = { task: { ranges }, words };
  });

  const nowhere: Range = { start: 900_000, end: 900_001 };
  it.each<[string, number, (at: typeof places) => Operation]>([
    ['task-not-found', 404, () => ({ type: 'edit-task', task: { ranges: [nowhere] }, set: { title: '无' } })],
    ['range-invalid', 422, () => ({ type: 'mark', range: nowhere, as: 'none', reason: '' })],
    ['range-taken', 409, ({ words }) => ({ type: 'mark', range: words, as: 'none', reason: '' })],
    ['split-outside', 409, ({ task, words }) => ({ type: 'split-task', task, at: [words.end + 1] })],
    ['merge-too-few', 409, ({ task }) => ({ type: 'merge-tasks', tasks: [task, task] })],
    ['path-unknown', 409, ({ task }) => ({ type: 'move-task', task, path: '九/（九）', before: null })],
    ['undo-impossible', 409, () => ({ type: 'undo', seq: 99 })],
    [
      'doubt-not-found',
      404,
      ({ words }) => ({ type: 'settle-doubt', doubt: { ...words, code: 'misprint' }, answer: { kind: 'as-printed' }, note: '' }),
    ],
  ])('is refused, and leaves the draft as it was: %s', async (code, status, operation) => {
    const { revision } = await draftOf(server, params);
    const answer = await server.call(drafts.changeDraft, { params, body: { revision, operations: [operation(places)] } });
    expect(answer.problem).toMatchObject({ code, status });
    expect((await draftOf(server, params)).revision).toBe(revision);
  });
});
