import type { Report } from '#contract/reporting/endpoints.ts';
import type { Risk } from '#core/reporting/report-risk.ts';
import { placeInRun } from '#core/reporting/unchanged-run.ts';
import { passedMilestones } from '#web/reporting/judge-figures.tsx';
import { t } from '#web/reporting/words.ts';

/** Why such a report usually goes back, in words that can be taken as they are: nobody types them on a phone twenty times. */
export function usualReasons(report: Report, risks: readonly Risk[], office: boolean): readonly string[] {
  const { content, unchangedBefore, evidence, lead } = report;
  const [passed] = passedMilestones(report);
  return [
    ...(risks.includes('passed') && passed !== undefined ? [t('report.judge.hint.passed', { milestone: passed.text })] : []),
    ...(risks.includes('fell') ? [t('report.judge.hint.fell')] : []),
    ...(risks.includes('standing') ? [t('report.judge.hint.standing', { times: placeInRun(content, unchangedBefore) ?? 0 })] : []),
    ...(office && lead && evidence.length === 0 ? [t('report.judge.hint.evidence')] : []),
  ];
}
