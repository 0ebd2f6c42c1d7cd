import { useQuery } from '@tanstack/react-query';
import { Button, Segmented, Select } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { listPeriods, listReports, submitReports, type Report, type ReportPeriod } from '#contract/reporting/endpoints.ts';
import { missingFields } from '#core/reporting/report-content.ts';
import { isWritable } from '#core/reporting/report-state.ts';
import { useMay, useMe } from '#web/access/me.ts';
import { BurdenLine } from '#web/reporting/burden-line.tsx';
import { OwnQuestions } from '#web/reporting/own-questions.tsx';
import { periodWords } from '#web/reporting/period-words.ts';
import { ReportRow } from '#web/reporting/report-row.tsx';
import { SignOffButton } from '#web/reporting/sign-off-button.tsx';
import { useTyping, type Typing } from '#web/reporting/use-typing.ts';
import { t } from '#web/reporting/words.ts';
import { useAct } from '#web/ui/act.ts';
import { call } from '#web/ui/call.ts';
import { dayWords } from '#web/ui/day-words.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import { useLanguage } from '#web/ui/language.ts';
import { LoadFailure } from '#web/ui/load-failure.tsx';
import { useUnloadWarning } from '#web/ui/leaving.ts';
import { message } from '#web/ui/notices.ts';
import { PageSkeleton } from '#web/ui/page-skeleton.tsx';
import { explain } from '#web/ui/request-failure.ts';
import { useSingle } from '#web/ui/single.ts';
import { useTitle } from '#web/ui/use-title.ts';
import '#web/reporting/reports.css';

/** 本期填报: everything that is due in a period, on one page. */
export function ReportsPage() {
  useTitle(t('report.title'));
  const [search, setSearch] = useSearchParams();
  const periods = useQuery(endpointQuery(listPeriods, {}));
  if (periods.isPending) return <PageSkeleton />;
  if (periods.isError) return <LoadFailure error={periods.error} onRetry={() => void periods.refetch()} />;
  const all = periods.data.periods;
  const own = all.filter(({ expected }) => expected > 0);
  // What is asked for, else the oldest that still waits for something, else the newest.
  const shown =
    all.find(({ period }) => period === search.get('period')) ??
    own.findLast(({ expected, handedIn }) => handedIn < expected) ??
    own[0] ??
    all[0];
  if (shown === undefined)
    return (
      <div className="page">
        <div className="state-page">
          <h1>{t('report.none.title')}</h1>
          <p className="muted">{t('report.none.text')}</p>
        </div>
      </div>
    );
  return <Period key={shown.period} shown={shown} all={all} onPeriod={(period) => setSearch({ period })} />;
}

type View = 'all' | 'open' | 'handed';

