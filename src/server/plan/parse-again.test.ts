/** A draft that is read again by the parser of today, from the text that its file gave. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as drafts from '#contract/plan/draft-endpoints.ts';
import { uploadPlan } from '#contract/plan/plan-endpoints.ts';
import { wholeParse, type StoredParse } from '#core/plan/stored-parse.ts';
import { startTestServer, type TestServer } from '#test/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const parseOf = ({ ledger, text }: { ledger?: unknown; text: string }) => wholeParse(ledger as StoredParse, text);

it.each([
  ['replaced', '方案.txt', Buffer.from('某市方案\n\n一、任务\n1.建设甲\0站。（责任单位：市财政局）\n')],
  ['left out', '方案.pdf', readFileSync(new URL('../../../test/fixtures/plan-pages.pdf', import.meta.url))],
])('says still what the reader of the file %s', async (what, name, bytes) => {
  const { planId, id: versionId } = await server.ok(uploadPlan, { body: {}, file: { name, bytes } });
  const params = { planId, versionId };
  const told = (draft: Parameters<typeof parseOf>[0]) => {
    const { doubts, setAside } = parseOf(draft);
    return what === 'replaced'
      ? doubts.filter(({ code }) => code === 'replaced-character')
      : setAside.filter(({ start, end }) => start === end);
  };
  const before = told(await server.ok(drafts.getDraft, { params }));
  expect(before).not.toEqual([]);
  expect(told(await server.ok(drafts.parseAgain, { params, body: { revision: 0 } }))).toEqual(before);
});
