import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { acceptReports, listReports, reviewReports, type Report } from '#contract/reporting/endpoints.ts';
import { risksOf, type Risk } from '#core/reporting/report-risk.ts';
import { lastDayOfPeriod } from '#core/settings/period.ts';
import { DemandButton } from '#web/reporting/demand-button.tsx';
import { EvidenceList } from '#web/reporting/evidence-part.tsx';
import { ApprovedReports } from '#web/reporting/approved-reports.tsx';
import { HandedMarks } from '#web/reporting/handed-marks.tsx';
import { worksOf } from '#web/reporting/reports-of-work.ts';
import { NewWords } from '#web/reporting/new-words.tsx';
import { periodWords } from '#web/reporting/period-words.ts';
import { UnchangedRun } from '#web/reporting/unchanged-run.tsx';
import { t } from '#web/reporting/words.ts';
import { useAct } from '#web/ui/act.ts';
import { call } from '#web/ui/call.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import { focusOnce } from '#web/ui/focus-once.ts';
import { maxLengthOf } from '#web/ui/limits.ts';
import { LoadFailure } from '#web/ui/load-failure.tsx';
import { message } from '#web/ui/notices.ts';
import { PageSkeleton } from '#web/ui/page-skeleton.tsx';
import { explain } from '#web/ui/request-failure.ts';
import { useSingle } from '#web/ui/single.ts';
import { useTitle } from '#web/ui/use-title.ts';
import '#web/reporting/reports.css';

/** 审核: the leader in charge of a unit. */
export const ReviewPage = () => <JudgePage waiting="review" endpoint={reviewReports} />;

/** 核收: the office. */
export const AcceptPage = () => <JudgePage waiting="acceptance" endpoint={acceptReports} />;

interface Props {
  readonly waiting: 'review' | 'acceptance';
  readonly endpoint: typeof reviewReports | typeof acceptReports;
}

/** What waits, by what deserves a look; consent is the rule, and only what goes back is touched. */
function JudgePage({ waiting, endpoint }: Props) {
  useTitle(t(`report.${waiting}`));
  const read = useQuery(endpointQuery(listReports, { query: { waiting } }));
  const [back, setBack] = useState<ReadonlyMap<string, string>>(new Map());
  const single = useSingle();
  const reports = read.data?.reports ?? [];
  const works = worksOf(reports.map((report) => ({ report, risks: risksOfReport(report) })));
  const going = reports.filter(({ id }) => back.has(id));
  const judge = useAct(
    () =>
      call(endpoint, {
        body: {
          consent: reports.filter(({ id }) => !back.has(id)).map(({ id, versions }) => ({ id, version: versions })),
          back: reports.flatMap(({ id, versions }) => {
            const reason = back.get(id);
            return reason === undefined ? [] : [{ id, version: versions, reason: reason.trim() }];
          }),
        },
      }),
    {
      onDone: ({ consented, sentBack }) => {
        message.success(t(`report.${waiting}.done`, { consented, sentBack }));
        setBack(new Map());
      },
      onError: (error) => message.error(explain(error), 8),
    },
  );
  if (read.isPending) return <PageSkeleton />;
  if (read.isError) return <LoadFailure error={read.error} onRetry={() => void read.refetch()} />;
  const silent = going.some(({ id }) => (back.get(id) ?? '').trim() === '');
  const row = ({ report, risks }: Judged) => (
    <JudgeRow
      key={report.id}
      report={report}
      risks={risks}
      office={waiting === 'acceptance'}
      reason={back.get(report.id) ?? null}
      onReason={(reason) =>
        setBack((all) => {
          const next = new Map(all);
          if (reason === null) next.delete(report.id);
          else next.set(report.id, reason);
          return next;
        })
      }
    />
  );
  return (
    <div className="page judge-page">
      <div className="page-head">
        <h1>{t(`report.${waiting}`)}</h1>
        {reports.length > 0 && <span className="muted">{t('report.judge.order')}</span>}
      </div>
      {reports.length === 0 && <p className="quiet">{t(`report.${waiting}.none`)}</p>}
      <ul className="plain judge-rows">
        {works.map(([first, ...parts]) => (
          <li key={first.report.id}>
            {row(first)}
            {parts.length > 0 && (
              <div className="judge-parts" role="group" aria-label={t('report.parts')}>
                {parts.map(row)}
              </div>
            )}
          </li>
        ))}
      </ul>
      {read.data.more && <p className="quiet">{t('report.more')}</p>}
      {reports.length > 0 && (
        <div className="judge-foot">
          <Button type="primary" size="large" disabled={silent} loading={judge.isPending} onClick={() => single(() => judge.mutateAsync())}>
            {t(`report.${waiting}.give`, { back: going.length, rest: reports.length - going.length })}
          </Button>
          <span className="muted">{silent ? t('report.judge.reason.missing') : t(`report.${waiting}.note`)}</span>
        </div>
      )}
      {waiting === 'review' && <ApprovedReports />}
    </div>
  );
}

