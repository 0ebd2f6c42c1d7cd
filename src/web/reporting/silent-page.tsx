import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { listSilentReports, type SilentReport } from '#contract/reporting/line-endpoints.ts';
import { useMay, useMe } from '#web/access/me.ts';
import { periodWords } from '#web/reporting/period-words.ts';
import { t } from '#web/reporting/words.ts';
import { dayWords } from '#web/ui/day-words.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import { useLanguage } from '#web/ui/language.ts';
import { LoadFailure } from '#web/ui/load-failure.tsx';
import { PageSkeleton } from '#web/ui/page-skeleton.tsx';
import { useTitle } from '#web/ui/use-title.ts';
import '#web/reporting/silent.css';

/** 逾期未报: what went up the line to the reader, and what nobody is there to report. Units stand in their official order, never by how much is late. */
export function SilentPage() {
  useTitle(t('report.silent'));
  const read = useQuery(endpointQuery(listSilentReports, {}));
  if (read.isPending) return <PageSkeleton />;
  if (read.isError) return <LoadFailure error={read.error} onRetry={() => void read.refetch()} />;
  const { reports, count } = read.data;
  const groups = [...Map.groupBy(reports, ({ step }) => step ?? 0)];
  return (
    <div className="page silent-page">
      <div className="page-head">
        <h1>{t('report.silent')}</h1>
        {count > 0 && <span className="muted">{t('report.silent.count', { count, more: count > reports.length ? 'yes' : 'no' })}</span>}
      </div>
      {count === 0 && <p className="quiet">{t('report.silent.none')}</p>}
      {groups.map(([step, own]) => (
        <section key={step} aria-label={groupWords(step)}>
          <h2>{groupWords(step)}</h2>
          <ul className="plain silent-rows">
            {own.map((report) => (
              <SilentRow key={report.id} report={report} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

const groupWords = (step: number): string => (step === 0 ? t('report.silent.unattended') : t('report.silent.step', { step }));

function SilentRow({ report: { period, unit, item, due, step, since, unattended } }: { readonly report: SilentReport }) {
  const { today } = useMe();
  const may = useMay();
  const language = useLanguage();
  const day = (one: string) => dayWords(one, language, new Date(today));
  return (
    <li className="silent-row">
      <b>{unit.name}</b>
      <span className="silent-item">
        <span className="list-code">{item.code}</span> <Link to={`/lists/${item.listId}?item=${item.id}`}>{item.title}</Link>
        {unattended && step !== null && <span className="tag w">{t('report.silent.unattended')}</span>}
      </span>
      <span className="silent-days muted">
        {[
          periodWords(period),
          t('report.silent.due', { day: day(due) }),
          ...(since === null ? [] : [t('report.silent.since', { day: day(since) })]),
        ].join(' · ')}
        {may('recordReport') && (
          <>
            {' · '}
            <Link to={`/reports/record?${new URLSearchParams({ period, unitId: unit.id }).toString()}`}>{t('report.record')}</Link>
          </>
        )}
      </span>
    </li>
  );
}