function Period({
  shown,
  all,
  onPeriod,
}: {
  readonly shown: ReportPeriod;
  readonly all: readonly ReportPeriod[];
  onPeriod: (period: string) => void;
}) {
  const me = useMe();
  const may = useMay();
  const language = useLanguage();
  const [view, setView] = useState<View>('all');
  const { period, due, graceEnd } = shown;
  const read = useQuery({ ...endpointQuery(listReports, { query: { period } }), enabled: may('saveReport') });
  const reports = read.data?.reports ?? [];
  const typing = useTyping(period, reports, me.account.id);
  useUnloadWarning(typing.state === 'lost');
  const isOpen = ({ state, liftedOn }: Report) => liftedOn === null && (state === 'draft' || state === 'returned');
  const rows = reports.filter((report) => view === 'all' || isOpen(report) === (view === 'open'));
  const groups = [...Map.groupBy(rows, ({ item }) => item.tier)].toSorted(([a], [b]) => a - b);
  const ready = reports.filter((report) => isOpen(report) && isReady(report, typing));
  return (
    <div className="page reports-page">
      <div className="page-head">
        <h1>{t('report.title')}</h1>
        <Select
          aria-label={t('report.period')}
          value={period}
          options={all.map((one) => ({ value: one.period, label: periodWords(one.period) }))}
          onChange={onPeriod}
        />
        <span>{t(due.provisional ? 'report.due.provisional' : 'report.due', { day: dayWords(due.day, language) })}</span>
        <span className="muted">{t('report.grace', { day: dayWords(graceEnd.day, language) })}</span>
        <span className="grow" />
        {!may('saveReport') && <Link to={`/reports/burden?period=${period}`}>{t('burden.link')}</Link>}
        <Link to={`/reports/figures?period=${period}`}>{t('figures.title')}</Link>
        {may('reviewReports') && (
          <Link to="/reports/review">
            <Button>{t('report.review')}</Button>
          </Link>
        )}
        {may('listSameWork') && (
          <Link to="/reports/same-work">
            <Button>{t('work.title')}</Button>
          </Link>
        )}
        {may('acceptReports') && (
          <Link to="/reports/accept">
            <Button type="primary">{t('report.acceptance')}</Button>
          </Link>
        )}
        {may('recordReport') && (
          <Link to={`/reports/record?period=${period}`}>
            <Button>{t('report.record')}</Button>
          </Link>
        )}
        <SignOffButton ready={ready} typing={typing} />
        {may('submitReports') && <SubmitButton ready={ready} typing={typing} />}
      </div>
      {read.isError && <LoadFailure error={read.error} onRetry={() => void read.refetch()} />}
      {may('saveReport') && <BurdenLine period={period} />}
      {may('saveReport') && <OwnQuestions period={period} />}
      {!may('saveReport') && <PeriodFigures shown={shown} />}
      {reports.length > 0 && (
        <div className="report-bar">
          <Segmented<View>
            value={view}
            options={[
              { value: 'all', label: t('report.view.all', { count: reports.length }) },
              { value: 'open', label: t('report.view.open', { count: reports.filter(isOpen).length }) },
              { value: 'handed', label: t('report.view.handed', { count: reports.filter((report) => !isOpen(report)).length }) },
            ]}
            onChange={setView}
          />
          <span className={typing.state === 'lost' ? 'bad' : 'muted'} role="status">
            {t(`report.save.${typing.state}`)}
          </span>
        </div>
      )}
      {may('saveReport') && read.data !== undefined && reports.length === 0 && <p className="quiet">{t('report.nothing')}</p>}
      {groups.map(([tier, own]) => (
        <section key={tier} aria-label={t('report.tier', { tier })}>
          <h2>{t('report.tier', { tier })}</h2>
          <ul className="plain report-rows">
            {own.map((report) => (
              <ReportRow key={report.id} report={report} typing={typing} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

/** Nothing is missing of it, and nobody wrote something else meanwhile. */
function isReady(report: Report, typing: Typing): boolean {
  const typed = Object.values(typing.typedIn(report));
  if (typed.some((one) => one.theirs !== undefined)) return false;
  const how = { lead: report.lead, measured: report.item.nature !== 'constraint', reachedBefore: report.before?.content.reached ?? [] };
  return isWritable(report.state) && missingFields(typing.contentOf(report), how).length === 0;
}

function SubmitButton({ ready, typing }: { readonly ready: readonly Report[]; readonly typing: Typing }) {
  const single = useSingle();
  const submit = useAct(
    async () => {
      const seen = await typing.flush(ready);
      if (seen === null) return null;
      return call(submitReports, { body: { reports: ready.map(({ id }) => ({ id, seen: seen.get(id) ?? 1 })) } });
    },
    {
      onDone: (answer) => {
        if (answer === null) message.error(t('report.submit.unsaved'), 6);
        else message.success(t('report.submit.done', { count: answer.submitted }));
      },
      onError: (error) => message.error(explain(error), 8),
    },
  );
  return (
    <Button type="primary" disabled={ready.length === 0} loading={submit.isPending} onClick={() => single(() => submit.mutateAsync())}>
      {ready.length === 0 ? t('report.submit.none') : t('report.submit', { count: ready.length })}
    </Button>
  );
}

/** For whoever reads how far the units are. */
function PeriodFigures({ shown: { expected, begun, handedIn, onTime } }: { readonly shown: ReportPeriod }) {
  return (
    <dl className="report-figures">
      {(
        [
          ['expected', expected],
          ['begun', begun],
          ['handedIn', handedIn],
          ['onTime', onTime],
        ] as const
      ).map(([name, count]) => (
        <div key={name}>
          <dt>{t(`report.figure.${name}`)}</dt>
          <dd>{count}</dd>
        </div>
      ))}
    </dl>
  );
}