type Judged = Pick<RowProps, 'report' | 'risks'>;

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

interface RowProps {
  readonly report: Report;
  readonly risks: readonly Risk[];
  readonly office: boolean;
  /** Why it goes back; null: it does not. */
  readonly reason: string | null;
  readonly onReason: (reason: string | null) => void;
}

function JudgeRow({ report, risks, office, reason, onReason }: RowProps) {
  const { item, unit, period, content, before, led, lead, evidence } = report;
  const moved = content.percent !== null && before?.content.percent !== content.percent;
  return (
    <div className={reason === null ? 'judge-row' : 'judge-row returned'}>
      <div>
        <span className="list-code">{item.code}</span> <b>{item.text ?? item.title}</b>
      </div>
      <p className="muted">
        {periodWords(period)} · {unit.name} · {t(lead ? 'report.lead' : 'report.part')}
        {office && !led && ` · ${t('report.unled')}`}
        {item.sameWork.length > 0 && ` · ${t('report.same-work', { codes: item.sameWork.map(({ code }) => code).join('、') })}`}
      </p>
      <div className="judge-marks">
        {risks.map((risk) => (
          <span key={risk} className={risk === 'red' ? 'tag r' : 'tag w'}>
            {t(`report.risk.${risk}`)}
          </span>
        ))}
        {content.percent !== null && (
          <span>
            {moved && before !== null && before.content.percent !== null && <s className="muted">{before.content.percent}%</s>}{' '}
            <b>{content.percent}%</b>
          </span>
        )}
        {item.milestones
          .filter(({ id }) => content.reached.includes(id) && before?.content.reached.includes(id) !== true)
          .map(({ id, text }) => (
            <span key={id}>✓ {text}</span>
          ))}
      </div>
      <p className="judge-said">
        {content.text === '' ? (
          t('report.same', { reason: content.unchanged })
        ) : (
          <NewWords before={before?.content.text ?? ''} text={content.text} />
        )}
      </p>
      <UnchangedRun judged content={content} unchangedBefore={report.unchangedBefore} />
      {content.problem !== '' && <p>{t('report.problem.said', { text: content.problem })}</p>}
      {content.next !== '' && <p>{t('report.next.said', { text: content.next })}</p>}
      <EvidenceList evidence={evidence} />
      {before !== null && before.content.text !== '' && (
        <details>
          <summary className="muted">{t('report.before.of', { period: periodWords(before.period) })}</summary>
          {before.content.text}
        </details>
      )}
      <HandedMarks report={report} differs />
      {reason === null ? (
        <span className="judge-acts">
          <Button size="small" onClick={() => onReason('')}>
            {t('report.judge.back')}
          </Button>
          {office && lead && <DemandButton item={item} />}
        </span>
      ) : (
        <div className="judge-back">
          <Input
            aria-label={t('report.judge.reason.of', { title: item.title })}
            placeholder={t('report.judge.reason')}
            ref={focusOnce}
            value={reason}
            maxLength={maxLengthOf(acceptReports.body.shape.back.element, 'reason')}
            onChange={(event) => onReason(event.target.value)}
          />
          <Button size="small" onClick={() => onReason(null)}>
            {t('report.judge.keep')}
          </Button>
        </div>
      )}
    </div>
  );
}
