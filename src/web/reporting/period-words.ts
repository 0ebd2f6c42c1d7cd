import { t } from '#web/reporting/words.ts';

/** 2026 年 3 月 · 2026 年第一季度. */
export function periodWords(period: string): string {
  const [year = '', part = ''] = period.split('-');
  return part.startsWith('Q')
    ? t('report.quarter', { year, quarter: Number(part.slice(1)) })
    : t('report.month', { year, month: Number(part) });
}
