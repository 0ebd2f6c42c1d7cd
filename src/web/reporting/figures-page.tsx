import { useQuery } from '@tanstack/react-query';
import { Button, Segmented, Select } from 'antd';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { listPeriods } from '#contract/reporting/endpoints.ts';
import { getReportFigures, listPeriodFigures } from '#contract/reporting/figure-endpoints.ts';
import { sumFigures } from '#core/reporting/report-figure.ts';
import { FigureTable, type FigureRow } from '#web/reporting/figure-table.tsx';
import { tiers, withPart } from '#web/reporting/figures-address.ts';
import { FiguresExport } from '#web/reporting/figures-export.tsx';
import { periodWords } from '#web/reporting/period-words.ts';
import { unitRows } from '#web/reporting/unit-rows.ts';
import { t } from '#web/reporting/words.ts';
import { dayWords } from '#web/ui/day-words.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import { useLanguage } from '#web/ui/language.ts';
import { LoadFailure } from '#web/ui/load-failure.tsx';
import { optionHolds } from '#web/ui/option-filter.ts';
import { PageSkeleton } from '#web/ui/page-skeleton.tsx';
import { useTitle } from '#web/ui/use-title.ts';
import '#web/reporting/figures.css';

const ways = ['unit', 'tier', 'period'] as const;
type Way = (typeof ways)[number];

/** 报送情况: what came, by unit, tier or period; each figure leads to its list. Nobody is ranked by it. */
export function FiguresPage() {
  useTitle(t('figures.title'));
  const [search, setSearch] = useSearchParams();
  const periods = useQuery(endpointQuery(listPeriods, {}));
  if (periods.isPending) return <PageSkeleton />;
  if (periods.isError) return <LoadFailure error={periods.error} onRetry={() => void periods.refetch()} />;
  const all = periods.data.periods;
  const shown = all.find(({ period }) => period === search.get('period')) ?? all.find(({ expected }) => expected > 0) ?? all[0];
  if (shown === undefined)
    return (
      <div className="page">
        <div className="state-page">
          <h1>{t('report.none.title')}</h1>
          <p className="muted">{t('report.none.text')}</p>
        </div>
      </div>
    );
  const way = ways.find((one) => one === search.get('by')) ?? 'unit';
  const set = (part: string, value: string | null) => setSearch(withPart(search, part, value), { replace: true });
  return <Figures period={shown.period} periods={all.map(({ period }) => period)} way={way} search={search} onSet={set} />;
}

interface Props {
  readonly period: string;
  readonly periods: readonly string[];
  readonly way: Way;
  readonly search: URLSearchParams;
  readonly onSet: (part: string, value: string | null) => void;
}

function Figures({ period, periods, way, search, onSet }: Props) {
  const language = useLanguage();
  const tier = tiers.find((one) => one === search.get('tier')) ?? null;
  const unit = search.get('unit');
  const byUnit = useQuery(endpointQuery(getReportFigures, { params: { period } }));
  const byPeriod = useQuery({
    ...endpointQuery(listPeriodFigures, {
      query: { ...(unit !== null && { unitId: unit }), ...(tier !== null && { tier: Number(tier) }) },
    }),
    enabled: way === 'period',
  });
  const units = useMemo(() => byUnit.data?.units ?? [], [byUnit.data]);
  const read = way === 'period' ? byPeriod : byUnit;
  const rows: readonly FigureRow[] =
    way === 'period'
      ? (byPeriod.data?.periods ?? [])
          .filter(({ expected }) => expected > 0)
          .map((one) => ({
            key: one.period,
            name: periodWords(one.period),
            note: t('figures.due', { day: dayWords(one.due, language) }),
            of: { period: one.period, unit, tier },
            figures: one,
          }))
      : way === 'tier'
        ? tiers.flatMap((one) => {
            const figures = sumFigures(
              units.filter(({ id }) => unit === null || id === unit).flatMap((all) => all.tiers.filter((of) => `${of.tier}` === one)),
            );
            return figures.expected === 0
              ? []
              : [{ key: one, name: t('report.tier', { tier: one }), of: { period, unit, tier: one }, figures }];
          })
        : unitRows(units, period, tier);
  const title = way === 'period' ? t('figures.title') : `${periodWords(period)}${language === 'zh' ? '' : ' · '}${t('figures.title')}`;
  return (
    <div className="page figures-page">
      <div className="page-head">
        <h1>{t('figures.title')}</h1>
        <Segmented<Way>
          aria-label={t('figures.by')}
          value={way}
          options={ways.map((one) => ({ value: one, label: t(`figures.by.${one}`) }))}
          onChange={(one) => onSet('by', one)}
        />
        {way !== 'period' && (
          <Select
            aria-label={t('report.period')}
            value={period}
            options={periods.map((one) => ({ value: one, label: periodWords(one) }))}
            onChange={(one) => onSet('period', one)}
          />
        )}
        {way !== 'unit' && (
          <Select
            aria-label={t('figures.unit')}
            className="figures-unit"
            value={unit ?? ''}
            showSearch={{ filterOption: optionHolds }}
            options={[{ value: '', label: t('figures.unit.all') }, ...units.map(({ id, name }) => ({ value: id, label: name }))]}
            onChange={(one) => onSet('unit', one === '' ? null : one)}
          />
        )}
        {way !== 'tier' && (
          <Select
            aria-label={t('figures.tier')}
            value={tier ?? ''}
            options={[
              { value: '', label: t('figures.tier.all') },
              ...tiers.map((one) => ({ value: one, label: t('report.tier', { tier: one }) })),
            ]}
            onChange={(one) => onSet('tier', one === '' ? null : one)}
          />
        )}
        <span className="grow" />
        {way !== 'period' && <FiguresExport period={period} />}
        <Button className="no-print" onClick={() => globalThis.print()}>
          {t('figures.print')}
        </Button>
      </div>
      {read.isError ? (
        <LoadFailure error={read.error} onRetry={() => void read.refetch()} />
      ) : read.isPending ? (
        <PageSkeleton />
      ) : rows.length === 0 ? (
        <p className="quiet">{t('figures.none')}</p>
      ) : (
        <FigureTable
          caption={title}
          head={t(way === 'unit' ? 'figures.unit' : way === 'tier' ? 'figures.tier' : 'figures.period')}
          rows={rows}
          total={
            way === 'period'
              ? null
              : {
                  key: 'total',
                  name: t('figures.total'),
                  of: { period, unit: way === 'tier' ? unit : null, tier: way === 'unit' ? tier : null },
                }
          }
        />
      )}
      <p className="muted figures-note">{t('figures.note')}</p>
    </div>
  );
}
