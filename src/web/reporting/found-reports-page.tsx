import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { listPeriods } from '#contract/reporting/endpoints.ts';
import { findReports, getReportFigures } from '#contract/reporting/figure-endpoints.ts';
import { isPeriod } from '#core/settings/period.ts';
import { reportFigures, type ReportFigure } from '#core/reporting/report-figure.ts';
import { tiers, withPart } from '#web/reporting/figures-address.ts';
import { periodWords } from '#web/reporting/period-words.ts';
import { VersionsButton } from '#web/reporting/versions-button.tsx';
import { t } from '#web/reporting/words.ts';
import { dayWords } from '#web/ui/day-words.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import { useLanguage } from '#web/ui/language.ts';
import { LoadFailure } from '#web/ui/load-failure.tsx';
import { optionHolds } from '#web/ui/option-filter.ts';
import { PageSkeleton } from '#web/ui/page-skeleton.tsx';
import type { Answer } from '#web/ui/call.ts';
import { useTitle } from '#web/ui/use-title.ts';
import '#web/reporting/figures.css';

/** So many come in one answer. */
const page = 100;

/** The list behind a figure of 报送情况. */
export function FoundReportsPage() {
  useTitle(t('figures.title'));
  const [search, setSearch] = useSearchParams();
  const periods = useQuery(endpointQuery(listPeriods, {}));
  if (periods.isPending) return <PageSkeleton />;
  if (periods.isError) return <LoadFailure error={periods.error} onRetry={() => void periods.refetch()} />;
  const asked = search.get('period') ?? '';
  const period = isPeriod(asked) ? asked : periods.data.periods[0]?.period;
  if (period === undefined)
    return (
      <div className="page">
        <p className="quiet">{t('report.none.title')}</p>
      </div>
    );
  const all = periods.data.periods.map((one) => one.period);
  return <Found period={period} periods={all.includes(period) ? all : [period, ...all]} search={search} onSearch={setSearch} />;
}

interface Props {
  readonly period: string;
  readonly periods: readonly string[];
  readonly search: URLSearchParams;
  readonly onSearch: (search: URLSearchParams) => void;
}

function Found({ period, periods, search, onSearch }: Props) {
  const tier = tiers.find((one) => one === search.get('tier')) ?? null;
  const unit = search.get('unit');
  const figure: ReportFigure = reportFigures.find((one) => one === search.get('figure')) ?? 'expected';
  const given = Number(search.get('offset') ?? 0);
  const offset = Number.isInteger(given) && given > 0 ? given : 0;
  const units = useQuery(endpointQuery(getReportFigures, { params: { period } }));
  const read = useQuery({
    ...endpointQuery(findReports, {
      params: { period },
      query: { figure, offset, ...(unit !== null && { unitId: unit }), ...(tier !== null && { tier: Number(tier) }) },
    }),
    placeholderData: keepPreviousData,
  });
  const set = (part: string, value: string | null) => onSearch(withPart(search, part, value));
  const total = read.data?.total ?? 0;
  return (
    <div className="page figures-page">
      <div className="page-head">
        <h1>{t('figures.title')}</h1>
        <Select
          aria-label={t('report.period')}
          value={period}
          options={periods.map((one) => ({ value: one, label: periodWords(one) }))}
          onChange={(one) => set('period', one)}
        />
        <Select
          aria-label={t('figures.figure')}
          value={figure}
          options={reportFigures.map((one) => ({ value: one, label: t(`figures.figure.${one}`) }))}
          onChange={(one) => set('figure', one)}
        />
        <Select
          aria-label={t('figures.unit')}
          className="figures-unit"
          value={unit ?? ''}
          showSearch={{ filterOption: optionHolds }}
          options={[
            { value: '', label: t('figures.unit.all') },
            ...(units.data?.units ?? []).map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(one) => set('unit', one === '' ? null : one)}
        />
        <Select
          aria-label={t('figures.tier')}
          value={tier ?? ''}
          options={[
            { value: '', label: t('figures.tier.all') },
            ...tiers.map((one) => ({ value: one, label: t('report.tier', { tier: one }) })),
          ]}
          onChange={(one) => set('tier', one === '' ? null : one)}
        />
        <span className="grow" />
        <Link to={`/reports/figures?period=${period}`}>{t('figures.list.back')}</Link>
      </div>
      {read.isError && <LoadFailure error={read.error} onRetry={() => void read.refetch()} />}
      {read.isPending && <PageSkeleton />}
      {read.data !== undefined && total === 0 && <p className="quiet">{t('figures.list.none')}</p>}
      {read.data !== undefined && total > 0 && (
        <>
          <ul className="plain found-reports">
            {read.data.reports.map((report) => (
              <FoundReport key={report.id} report={report} />
            ))}
          </ul>
          <nav className="found-foot">
            <span className="muted">{t('figures.list.range', { from: offset + 1, to: offset + read.data.reports.length, total })}</span>
            {total > page && (
              <>
                <Button disabled={offset === 0} onClick={() => set('offset', offset > page ? String(offset - page) : null)}>
                  {t('figures.list.earlier')}
                </Button>
                <Button disabled={offset + page >= total} onClick={() => set('offset', String(offset + page))}>
                  {t('figures.list.later')}
                </Button>
              </>
            )}
          </nav>
        </>
      )}
    </div>
  );
}

function FoundReport({ report }: { readonly report: Answer<typeof findReports>['reports'][number] }) {
  const { unit, item, tier, lead, state, handedInOn, onTime } = report;
  const language = useLanguage();
  return (
    <li className="found-report">
      <div className="found-line">
        <div>
          <span className="list-code">{item.code}</span> <Link to={`/lists/${item.listId}?item=${item.id}`}>{item.title}</Link>
          <p className="muted">
            {unit.ended === null ? unit.name : t('figures.unit.ended', { name: unit.name })} · {t('report.tier', { tier })} ·{' '}
            {t(lead ? 'report.lead' : 'report.part')}
          </p>
        </div>
        <div className="found-state">
          <span className={state === 'returned' ? 'tag w' : state === 'accepted' ? 'tag l' : 'tag'}>
            {t(state === null ? 'figures.list.unwritten' : `report.state.${state}`)}
          </span>
          {handedInOn !== null && state !== 'draft' && (
            <span className="muted">
              {dayWords(handedInOn, language)} · {t(onTime ? 'figures.list.on-time' : 'figures.list.late')}
            </span>
          )}
          <VersionsButton report={report} />
        </div>
      </div>
    </li>
  );
}
