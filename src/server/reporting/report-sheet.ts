/** The reports of a period as their workbook shows them, for leaving and for coming back alike. */
import type { Report } from '#contract/reporting/endpoints.ts';
import { reportColumns, shownReportColumns, type ReportColumn } from '#contract/reporting/sheet-endpoints.ts';
import { reportSheetZh } from '#contract/reporting/sheet-zh.ts';
import { zh as planZh } from '#contract/plan/zh.ts';
import type { SheetValues } from '#core/platform/sheet/merge-sheet.ts';
import type { SheetHead } from '#core/platform/sheet/read-returned.ts';
import { cellContext, writeReportCell } from '#core/reporting/report-cell.ts';
import type { ContentField } from '#core/reporting/report-content.ts';

const shown: ReadonlySet<string> = new Set(shownReportColumns);
const isShown = (column: ReportColumn): column is (typeof shownReportColumns)[number] => shown.has(column);

const numberHeader = planZh['export.column.number'];
export const revisionHeader = planZh['export.column.revision'];
export const ownHeads = { id: planZh['export.column.id'], beside: [numberHeader, revisionHeader] } as const;
/** Where the column of ids was taken out, or a program dropped it, rows are known by the code of their item. */
export const codeHeads = { id: reportSheetZh['report.sheet.code'], beside: [...ownHeads.beside, ownHeads.id] } as const;

export const reportHeads: readonly SheetHead[] = reportColumns.map((column) => ({
  key: column,
  header: reportSheetZh[`report.sheet.${column}`],
  locked: isShown(column),
}));

export function reportValues(report: Report): SheetValues {
  const context = cellContext(report);
  return new Map(
    reportColumns.map((column) => [column, isShown(column) ? shownText(report, column) : writeReportCell(column, report.content, context)]),
  );
}

function shownText({ item, unit, before }: Report, column: (typeof shownReportColumns)[number]): string {
  switch (column) {
    case 'code':
      return item.code;
    case 'title':
      return item.text ?? item.title;
    case 'unit':
      return unit.name;
    case 'goal':
      return item.goal ?? '';
    case 'before':
      return before === null ? '' : before.content.text || before.content.unchanged;
  }
}

/** The field of a column that is filled in. */
export function fieldOf(column: string): ContentField {
  const found = reportColumns.find((one) => one === column);
  if (found === undefined || isShown(found)) throw new Error(`${column} is no field`);
  return found;
}

/** A column that is for reading. */
export function shownOf(column: string): (typeof shownReportColumns)[number] {
  const found = shownReportColumns.find((one) => one === column);
  if (found === undefined) throw new Error(`${column} is not shown`);
  return found;
}
