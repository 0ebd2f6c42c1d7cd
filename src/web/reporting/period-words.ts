import { partsOfPeriod } from '#core/settings/period.ts';
import { t } from '#web/reporting/words.ts';

/** 2026 年 3 月 · 2026 年第一季度. */
export const periodWords = (period: string): string => t('report.period.name', { ...partsOfPeriod(period) });
