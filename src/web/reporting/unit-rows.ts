import type { getReportFigures } from '#contract/reporting/figure-endpoints.ts';
import { sumFigures } from '#core/reporting/report-figure.ts';
import type { FigureRow } from '#web/reporting/figure-table.tsx';
import type { tiers } from '#web/reporting/figures-address.ts';
import { t } from '#web/reporting/words.ts';
import type { Answer } from '#web/ui/call.ts';

type Units = Answer<typeof getReportFigures>['units'];

/** A row of figures for each unit of which something is expected, in official order; `tier`: of that tier alone. */
export const unitRows = (units: Units, period: string, tier: (typeof tiers)[number] | null): readonly FigureRow[] =>
  units.flatMap(({ id, name, ended, tiers: all }) => {
    const figures = sumFigures(all.filter((of) => tier === null || `${of.tier}` === tier));
    return figures.expected === 0
      ? []
      : [{ key: id, name: ended === null ? name : t('figures.unit.ended', { name }), of: { period, unit: id, tier }, figures }];
  });
