import { useQueryClient } from '@tanstack/react-query';
import { listReports, type Report } from '#contract/reporting/endpoints.ts';
import { mergeReportSheet } from '#contract/reporting/sheet-endpoints.ts';
import { keyOfCell, sightOfReports } from '#web/reporting/sheet-sight.ts';
import type { Typing } from '#web/reporting/use-typing.ts';
import type { Taking } from '#web/reporting/use-taking.ts';
import { t } from '#web/reporting/words.ts';
import { call } from '#web/ui/call.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import { useLanguage } from '#web/ui/language.ts';
import { message } from '#web/ui/notices.ts';
import { RequestFailure } from '#web/ui/request-failure.ts';
import { SheetImport } from '#web/ui/sheet/sheet-import.tsx';

interface Props {
  /** Those on the page; the file may be of any of them. */
  readonly periods: readonly string[];
  readonly reports: readonly Report[];
  readonly typing: Typing;
  readonly taking: Taking;
  readonly onClose: () => void;
}

/** A workbook of reports that comes back is typed into the drafts; nothing is handed in by it. */
export function ReportSheetDialog({ periods, reports, typing, taking, onClose }: Props) {
  const language = useLanguage();
  const client = useQueryClient();
  /** What the page has must be on the server, and what it shows is read anew, so that both speak of the same. */
  const look = async (file: File) => {
    if ((await typing.flush(reports)) === null) throw new Error(t('report.sheet.in.unsaved'));
    const merged = await mergeAny(periods, file);
    await Promise.all(
      periods.map((period) => client.refetchQueries({ queryKey: endpointQuery(listReports, { query: { period } }).queryKey })),
    );
    return merged;
  };
  return (
    <SheetImport
      title={t('report.sheet.in')}
      way={t('report.sheet.in.way')}
      look={look}
      sightOf={(merged) => sightOfReports(merged, reports, language)}
      take={(cells, { changes, conflicts }) => {
        const keys = new Set(cells.map(({ key }) => key));
        const count = taking.fill([...changes, ...conflicts].filter((cell) => keys.has(keyOfCell(cell))));
        if (count > 0) message.success(t('report.sheet.taken', { count }), 5);
        return count === cells.length ? null : t('report.sheet.changed', { count: cells.length - count });
      }}
      onClose={onClose}
    />
  );
}

/** Of a month and the quarter that ends with it a file says itself which it is of. */
async function mergeAny(periods: readonly string[], file: File) {
  const merge = (period: string) => call(mergeReportSheet, { params: { period }, file });
  try {
    return await merge(periods[0] ?? '');
  } catch (error) {
    const other = error instanceof RequestFailure && error.code === 'report-sheet-of-other-period' ? error.data['period'] : undefined;
    if (typeof other !== 'string' || !periods.slice(1).includes(other)) throw error;
    return merge(other);
  }
}
