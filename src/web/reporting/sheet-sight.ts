/** What a workbook of reports that comes back comes to, in words. */
import type { Report } from '#contract/reporting/endpoints.ts';
import type { mergeReportSheet } from '#contract/reporting/sheet-endpoints.ts';
import { t } from '#web/reporting/words.ts';
import type { Answer } from '#web/ui/call.ts';
import { dayWords, timeWords } from '#web/ui/day-words.ts';
import type { Language } from '#web/ui/language.ts';
import type { SheetSight, WrongCell } from '#web/ui/sheet/sheet-cells.ts';

export type Merged = Answer<typeof mergeReportSheet>;
type Cell = Merged['changes'][number];
type Problem = Pick<Merged['problems'][number], 'code' | 'printed' | 'limit' | 'count'>;

export function sightOfReports(merged: Merged, reports: readonly Report[], language: Language): SheetSight {
  const { exported, errors, problems, totals, added, missing, left, locked, changes, conflicts } = merged;
  const byId = new Map(reports.map((report) => [report.id, report]));
  const nameOf = (id: string) => reportName(byId.get(id));
  const shown = ({ at, report, field, from, to }: Cell) => ({
    key: keyOfCell({ report, field }),
    place: at,
    item: nameOf(report),
    column: t(`report.sheet.${field}`),
    from,
    to,
  });
  const wrong: readonly (WrongCell & { readonly line: number })[] = [
    ...errors.map((error) => ({ line: error.line, place: String(error.line), item: '', column: '', what: rowWords(error) })),
    ...problems.map(({ line, at, report, field, ...problem }) => ({
      line,
      place: at,
      item: nameOf(report),
      column: t(`report.sheet.${field}`),
      what: cellWords(problem),
    })),
  ];
  const nothing = wrong.length + changes.length + conflicts.length === 0;
  return {
    status:
      exported === null
        ? t('report.sheet.base.none')
        : t('sheet.exported', { at: `${dayWords(exported.at, language)} ${timeWords(exported.at)}`, by: exported.by, rows: exported.rows }),
    notes: [
      ...(nothing ? [t('report.sheet.nothing')] : []),
      ...(added.length > 0 ? [t('sheet.note.added', { heads: added.join('、') })] : []),
      ...(missing.length > 0 ? [t('sheet.note.missing', { heads: missing.join('、') })] : []),
      ...(left > 0 ? [t('report.sheet.note.left', { count: left })] : []),
      ...(locked.length > 0
        ? [
            t('report.sheet.note.locked', {
              count: totals.locked,
              where: locked
                .slice(0, 3)
                .map(({ line, column }) => t('sheet.place', { line, head: t(`report.sheet.${column}`) }))
                .join('、'),
            }),
          ]
        : []),
    ],
    wrong: wrong.toSorted((a, b) => a.line - b.line),
    wrongTitle: t('report.sheet.wrong', { count: totals.errors + totals.problems }),
    allOrNothing: false,
    conflicts: conflicts.map((cell) => ({
      ...shown(cell),
      where: `${cell.at} ${t(`report.sheet.${cell.field}`)}`,
      exported: cell.exported,
    })),
    changes: changes.map(shown),
  };
}

export const keyOfCell = ({ report, field }: Pick<Cell, 'report' | 'field'>): string => `${report} ${field}`;

/** Code and title; empty: not on the page. */
export const reportName = (report: Pick<Report, 'item'> | undefined): string =>
  report === undefined ? '' : `${report.item.code} ${report.item.title}`;

/** What keeps a cell from being read, and what to do. */
export function cellWords({ code, printed = '', limit = 0, count = 0 }: Problem): string {
  return t(`report.cell.${code}`, { printed, limit, count });
}

function rowWords({ code, other = 0, cell = '' }: Merged['errors'][number]): string {
  if (code === 'row-twice') return t('sheet.error.row-twice', { other });
  return code === 'cell-merged' ? t('sheet.error.cell-merged', { cell }) : t(`report.sheet.error.${code}`);
}
