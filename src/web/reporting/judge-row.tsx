import { Button, Input } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { acceptReports, type Report } from '#contract/reporting/endpoints.ts';
import type { Risk } from '#core/reporting/report-risk.ts';
import { ContentShown } from '#web/reporting/content-shown.tsx';
import { DemandButton } from '#web/reporting/demand-button.tsx';
import { EvidenceList, EvidenceWanted } from '#web/reporting/evidence-part.tsx';
import { HandedMarks } from '#web/reporting/handed-marks.tsx';
import { JudgeFigures } from '#web/reporting/judge-figures.tsx';
import { usualReasons } from '#web/reporting/judge-reasons.ts';
import type { Judged } from '#web/reporting/judged.ts';
import type { Mark } from '#web/reporting/kept-marks.ts';
import { NewWords } from '#web/reporting/new-words.tsx';
import { periodWords } from '#web/reporting/period-words.ts';
import { UnchangedRun } from '#web/reporting/unchanged-run.tsx';
import { t } from '#web/reporting/words.ts';
import { focusOnce } from '#web/ui/focus-once.ts';
import { maxLengthOf } from '#web/ui/limits.ts';
import { usePhone } from '#web/ui/phone.ts';

/** What the head of the page says for all of them. */
export interface Common {
  readonly period: boolean;
  readonly unit: boolean;
}

interface Props extends Judged {
  readonly office: boolean;
  readonly common: Common;
  /** It is told in a line or two, until it is opened. */
  readonly brief: boolean;
  readonly mark: Mark | undefined;
  readonly onMark: (mark: Mark | null) => void;
}

/** One report that waits: what is new in it first; what goes back gets its reason here. */
export function JudgeRow({ report, risks, office, common, brief, mark, onMark }: Props) {
  const [opened, setOpened] = useState(false);
  // Whoever marks goes on where they are; marks that are there again when the page is read take the focus from nobody.
  const [touched, setTouched] = useState(false);
  const { item, unit, period, lead, content } = report;
  const about = [
    ...(common.period ? [] : [periodWords(period)]),
    ...(common.unit ? [] : [unit.name]),
    ...(lead ? [] : [t('report.part')]),
    ...(office && !report.led ? [t('report.unled')] : []),
    ...(item.sameWork.length > 0 ? [t('report.same-work', { codes: item.sameWork.map(({ code }) => code).join('、') })] : []),
  ];
  const shown = !brief || opened || mark !== undefined;
  return (
    <article className={['judge-row', mark === undefined ? '' : mark === 'later' ? 'later' : 'returned'].join(' ')} aria-label={item.title}>
      <div className="judge-title">
        <Link className="list-code" to={`/lists/${item.listId}?item=${item.id}`}>
          {item.code}
        </Link>{' '}
        <b>{item.text ?? item.title}</b>
        {brief && mark === undefined && (
          <Button className="no-print" size="small" type="text" aria-expanded={opened} onClick={() => setOpened(!opened)}>
            {t(opened ? 'report.judge.close' : 'report.judge.open')}
          </Button>
        )}
      </div>
      {about.length > 0 && <p className="muted">{about.join(' · ')}</p>}
      <JudgeFigures report={report} risks={risks} />
      {shown ? <Said report={report} office={office} /> : <p className="judge-said brief">{briefly(report)}</p>}
      {shown && (
        <JudgeActs
          {...{ report, risks, office, mark }}
          focus={touched ? focusOnce : undefined}
          onMark={(next) => {
            setTouched(true);
            onMark(next);
          }}
        />
      )}
      {!shown && content.problem !== '' && <p>{t('report.problem.said', { text: content.problem })}</p>}
    </article>
  );
}

const briefly = ({ content }: Report) => (content.text === '' ? t('report.same', { reason: content.unchanged }) : content.text);

/** What it says; the last one beside it where there is room, to be opened where there is none. */
function Said({ report, office }: { readonly report: Report; readonly office: boolean }) {
  const phone = usePhone();
  const { item, content, before } = report;
  const now = (
    <div className="judge-now">
      {!phone && <span className="quiet">{t('report.judge.now')}</span>}
      <p className="judge-said">
        {content.text === '' ? (
          t('report.same', { reason: content.unchanged })
        ) : (
          // Of a first report nothing is old.
          <NewWords before={before?.content.text ?? content.text} text={content.text} gone={phone} />
        )}
      </p>
      <UnchangedRun judged content={content} unchangedBefore={report.unchangedBefore} />
      {content.problem !== '' && <p>{t('report.problem.said', { text: content.problem })}</p>}
      {content.next !== '' && <p>{t('report.next.said', { text: content.next })}</p>}
      {office && <EvidenceWanted report={report} />}
      <EvidenceList evidence={report.evidence} />
    </div>
  );
  const earlier = before !== null && <ContentShown content={before.content} before={null} milestones={item.milestones} />;
  return (
    <>
      {phone ? (
        <>
          {now}
          {before !== null && (
            <details>
              <summary className="muted">{t('report.before.of', { period: periodWords(before.period) })}</summary>
              {earlier}
            </details>
          )}
        </>
      ) : (
        <div className="judge-sides">
          <div className="judge-before">
            <span className="quiet">
              {before === null ? t('report.judge.before.none') : t('report.judge.before', { period: periodWords(before.period) })}
            </span>
            {earlier}
            {item.goal !== null && <p className="quiet">{t('report.goal', { goal: item.goal })}</p>}
          </div>
          {now}
        </div>
      )}
      <HandedMarks report={report} judged />
    </>
  );
}

interface ActsProps extends Pick<Props, 'report' | 'office' | 'mark' | 'onMark'> {
  readonly focus: typeof focusOnce | undefined;
  readonly risks: readonly Risk[];
}

function JudgeActs({ report, risks, office, mark, focus, onMark }: ActsProps) {
  const { item, lead } = report;
  if (mark === undefined)
    return (
      <div className="judge-acts open no-print">
        <Button {...(focus && { ref: focus })} onClick={() => onMark({ back: '' })}>
          {t('report.judge.back')}
        </Button>
        <Button onClick={() => onMark('later')}>{t('report.judge.later')}</Button>
        {office && lead && <DemandButton item={item} />}
      </div>
    );
  if (mark === 'later')
    return (
      <div className="judge-acts">
        <span className="muted">{t('report.judge.later.said')}</span>
        <Button {...(focus && { ref: focus })} size="small" type="text" onClick={() => onMark(null)}>
          {t('report.judge.later.undo')}
        </Button>
      </div>
    );
  const usual = usualReasons(report, risks, office);
  return (
    <>
      <div className="judge-back">
        <Input.TextArea
          aria-label={t('report.judge.reason.of', { title: item.title })}
          placeholder={t('report.judge.reason')}
          {...(focus && { ref: focus })}
          autoSize
          value={mark.back}
          maxLength={maxLengthOf(acceptReports.body.shape.back.element, 'reason')}
          onChange={(event) => onMark({ back: event.target.value })}
        />
        <Button onClick={() => onMark(null)}>{t('report.judge.keep')}</Button>
      </div>
      {mark.back === '' && usual.length > 0 && (
        <div className="judge-usual no-print" role="group" aria-label={t('report.judge.hint')}>
          {usual.map((reason) => (
            <Button key={reason} size="small" onClick={() => onMark({ back: reason })}>
              {reason}
            </Button>
          ))}
        </div>
      )}
    </>
  );
}
