/** 报送情况: what is counted of the reports of a unit, a tier and a period. Counts, never shares: units and people are not ranked by filing (RULES §4). */

/**
 * expected 应报 · begun 已填 · handedIn 已报 (a draft is not handed in, nor what was returned) · onTime 按时: handed in, on a day up to the one on which
 * it was due; its own leader's sending it back keeps that day · late 逾期报送 · accepted 已核收 · returned 被退回, and not handed in again · missing 未报.
 */
export const reportFigures = ['expected', 'begun', 'handedIn', 'onTime', 'late', 'accepted', 'returned', 'missing'] as const;
export type ReportFigure = (typeof reportFigures)[number];

export type Figures = Readonly<Record<ReportFigure, number>>;

/** The figures of several, as one. */
export function sumFigures(all: readonly Figures[]): Figures {
  const sum = (figure: ReportFigure) => all.reduce((total, one) => total + one[figure], 0);
  return {
    expected: sum('expected'),
    begun: sum('begun'),
    handedIn: sum('handedIn'),
    onTime: sum('onTime'),
    late: sum('late'),
    accepted: sum('accepted'),
    returned: sum('returned'),
    missing: sum('missing'),
  };
}

/** Those that 报送情况 shows, in their order. */
export const shownFigures = [
  'expected',
  'handedIn',
  'onTime',
  'late',
  'accepted',
  'returned',
  'missing',
] as const satisfies readonly ReportFigure[];
