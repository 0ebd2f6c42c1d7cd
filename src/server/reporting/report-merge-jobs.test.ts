/** The three-way merge of reports, whatever a file says: nothing is thrown, nothing is taken that was not changed, and what is taken has nothing more to say. */
import { zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Report } from '#contract/reporting/endpoints.ts';
import { mergeReportSheet, reportColumns } from '#contract/reporting/sheet-endpoints.ts';
import { cellContext, readReportCell } from '#core/reporting/report-cell.ts';
import { unwrittenContent, type ReportContent } from '#core/reporting/report-content.ts';
import { makeCsv } from '#server/platform/workbook.ts';
import { mergeReturnedReports } from '#server/reporting/report-merge-jobs.ts';
import { ownHeads, reportHeads, reportValues } from '#server/reporting/report-sheet.ts';

const period = '2026-03';
const idOf = (at: number): string => `01930000-0000-7000-8000-00000000000${at}`;
const milestones = [
  { id: '01930000-0000-7000-8000-0000000000a1', due: '2026-03-31', text: '完成可研' },
  { id: '01930000-0000-7000-8000-0000000000a2', due: '2026-06-30', text: '开工' },
];
/** What of a report the merge reads. */
function report(at: number, content: Partial<ReportContent> = {}): Report {
  const known: Partial<Report> & Pick<Report, 'id'> = {
    id: idOf(at),
    period,
    lead: at !== 3,
    state: at === 2 ? 'submitted' : 'draft',
    unit: { id: idOf(9), name: '市交通运输局', ended: null },
    content: { ...unwrittenContent, ...content, reached: [...(content.reached ?? [])] },
    before: null,
  };
  const item = { code: `2026-${at}`, title: `事项${at}`, text: null, goal: null, milestones, sameWork: [] };
  return { ...known, item } as unknown as Report;
}

const heads = [...reportHeads.map(({ header }) => header), ownHeads.id];
const lineOf = (one: Report): string[] => [...reportColumns.map((column) => reportValues(one).get(column) ?? ''), one.id];
const keptOf = (reports: readonly Report[]): Uint8Array =>
  zstdCompressSync(makeCsv({ columns: heads.map((header) => ({ header, width: 1 })), rows: reports.map(lineOf) }));

async function merge(rows: readonly (readonly string[])[], current: readonly Report[], left: readonly Report[] | null) {
  const exported = left === null ? null : { at: '2026-04-01T00:00:00.000Z', by: '我', rows: left.length };
  const made = await mergeReturnedReports({
    period,
    exported,
    content: left === null ? null : keptOf(left),
    current,
    table: { rows, merged: [] },
  });
  return made.ok ? mergeReportSheet.response.parse(JSON.parse(made.value)) : made.code;
}

const cell = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom(
    '',
    '38%',
    '0.38',
    '路基',
    '绿',
    '6-30',
    '46203',
    '√ 3-31 完成可研',
    '□ 6-30 开工',
    '字'.repeat(501),
    idOf(1),
    idOf(7),
    '2026-1',
  ),
);
const content: fc.Arbitrary<Partial<ReportContent>> = fc.record({
  text: fc.constantFrom('', '路基', '=1', ' 桥梁\n开工 '),
  percent: fc.constantFrom(null, 38, 0.5),
  self: fc.constantFrom(null, 'green', 'red'),
  reached: fc.constantFrom([], [milestones[0]?.id ?? '']),
});

it('a sheet that nobody worked in changes nothing, whatever others typed', async () => {
  await fc.assert(
    fc.asyncProperty(content, content, async (before, now) => {
      const answer = await merge([heads, lineOf(report(1, before))], [report(1, now)], [report(1, before)]);
      expect(answer).toMatchObject({ changes: [], conflicts: [], errors: [], problems: [], locked: [], left: 0 });
    }),
    { numRuns: 60 },
  );
});

it('what it would change is read, and taken it has nothing more to say', async () => {
  await fc.assert(
    fc.asyncProperty(content, content, fc.array(fc.tuple(fc.nat(heads.length - 1), cell), { maxLength: 6 }), async (before, now, edits) => {
      const row = lineOf(report(1, before));
      for (const [at, text] of edits) if (at < heads.length - 1) row[at] = text;
      const current = report(1, now);
      const answer = await merge([heads, row], [current], [report(1, before)]);
      if (typeof answer === 'string') return expect.fail(answer);
      let after: ReportContent = current.content;
      for (const { field, to, from } of [...answer.changes, ...answer.conflicts]) {
        expect(from).not.toBe(to);
        const read = readReportCell(field, to, cellContext(current));
        expect(read.ok).toBe(true);
        if (read.ok) after = { ...after, [field]: read.value };
      }
      expect(await merge([heads, row], [report(1, after)], [report(1, before)])).toMatchObject({ changes: [], conflicts: [] });
    }),
    { numRuns: 150 },
  );
});

it('any table is answered or refused, of known reports alone, and never of one that is handed in', async () => {
  const table = fc.array(fc.array(cell, { maxLength: heads.length }), { maxLength: 6 });
  const known = fc.constantFrom(heads, heads.toReversed(), heads.slice(0, 8), ['编号', '进展', '备注'], ['进展']);
  await fc.assert(
    fc.asyncProperty(known, table, fc.boolean(), async (first, rows, isKept) => {
      const current = [report(1), report(2), report(3)];
      const answer = await merge([first, ...rows], current, isKept ? current : null);
      if (typeof answer === 'string') return;
      for (const { report: id } of [...answer.changes, ...answer.conflicts]) expect([idOf(1), idOf(3)]).toContain(id);
      if (!isKept) expect(answer.changes).toEqual([]);
    }),
    { numRuns: 300 },
  );
});
