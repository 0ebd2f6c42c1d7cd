/** Reading a draft again by the parser of today, from the text that its file gave. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { StoredParse } from '#core/plan/stored-parse.ts';
import { parseSent } from './draft-jobs.ts';
import { readPlanFile } from './file-jobs.ts';

it.each([
  [
    'replaced',
    '方案.txt',
    Buffer.from('某市方案\n\n一、任务\n1.建设甲\0站。（责任单位：市财政局）\n'),
    ({ doubts }: StoredParse) => doubts.filter(({ code }) => code === 'replaced-character'),
  ],
  [
    'left out',
    '方案.pdf',
    readFileSync(new URL('../../../test/fixtures/plan-pages.pdf', import.meta.url)),
    ({ setAside }: StoredParse) => setAside?.filter(({ start, end }) => start === end),
  ],
])('says still what the reader of the file %s', async (_what, fileName, bytes, told) => {
  const read = await readPlanFile({ bytes, fileName });
  if (!read.ok) return expect.fail(read.code);
  // Written by the parser itself.
  const toldBy = (ledger: string) => told(JSON.parse(ledger) as StoredParse);
  expect(toldBy(read.ledger)).not.toEqual([]);
  const { ledger } = parseSent({ draft: { ledger: read.ledger, text: read.document.text, log: [] } });
  expect(toldBy(ledger)).toEqual(toldBy(read.ledger));
});
