import { useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { getBurden, listQuestions } from '#contract/reporting/burden-endpoints.ts';
import { listPeriods } from '#contract/reporting/endpoints.ts';
import { useMay } from '#web/access/me.ts';
import { AskDialog } from '#web/reporting/ask-dialog.tsx';
import { AskedQuestion } from '#web/reporting/asked-question.tsx';
import { listAddress } from '#web/reporting/figures-address.ts';
import { periodWords } from '#web/reporting/period-words.ts';
import { t } from '#web/reporting/words.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import { LoadFailure } from '#web/ui/load-failure.tsx';
import { PageSkeleton } from '#web/ui/page-skeleton.tsx';
import { useTitle } from '#web/ui/use-title.ts';
import '#web/reporting/figures.css';
import '#web/reporting/burden.css';

/** 填报负担 by unit, and 临时要数 with what was answered. */
export function BurdenPage() {
  useTitle(t('burden.title'));
  const [search, setSearch] = useSearchParams();
  const periods = useQuery(endpointQuery(listPeriods, {}));
  if (periods.isPending) return <PageSkeleton />;
  if (periods.isError) return <LoadFailure error={periods.error} onRetry={() => void periods.refetch()} />;
  const all = periods.data.periods.map(({ period }) => period);
  const period = all.find((one) => one === search.get('period')) ?? all[0];
  if (period === undefined)
    return (
      <div className="page">
        <div className="state-page">
          <h1>{t('report.none.title')}</h1>
          <p className="muted">{t('report.none.text')}</p>
        </div>
      </div>
    );
  return <Burden period={period} periods={all} question={search.get('question')} onPeriod={(one) => setSearch({ period: one })} />;
}

interface Props {
  readonly period: string;
  readonly periods: readonly string[];
  /** The one that somebody was led to. */
  readonly question: string | null;
  readonly onPeriod: (period: string) => void;
}

function Burden({ period, periods, question, onPeriod }: Props) {
  const may = useMay();
  const [asking, setAsking] = useState(false);
  const read = useQuery(endpointQuery(getBurden, { params: { period } }));
  const asked = useQuery(endpointQuery(listQuestions, { params: { period } }));
  const units = read.data?.units ?? [];
  const ceiling = read.data?.ceiling ?? 0;
  return (
    <div className="page figures-page">
      <div className="page-head">
        <h1>{t('burden.title')}</h1>
        <Select
          aria-label={t('burden.period')}
          value={period}
          options={periods.map((one) => ({ value: one, label: periodWords(one) }))}
          onChange={onPeriod}
        />
        <span className="grow" />
        <Link to={`/reports/figures?period=${period}`}>{t('figures.title')}</Link>
        {may('askUnits') && (
          <Button type="primary" disabled={units.length === 0} onClick={() => setAsking(true)}>
            {t('question.ask')}
          </Button>
        )}
      </div>
      {read.isError && <LoadFailure error={read.error} onRetry={() => void read.refetch()} />}
      {read.isPending && <PageSkeleton />}
      {read.data !== undefined && units.length === 0 && <p className="quiet">{t('burden.none')}</p>}
      {units.length > 0 && (
        <table className="figure-table burden-table">
          <caption>
            {periodWords(period)} {t('burden.title')}
          </caption>
          <thead>
            <tr>
              <th scope="col">{t('burden.unit')}</th>
              {(['reports', 'asked', 'questions', 'carried', 'ceiling'] as const).map((name) => (
                <th key={name} scope="col" className="count">
                  {t(`burden.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {units.map((unit) => (
              <tr key={unit.id}>
                <th scope="row">
                  {unit.ended === null ? unit.name : t('figures.unit.ended', { name: unit.name })}{' '}
                  {unit.asked > ceiling && <span className="tag w">{t('burden.over')}</span>}
                </th>
                <td className="count">
                  <Link to={listAddress({ period, unit: unit.id, figure: 'expected' })}>{unit.reports}</Link>
                </td>
                <td className="count">{unit.asked}</td>
                <td className="count">{unit.questions}</td>
                <td className="count">{unit.carried}</td>
                <td className="count quiet">{ceiling}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="muted figures-note">{t('burden.note')}</p>
      <h2 className="burden-head">{t('question.title')}</h2>
      {asked.isError && <LoadFailure error={asked.error} onRetry={() => void asked.refetch()} />}
      {asked.data?.questions.length === 0 && <p className="quiet">{t('question.none')}</p>}
      {asked.data !== undefined && asked.data.questions.length > 0 && (
        <ul className="plain found-reports">
          {asked.data.questions.map((one) => (
            <AskedQuestion key={one.id} question={one} shown={one.id === question} />
          ))}
        </ul>
      )}
      {asking && <AskDialog period={period} units={units} onClose={() => setAsking(false)} />}
    </div>
  );
}
