import { useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { listPeriods, listReports, recallReport, type Report } from '#contract/reporting/endpoints.ts';
import { isWritable } from '#core/reporting/report-state.ts';
import { HandedMarks } from '#web/reporting/handed-marks.tsx';
import { periodWords } from '#web/reporting/period-words.ts';
import { t } from '#web/reporting/words.ts';
import { useAct } from '#web/ui/act.ts';
import { call } from '#web/ui/call.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import { lazyPart } from '#web/ui/lazy-part.tsx';
import { LoadFailure } from '#web/ui/load-failure.tsx';
import { message } from '#web/ui/notices.ts';
import { PageSkeleton } from '#web/ui/page-skeleton.tsx';
import { explain } from '#web/ui/request-failure.ts';
import { useSingle } from '#web/ui/single.ts';
import { useTitle } from '#web/ui/use-title.ts';
import { UnitPicker } from '#web/unit/unit-picker.tsx';
import '#web/reporting/reports.css';
import '#web/reporting/judge.css';

const RecordDialog = lazyPart(async () => (await import('#web/reporting/record-dialog.tsx')).RecordDialog);

/** 代录: the office chooses a unit and enters what it said elsewhere; until the unit confirms it, the office can take it back. */
export function RecordPage() {
  useTitle(t('report.record.page'));
  const [search, setSearch] = useSearchParams();
  const periods = useQuery(endpointQuery(listPeriods, {}));
  const all = periods.data?.periods ?? [];
  const period = all.find((one) => one.period === search.get('period'))?.period ?? all[0]?.period;
  const unitId = search.get('unitId');
  const own = useQuery({
    ...endpointQuery(listReports, { query: { ...(period === undefined ? {} : { period }), ...(unitId === null ? {} : { unitId }) } }),
    enabled: period !== undefined && unitId !== null,
  });
  const waiting = useQuery(endpointQuery(listReports, { query: { waiting: 'confirmation' } }));
  const [recorded, setRecorded] = useState<Report | null>(null);
  if (periods.isPending) return <PageSkeleton />;
  if (periods.isError) return <LoadFailure error={periods.error} onRetry={() => void periods.refetch()} />;
  const change = (to: Readonly<Record<string, string | null>>) =>
    setSearch((before) => {
      const next = new URLSearchParams(before);
      for (const [name, value] of Object.entries(to))
        if (value === null) next.delete(name);
        else next.set(name, value);
      return next;
    });
  const open = unitId === null ? [] : (own.data?.reports ?? []).filter(({ state }) => isWritable(state));
  return (
    <div className="page judge-page">
      <div className="page-head">
        <h1>{t('report.record.page')}</h1>
      </div>
      <p className="muted">{t('report.record.note')}</p>
      {period === undefined ? (
        <p className="quiet">{t('report.none.title')}</p>
      ) : (
        <div className="record-bar">
          <Select
            aria-label={t('report.period')}
            value={period}
            options={all.map((one) => ({ value: one.period, label: periodWords(one.period) }))}
            onChange={(to) => change({ period: to })}
          />
          <UnitPicker aria-label={t('report.record.unit')} value={unitId} onChange={(to) => change({ unitId: to })} />
        </div>
      )}
      {own.isError && <LoadFailure error={own.error} onRetry={() => void own.refetch()} />}
      {unitId === null && period !== undefined && <p className="quiet">{t('report.record.pick')}</p>}
      {own.isSuccess && unitId !== null && open.length === 0 && <p className="quiet">{t('report.record.none')}</p>}
      <ul className="plain judge-rows">
        {open.map((report) => (
          <li key={report.id} className="judge-row">
            <div>
              <span className="list-code">{report.item.code}</span> <b>{report.item.text ?? report.item.title}</b>
            </div>
            <p className="muted">
              {report.unit.name} · {t(report.lead ? 'report.lead' : 'report.part')} · {t(`report.state.${report.state}`)}
            </p>
            <HandedMarks report={report} />
            <Button size="small" type="primary" ghost onClick={() => setRecorded(report)}>
              {t('report.record')}
            </Button>
          </li>
        ))}
      </ul>
      <Waiting reports={waiting.data?.reports ?? []} />
      {recorded !== null && <RecordDialog report={recorded} onClose={() => setRecorded(null)} />}
    </div>
  );
}

/** What was entered and no unit has confirmed yet. */
function Waiting({ reports }: { readonly reports: readonly Report[] }) {
  const single = useSingle();
  const recall = useAct((reportId: string) => call(recallReport, { params: { reportId } }), {
    onDone: () => message.success(t('report.record.undone')),
    onError: (error) => message.error(explain(error), 6),
  });
  if (reports.length === 0) return null;
  return (
    <section className="approved-rows" aria-label={t('report.recorded.waits')}>
      <h2>
        {t('report.recorded.waits')} {reports.length}
      </h2>
      {reports.map((report) => (
        <div key={report.id} className="approved-row">
          <div>
            <span className="list-code">{report.item.code}</span> <b>{report.item.text ?? report.item.title}</b>
            <p className="muted">
              {periodWords(report.period)} · {report.unit.name}
            </p>
            <HandedMarks report={report} />
          </div>
          <Button size="small" disabled={recall.isPending} onClick={() => single(() => recall.mutateAsync(report.id), report.id)}>
            {t('report.record.undo')}
          </Button>
        </div>
      ))}
    </section>
  );
}
