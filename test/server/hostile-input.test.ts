/** What no honest client sends: each is refused in words, none is an error of ours, and none leaves something that cannot be read again. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as ledger from '#contract/ledger.ts';
import * as plan from '#contract/plan.ts';
import * as register from '#contract/register.ts';
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

const cursor = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('a cursor that somebody made', () => {
  it.each([
    ['a key that is no day', 'due', { sort: 'due', position: 1, key: 'abc' }],
    ['a day that no calendar has', 'due', { sort: 'due', position: 1, key: '0000-01-01' }],
    ['a NUL', 'lead', { sort: 'lead', position: 1, key: '\0' }],
    ['another order', 'due', { sort: 'lead', position: 1, key: '市财政局' }],
    ['a position that is no number', 'position', { sort: 'position', position: 'x' }],
    ['a position beyond all numbers', 'position', { sort: 'position', position: 1e300 }],
    ['nothing', 'position', null],
  ] as const)('with %s is refused', async (_name, sort, value) => {
    const answer = await server.call(ledger.listTasks, { query: { sort, cursor: cursor(value) } });
    expect(answer).toMatchObject({ status: 422, problem: { code: 'cursor-invalid' } });
  });

  it.each(['position', 'due', 'lead'] as const)('is not needed to walk through all tasks by %s', async (sort) => {
    const seen: string[] = [];
    let next: string | null = null;
    do {
      const page: { tasks: ledger.TaskRow[]; nextCursor: string | null } = await server.ok(ledger.listTasks, {
        query: { sort, limit: 2, ...(next === null ? {} : { cursor: next }) },
      });
      seen.push(...page.tasks.map(({ id }) => id));
      next = page.nextCursor;
    } while (next !== null);
    const { tasks } = await server.ok(ledger.listTasks, { query: { sort } });
    expect(seen).toEqual(tasks.map(({ id }) => id));
    expect(seen.length).toBeGreaterThan(3);
  });
});

describe('text that PostgreSQL cannot store', () => {
  it.each(['甲\0乙', '甲\ud800乙', '\udc00'])('is refused wherever it comes: %j', async (text) => {
    const refused = { status: 422, problem: { code: 'request.unstorable-text' } };
    expect(await server.call(register.addTheme, { body: { name: text, note: null } })).toMatchObject(refused);
    const { revision, draft } = await draftOf(server, params);
    const edit = { type: 'edit-task', task: { ranges: draft.tasks[0]?.ranges ?? [] }, set: { title: text } } as const;
    expect(await server.call(plan.changeDraft, { params, body: { revision, operations: [edit] } })).toMatchObject(refused);
    expect((await server.ok(register.listThemes)).themes).toEqual([]);
  });

  it.each([{ text: 'a\0b' }, { unit: ['\0'] }, { chapter: '\0' }])('is refused in a filter: %j', async (query) => {
    const answer = await server.call(ledger.countTasks, { query });
    expect(answer).toMatchObject({ status: 422, problem: { code: 'request.unstorable-text' } });
  });
});

describe('a day', () => {
  it('before the first year is refused', async () => {
    const answer = await server.call(ledger.listTasks, { query: { dueFrom: '0000-01-01' } });
    expect(answer).toMatchObject({ status: 422, problem: { code: 'request.invalid' } });
  });
});

describe('the name of a file', () => {
  it.each([
    ['is cut at its folders', '../../etc/方案.txt', '方案.txt'],
    ['loses characters that no name has', '方\0案\u0007.txt', '方案.txt'],
    ['is cut at a length that a header can carry', `${'长'.repeat(5000)}.txt`, `${'长'.repeat(196)}.txt`],
  ])('%s', async (_name, sent, kept) => {
    const version = await server.ok(plan.uploadPlan, { body: {}, file: { name: sent, bytes: `${smallPlan}\n${sent.length}` } });
    expect(version.fileName).toBe(kept);
    const { headers } = await server.call(plan.downloadOriginal, { params: { planId: version.planId, versionId: version.id } });
    expect(headers.get('content-disposition')).toBe(`attachment; filename*=UTF-8''${encodeURIComponent(kept)}`);
  });
});

describe('an export', () => {
  it('asks for each column once', async () => {
    const body = { format: 'csv', filter: {}, sort: 'position', columns: ['code', 'code'] } as const;
    expect(await server.call(ledger.exportTasks, { body: { ...body, columns: [...body.columns] } })).toMatchObject({ status: 422 });
  });
});
