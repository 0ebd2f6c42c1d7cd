import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { confirmReports } from '#contract/reporting/acts-endpoints.ts';
import { listReports, recallReport, type Report } from '#contract/reporting/endpoints.ts';
import { ContentShown } from '#web/reporting/content-shown.tsx';
import { HandedMarks } from '#web/reporting/handed-marks.tsx';
import { periodWords } from '#web/reporting/period-words.ts';
import { t } from '#web/reporting/words.ts';
import { useAct } from '#web/ui/act.ts';
import { call } from '#web/ui/call.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import { LoadFailure } from '#web/ui/load-failure.tsx';
import { message } from '#web/ui/notices.ts';
import { PageSkeleton } from '#web/ui/page-skeleton.tsx';
import { explain } from '#web/ui/request-failure.ts';
import { useSingle } from '#web/ui/single.ts';
import { useTitle } from '#web/ui/use-title.ts';
import '#web/reporting/reports.css';
import '#web/reporting/judge.css';

/** What the office entered for the unit (代录): confirmed all at once, or taken back one by one to be written by the unit itself. */
export function ConfirmPage() {
  useTitle(t('report.confirm.title'));
  const read = useQuery(endpointQuery(listReports, { query: { waiting: 'confirmation' } }));
  const single = useSingle();
  const [going, setGoing] = useState<string | null>(null);
  const confirm = useAct(
    (reports: readonly Report[]) =>
      call(confirmReports, { body: { reports: reports.map(({ id, versions }) => ({ id, version: versions })) } }),
    {
      onDone: ({ confirmed }) => message.success(t('report.confirm.done', { count: confirmed })),
      onError: (error) => message.error(explain(error), 8),
    },
  );
  const recall = useAct((reportId: string) => call(recallReport, { params: { reportId } }), {
    onDone: () => message.success(t('report.confirm.undone')),
    onError: (error) => message.error(explain(error), 6),
  });
  if (read.isPending) return <PageSkeleton />;
  if (read.isError) return <LoadFailure error={read.error} onRetry={() => void read.refetch()} />;
  const { reports, more } = read.data;
  return (
    <div className="page judge-page">
      <div className="page-head">
        <h1>{t('report.confirm.title')}</h1>
      </div>
      {reports.length === 0 ? <p className="quiet">{t('report.confirm.none')}</p> : <p className="muted">{t('report.confirm.note')}</p>}
      <ul className="plain judge-rows">
        {reports.map((report) => (
          <li key={report.id} className="judge-row">
            <div>
              <span className="list-code">{report.item.code}</span> <b>{report.item.text ?? report.item.title}</b>
            </div>
            <p className="muted">
              {periodWords(report.period)} · {report.unit.name} · {t(report.lead ? 'report.lead' : 'report.part')}
            </p>
            <ContentShown content={report.content} before={report.before?.content ?? null} earlier milestones={report.item.milestones} />
            <HandedMarks report={report} />
            <Button
              size="small"
              loading={recall.isPending && going === report.id}
              disabled={confirm.isPending}
              onClick={() => {
                setGoing(report.id);
                single(() => recall.mutateAsync(report.id), report.id);
              }}
            >
              {t('report.confirm.not')}
            </Button>
          </li>
        ))}
      </ul>
      {more && <p className="quiet">{t('report.more')}</p>}
      {reports.length > 0 && (
        <div className="judge-foot">
          <Button
            type="primary"
            size="large"
            loading={confirm.isPending}
            disabled={recall.isPending}
            onClick={() => single(() => confirm.mutateAsync(reports))}
          >
            {t('report.confirm.all', { count: reports.length })}
          </Button>
        </div>
      )}
    </div>
  );
}
