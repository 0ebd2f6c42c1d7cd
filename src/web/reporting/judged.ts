/** What waits to be judged, as pieces of work: what deserves a look, what has moved, what stands still; and what of it is shown. */
import type { Report } from '#contract/reporting/endpoints.ts';
import { risksOf, type Risk } from '#core/reporting/report-risk.ts';
import { saysUnchanged } from '#core/reporting/unchanged-run.ts';
import { lastDayOfPeriod } from '#core/settings/period.ts';
import { worksOf } from '#web/reporting/reports-of-work.ts';

export interface Judged {
  readonly report: Report;
  readonly risks: readonly Risk[];
}
/** The lead's report with those of support and local units under it. */
export type Work = readonly [Judged, ...Judged[]];

/** The gravest first. */
export const judgedWorks = (reports: readonly Report[]): readonly Work[] =>
  worksOf(reports.map((report) => ({ report, risks: risksOfReport(report) })));

function risksOfReport({ lead, content, before, unchangedBefore, reachedBefore, item, period }: Report): readonly Risk[] {
  return risksOf({
    lead,
    content,
    before: before?.content ?? null,
    unchangedBefore,
    milestones: item.milestones,
    reachedBefore,
    lastDay: lastDayOfPeriod(period) ?? '',
  });
}

const isSame = ({ report }: Judged): boolean => saysUnchanged(report.content);
/** Said by the reporting unit itself, or because it did not come as reports usually do. */
const isLookedAt = ({ report: { content, correction, recorded, signedOff }, risks }: Judged): boolean =>
  risks.some((risk) => risk !== 'unchanged') ||
  content.problem.trim() !== '' ||
  correction !== null ||
  recorded !== null ||
  signedOff !== null;

/** look 值得看 · moved 有变化 · same 无变化; of a piece of work by the gravest of its reports. */
export type Group = 'look' | 'moved' | 'same';
export const groupOf = (work: Work): Group => (work.some(isLookedAt) ? 'look' : work.every(isSame) ? 'same' : 'moved');

export const views = ['all', 'look', 'problem', 'same'] as const;
export type View = (typeof views)[number];

export function isShown(view: View, work: Work): boolean {
  switch (view) {
    case 'all':
      return true;
    case 'look':
      return groupOf(work) === 'look';
    case 'problem':
      return work.some(({ report }) => report.content.problem.trim() !== '');
    case 'same':
      return work.some(isSame);
    default:
      return view satisfies never;
  }
}
