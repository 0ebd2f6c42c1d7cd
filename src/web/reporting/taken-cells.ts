/** Cells of a sheet or a pasted block that are taken after they were shown: what they come to in the drafts, and what says something else by now. */
import type { Report } from '#contract/reporting/endpoints.ts';
import { cleanCell } from '#core/platform/sheet/read-returned.ts';
import { cellContext, readReportCell, writeReportCell } from '#core/reporting/report-cell.ts';
import type { ContentField, ReportContent } from '#core/reporting/report-content.ts';
import { isWritable } from '#core/reporting/report-state.ts';

/** As it was shown. */
export interface TakenCell {
  readonly report: string;
  readonly field: ContentField;
  /** What stood there. */
  readonly from: string;
  readonly to: string;
}

export interface FilledCell<R> {
  readonly report: R;
  readonly field: ContentField;
  readonly before: ReportContent[ContentField];
  readonly after: ReportContent[ContentField];
}

type Shown = Pick<Report, 'id' | 'lead' | 'period' | 'state'> & { readonly item: Pick<Report['item'], 'milestones'> };

/** Those that may be typed now: their report is not handed in, and still says what was shown. */
export function openCells<R extends Shown>(
  cells: readonly TakenCell[],
  reports: readonly R[],
  contentOf: (report: R) => ReportContent,
): readonly FilledCell<R>[] {
  const open = new Map(reports.filter(({ state }) => isWritable(state)).map((report) => [report.id, report]));
  return cells.flatMap(({ report: id, field, from, to }): FilledCell<R>[] => {
    const report = open.get(id);
    if (report === undefined) return [];
    const [context, content] = [cellContext(report), contentOf(report)];
    const read = readReportCell(field, to, context);
    if (!read.ok || cleanCell(writeReportCell(field, content, context)) !== from) return [];
    return [{ report, field, before: content[field], after: read.value }];
  });
}

/** Those that still say what was filled in, so that they can be taken back. */
export function unchangedSince<R extends Shown>(
  filled: readonly FilledCell<R>[],
  reports: readonly R[],
  contentOf: (report: R) => ReportContent,
): readonly FilledCell<R>[] {
  const byId = new Map(reports.map((report) => [report.id, report]));
  return filled.flatMap((cell) => {
    const report = byId.get(cell.report.id);
    if (report === undefined || !isWritable(report.state) || !isSame(contentOf(report)[cell.field], cell.after)) return [];
    return [{ ...cell, report }];
  });
}

/** Lists of milestones have an order of their own. */
const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
