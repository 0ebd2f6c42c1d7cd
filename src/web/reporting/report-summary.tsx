import type { Report } from '#contract/reporting/endpoints.ts';
import type { MissingField, ReportContent } from '#core/reporting/report-content.ts';
import { EvidenceList, EvidenceWanted } from '#web/reporting/evidence-part.tsx';
import { HowFarBar, howFarWords } from '#web/reporting/how-far-bar.tsx';
import { NewWords } from '#web/reporting/new-words.tsx';
import { missingWords } from '#web/reporting/report-facts.ts';
import { Milestones } from '#web/reporting/report-milestones.tsx';
import { isOpen } from '#web/reporting/open-report.ts';
import { LightShape } from '#web/reporting/self-light.tsx';
import { UnchangedRun } from '#web/reporting/unchanged-run.tsx';
import { useUnfinishedDays } from '#web/reporting/unfinished-days.ts';
import { t } from '#web/reporting/words.ts';
import { dayWords } from '#web/ui/day-words.ts';
import { useLanguage } from '#web/ui/language.ts';

interface Props {
  readonly report: Report;
  readonly content: ReportContent;
  /** What is still to be said. */
  readonly missing: readonly MissingField[];
}

/** What a closed row says of the period: enough to see what is said and what is not. */
export function ReportSummary({ report, content, missing }: Props) {
  const language = useLanguage();
  const unfinished = useUnfinishedDays().days.get(report.id);
  const { item, lead, before } = report;
  const said = howFarWords(item, content);
  const last = before === null ? null : howFarWords(item, before.content);
  return (
    <>
      <div className="report-said">
        {content.text !== '' && (
          <p className="report-short">
            <NewWords before={before?.content.text ?? ''} text={content.text} />
          </p>
        )}
        {content.unchanged !== '' && <p>{t('report.same.said', { reason: content.unchanged })}</p>}
        <UnchangedRun content={content} unchangedBefore={report.unchangedBefore} />
        {content.text === '' && content.unchanged === '' && isOpen(report) && (
          <span className="quiet report-hint">{t('report.row.hint')}</span>
        )}
        {missing.length > 0 && <small className="quiet">{missingWords(missing)}</small>}
      </div>
      {lead ? (
        <>
          <div className="report-done">
            {said === null ? (
              <span className="quiet">{last === null ? '—' : t('report.percent.before', { before: last })}</span>
            ) : (
              <b>{said}</b>
            )}
            {item.nature !== 'constraint' && <HowFarBar item={item} content={content} />}
          </div>
          <div className="report-measures">
            <Milestones report={report} content={content} onReached={null} />
            {unfinished !== undefined && isOpen(report) && (
              <small className="bad">{t('report.forecast.unfinished', { typed: unfinished })}</small>
            )}
            {content.forecast !== null && (
              <small className="quiet">{t('report.forecast.said', { day: dayWords(content.forecast, language) })}</small>
            )}
          </div>
          <div className="report-self">
            {content.self === null ? (
              <span className="quiet">{t('report.self.none')}</span>
            ) : (
              <span className={`report-judged ${content.self}`}>
                <LightShape light={content.self} />
                {t('report.self.said', { light: content.self })}
              </span>
            )}
          </div>
        </>
      ) : (
        <div className="report-part-only" />
      )}
      <div className="report-proof">
        {content.problem === '' ? (
          <span className="quiet">{report.edited === null ? '—' : t('report.problem.none')}</span>
        ) : (
          <p className="report-short">{t('report.problem.said', { text: content.problem })}</p>
        )}
        {content.next !== '' && <p className="report-short muted">{t('report.next.said', { text: content.next })}</p>}
        <EvidenceWanted report={report} />
        <EvidenceList evidence={report.evidence} />
      </div>
    </>
  );
}
