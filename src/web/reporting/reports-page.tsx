import { useQueries, useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useEffect, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { listPeriods, listReports, type ReportPeriod } from '#contract/reporting/endpoints.ts';
import { getReportFigures } from '#contract/reporting/figure-endpoints.ts';
import { useMay, useMe } from '#web/access/me.ts';
import { bringKeptBack } from '#web/reporting/kept-typing.ts';
import { BurdenLine } from '#web/reporting/burden-line.tsx';
import { OwnQuestions } from '#web/reporting/own-questions.tsx';
import { FigureTable } from '#web/reporting/figure-table.tsx';
import { periodWords } from '#web/reporting/period-words.ts';
import { isReady } from '#web/reporting/report-facts.ts';
import { ReportGrid } from '#web/reporting/report-grid.tsx';
import { ReportSheetMenu } from '#web/reporting/report-sheet-menu.tsx';
import { SignOffButton } from '#web/reporting/sign-off-button.tsx';
import { SubmitButton } from '#web/reporting/submit-button.tsx';
import { unitRows } from '#web/reporting/unit-rows.ts';
import { useTyping } from '#web/reporting/use-typing.ts';
import { t } from '#web/reporting/words.ts';
import { dayWords } from '#web/ui/day-words.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import { useLanguage } from '#web/ui/language.ts';
import { useUnloadWarning } from '#web/ui/leaving.ts';
import { LoadFailure } from '#web/ui/load-failure.tsx';
import { PageSkeleton } from '#web/ui/page-skeleton.tsx';
import { useTitle } from '#web/ui/use-title.ts';
import '#web/reporting/figures.css';
import '#web/reporting/reports.css';

/** So often the page asks what others typed meanwhile. */
const freshMs = 15_000;

/** 本期填报: everything that is due on one day, on one page. */
export function ReportsPage() {
  const may = useMay();
  useTitle(t(may('saveReport') ? 'report.title' : 'report.office.title'));
  const [search, setSearch] = useSearchParams();
  const periods = useQuery(endpointQuery(listPeriods, {}));
  if (periods.isPending) return <PageSkeleton />;
  if (periods.isError) return <LoadFailure error={periods.error} onRetry={() => void periods.refetch()} />;
  const all = periods.data.periods;
  const own = all.filter(({ expected }) => expected > 0);
  // What is asked for, else what is due: of whoever files the oldest that still waits for something, of all others the newest.
  const asked = all.find(({ period }) => period === search.get('period'));
  const shown = asked ?? (may('saveReport') ? own.findLast(isWaiting) : undefined) ?? own[0] ?? all[0];
  if (shown === undefined)
    return (
      <div className="page">
        <div className="state-page">
          <h1>{t('report.none.title')}</h1>
          <p className="muted">{t('report.none.text')}</p>
        </div>
      </div>
    );
  return <Periods key={shown.lastDay} lastDay={shown.lastDay} all={all} onPeriod={(period) => setSearch({ period })} />;
}

const isWaiting = ({ expected, handedIn }: ReportPeriod): boolean => handedIn < expected;

/** A month and the quarter that ends with it are due on one day. */
const together = (all: readonly ReportPeriod[], lastDay: string): readonly ReportPeriod[] =>
  all.filter((one) => one.lastDay === lastDay).toSorted((one, other) => (one.period < other.period ? -1 : 1));

const namesOf = (periods: readonly ReportPeriod[]): string => periods.map(({ period }) => periodWords(period)).join(' · ');

interface Props {
  readonly lastDay: string;
  readonly all: readonly ReportPeriod[];
  readonly onPeriod: (period: string) => void;
}

function Periods({ lastDay, all, onPeriod }: Props) {
  const me = useMe();
  const may = useMay();
  const language = useLanguage();
  const files = may('saveReport');
  const shown = together(all, lastDay);
  const reads = useQueries({
    queries: shown.map(({ period }) => ({
      ...endpointQuery(listReports, { query: { period } }),
      enabled: files,
      refetchInterval: freshMs,
    })),
  });
  const [keptBack, setKeptBack] = useState(false);
  useEffect(() => {
    void bringKeptBack(() => localStorage, me.account.id).then(() => setKeptBack(true));
  }, [me.account.id]);
  const failed = reads.find(({ isError, data }) => isError && data === undefined);
  const read = keptBack && reads.every(({ data }) => data !== undefined);
  const reports = read ? reads.flatMap(({ data }) => data?.reports ?? []) : null;
  const typing = useTyping(
    shown.map(({ period }) => period),
    reports,
    me.account.id,
  );
  useUnloadWarning(typing.state === 'lost');
  const [first] = shown;
  if (first === undefined) return null;
  const { period, due, graceEnd, closedOn } = first;
  const ready = (reports ?? []).filter((report) => isReady(report, typing));
  const others = files ? all.filter((one) => one.lastDay !== lastDay && isWaiting(one)) : [];
  return (
    <div className={files ? 'page reports-page' : 'page reports-page narrow'}>
      <div className="page-head">
        <h1>{t(files ? 'report.title' : 'report.office.title')}</h1>
        <Select
          aria-label={t('report.period')}
          value={period}
          options={[...new Set(all.map((one) => one.lastDay))].map((day) => {
            const same = together(all, day);
            return { value: same[0]?.period ?? '', label: namesOf(same) };
          })}
          popupMatchSelectWidth={false}
          onChange={onPeriod}
        />
        <span>{t(due.provisional ? 'report.due.provisional' : 'report.due', { day: dayWords(due.day, language) })}</span>
        <span className="muted">
          {closedOn === null ? t('report.grace', { day: dayWords(graceEnd.day, language) }) : t('report.closed')}
        </span>
        <span className="grow" />
        {!files && <Link to={`/reports/burden?period=${period}`}>{t('burden.link')}</Link>}
        <Link to={`/reports/figures?period=${period}`}>{t('figures.title')}</Link>
        {may('listSilentReports') && <Link to="/reports/silent">{t('report.silent')}</Link>}
        {may('listSameWork') && <Link to="/reports/same-work">{t('work.title')}</Link>}
        {may('reviewReports') && (
          <Link to="/reports/review">
            <Button>{t('report.review')}</Button>
          </Link>
        )}
        {may('recordReport') && (
          <Link to={`/reports/record?period=${period}`}>
            <Button>{t('report.record')}</Button>
          </Link>
        )}
        {may('acceptReports') && (
          <Link to="/reports/accept">
            <Button type="primary">{t('report.acceptance')}</Button>
          </Link>
        )}
        {may('exportReports') && <ReportSheetMenu periods={shown.map((one) => one.period)} reports={reports ?? []} typing={typing} />}
        <SignOffButton ready={ready} typing={typing} />
        {may('submitReports') && <SubmitButton ready={ready} typing={typing} />}
      </div>
      {others.length > 0 && (
        <p className="report-others">
          {t('report.others', { count: others.reduce((sum, { expected, handedIn }) => sum + expected - handedIn, 0) })}
          {others.map((one) => (
            <Link key={one.period} to={`/reports?period=${one.period}`}>
              {t('report.others.of', { period: periodWords(one.period), count: one.expected - one.handedIn })}
            </Link>
          ))}
        </p>
      )}
      {files && shown.map((one) => <BurdenLine key={one.period} period={one.period} />)}
      {files && shown.map((one) => <OwnQuestions key={one.period} period={one.period} />)}
      {!files && shown.map((one) => <PeriodFigures key={one.period} shown={one} named={shown.length > 1} />)}
      {failed !== undefined && failed.error !== null && <LoadFailure error={failed.error} onRetry={() => void failed.refetch()} />}
      {files && reports === null && failed === undefined && <PageSkeleton />}
      {reports !== null &&
        files &&
        (reports.length === 0 ? <p className="quiet">{t('report.nothing')}</p> : <ReportGrid reports={reports} typing={typing} />)}
    </div>
  );
}

/** What came of each unit, and what not. */
function UnitFigures({ period }: { readonly period: string }) {
  const read = useQuery(endpointQuery(getReportFigures, { params: { period } }));
  const rows = unitRows(read.data?.units ?? [], period, null);
  if (read.isError) return <LoadFailure error={read.error} onRetry={() => void read.refetch()} />;
  if (rows.length === 0) return null;
  return <FigureTable caption={`${periodWords(period)} · ${t('figures.title')}`} head={t('figures.unit')} rows={rows} total={null} />;
}

/** For whoever reads how far the units are. */
function PeriodFigures({ shown, named }: { readonly shown: ReportPeriod; readonly named: boolean }) {
  return (
    <section>
      {named && <h2>{periodWords(shown.period)}</h2>}
      <dl className="report-figures">
        {(['expected', 'begun', 'handedIn', 'onTime'] as const).map((name) => (
          <div key={name}>
            <dt>{t(`report.figure.${name}`)}</dt>
            <dd>
              <Link to={`/reports/figures/list?period=${shown.period}&figure=${name}`}>{shown[name]}</Link>
            </dd>
          </div>
        ))}
      </dl>
      <UnitFigures period={shown.period} />
    </section>
  );
}
