/** 无变化 several periods in a row (DOMAINS, reporting): the third in a row is shown to the office, and told to the unit before it says so. */
import { isVisible } from '#core/platform/printed-words.ts';
import type { ReportContent } from '#core/reporting/report-content.ts';

/** From so many in a row on, the office sees it. */
export const unchangedShown = 3;

/** Whether a report says that nothing changed. */
export const saysUnchanged = ({ unchanged }: Pick<ReportContent, 'unchanged'>): boolean => isVisible(unchanged);

/** How many of these say 无变化 one after the other: the reports that a unit handed in of one piece of work, the newest first. Periods without one are passed over. */
export function runOfUnchanged(reports: readonly Pick<ReportContent, 'unchanged'>[]): number {
  const end = reports.findIndex((report) => !saysUnchanged(report));
  return end === -1 ? reports.length : end;
}

/** The how-manieth in a row a report is that says so, after so many before it; null: it says what changed. */
export function placeInRun(content: Pick<ReportContent, 'unchanged'>, unchangedBefore: number): number | null {
  return saysUnchanged(content) ? unchangedBefore + 1 : null;
}
