import type { Report } from '#contract/reporting/endpoints.ts';
import { byRisk, type Risk } from '#core/reporting/report-risk.ts';

interface Judged {
  readonly report: Report;
  readonly risks: readonly Risk[];
}

/**
 * What waits, as pieces of work: the lead's report with those of support and local units under it, where both wait. The work that deserves a look first
 * comes first, by the gravest of its reports.
 */
export function worksOf(all: readonly Judged[]): readonly (readonly [Judged, ...Judged[]])[] {
  const works = [...Map.groupBy(all, ({ report }) => `${report.period} ${report.workId}`).values()].flatMap((own) => {
    const [first, ...rest] = own.toSorted(
      (one, other) => Number(other.report.lead) - Number(one.report.lead) || byRisk(one.risks, other.risks),
    );
    return first === undefined ? [] : [[first, ...rest] as const];
  });
  const gravest = (own: readonly Judged[]) => own.map(({ risks }) => risks).toSorted(byRisk)[0] ?? [];
  return works.toSorted((one, other) => byRisk(gravest(one), gravest(other)));
}
