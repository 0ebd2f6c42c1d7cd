/** The addresses of 报送情况 and of the lists behind its figures: every figure is a link. */
import type { ReportFigure } from '#core/reporting/report-figure.ts';

export interface ListOf {
  readonly period: string;
  readonly unit?: string | null | undefined;
  readonly tier?: string | null | undefined;
  readonly figure: ReportFigure;
}

/** The list behind one figure. */
export function listAddress({ period, unit, tier, figure }: ListOf): string {
  const search = new URLSearchParams({ period, figure });
  if (unit !== undefined && unit !== null) search.set('unit', unit);
  if (tier !== undefined && tier !== null) search.set('tier', tier);
  return `/reports/figures/list?${search.toString()}`;
}

/** The search with one part of it set, or without it; a page of another list is not asked for. */
export function withPart(search: URLSearchParams, part: string, value: string | null): URLSearchParams {
  const next = new URLSearchParams(search);
  if (part !== 'offset') next.delete('offset');
  if (value === null) next.delete(part);
  else next.set(part, value);
  return next;
}

/** Those of the tiers 1 to 4 that report. */
export const tiers = ['1', '2', '3'] as const;
