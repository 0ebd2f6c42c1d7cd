import type { ReactNode } from 'react';
import type { Report } from '#contract/reporting/endpoints.ts';
import { ContentShown } from '#web/reporting/content-shown.tsx';
import { VersionsButton } from '#web/reporting/versions-button.tsx';
import { t } from '#web/reporting/words.ts';
import { dayWords } from '#web/ui/day-words.ts';
import { useLanguage } from '#web/ui/language.ts';

interface Props {
  readonly report: Report;
  /** Where it is judged, the content stands beside it: a correction shows what it changes of the accepted one, and a first version is no history. */
  readonly judged?: boolean;
  /** Beside its versions: what can be done with it. */
  readonly children?: ReactNode;
}

/** How the newest version came about, where its people did not simply hand it in: entered by the office, signed on paper, a correction; and its versions. */
export function HandedMarks({ report, judged = false, children }: Props) {
  const language = useLanguage();
  const { recorded, signedOff, correction, content, item, back, state } = report;
  return (
    <div className="handed-marks">
      {recorded !== null && (
        <p className="muted">
          {t('report.recorded', { by: recorded.by, day: dayWords(recorded.on, language), from: recorded.from, of: recorded.of })}{' '}
          <span className={recorded.confirmed ? 'tag' : 'tag w'}>
            {t(recorded.confirmed ? 'report.recorded.confirmed' : 'report.recorded.waits')}
          </span>
        </p>
      )}
      {signedOff !== null && <p className="muted">{t('report.signed', { by: signedOff.by, day: dayWords(signedOff.on, language) })}</p>}
      {correction !== null && (
        <>
          <p>
            <span className="tag w">{t('report.correcting')}</span> {t('report.correcting.reason', { reason: correction.reason })}
          </p>
          {judged && (
            <div className="correction-differs">
              <span className="muted">{t('report.correcting.stands')}</span>
              <ContentShown content={content} before={correction.stands} milestones={item.milestones} />
            </div>
          )}
        </>
      )}
      {back !== null && state === 'accepted' && <p className="bad">{t('report.back.correction', { by: back.by, reason: back.reason })}</p>}
      <div className="report-marks">
        {(!judged || report.versions > 1) && <VersionsButton report={report} />}
        {children}
      </div>
    </div>
  );
}
