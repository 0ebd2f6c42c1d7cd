/** How far an item of a year's list is planned to be on a day (RULES §2, “Planned percent”). Beside it stands what was reported. */
import { daysApart, daysLater } from '#core/settings/calendar.ts';

export const curves = ['milestones', 'investment', 'starts'] as const;
export type Curve = (typeof curves)[number];

export interface PlannedItem {
  /** The list's. */
  readonly year: number;
  readonly nature: string;
  /** ISO day; null: with the year. */
  readonly start: string | null;
  /** ISO day. */
  readonly deadline: string | null;
  readonly curve: Curve;
  /** `due`: ISO day · `percent`: how far the item is by then, of 100; null: by its weight · `weight`: null: 1. */
  readonly milestones: readonly { readonly due: string; readonly weight: number | null; readonly percent: number | null }[];
}

interface Anchor {
  readonly day: string;
  readonly percent: number;
}

/** How far the whole is at the ends of the quarters of the list's year. */
const quarters: Readonly<Record<Exclude<Curve, 'milestones'>, readonly [number, number, number, number]>> = {
  investment: [20, 50, 75, 100],
  starts: [15, 40, 70, 100],
};

/** Planned percent on an ISO day, of 100, rounded to one decimal, half up; null: there is no curve, since nothing is dated or nothing is measured. */
export function plannedPercent(item: PlannedItem, day: string): number | null {
  if (item.nature === 'constraint') return null;
  const dated = anchorsOf(item);
  if (dated.length === 0) return null;
  const start = item.start ?? `${item.year}-01-01`;
  if (day <= start) return 0;
  const after = dated.filter((anchor) => anchor.day > start);
  let before: Anchor = { day: start, percent: 0 };
  // Nothing is planned after the start: all of it is due from then on.
  if (after.length === 0) return 100;
  for (const next of after) {
    const percent = Math.max(next.percent, before.percent);
    if (day <= next.day) {
      // Of one day the highest counts, so an anchor is reached with its day.
      const last = Math.max(percent, ...after.filter((one) => one.day === next.day).map((one) => one.percent));
      const share = daysApart(before.day, day) / daysApart(before.day, next.day);
      return toOneDecimal(before.percent + (last - before.percent) * share);
    }
    before = { day: next.day, percent };
  }
  return toOneDecimal(before.percent);
}

function anchorsOf({ year, curve, deadline, milestones }: PlannedItem): readonly Anchor[] {
  if (curve !== 'milestones')
    return quarters[curve].map((percent, at) => ({
      day: at === 3 ? `${year}-12-31` : daysLater(`${year}-${['04', '07', '10'][at]}-01`, -1),
      percent,
    }));
  const inOrder = milestones.toSorted((one, other) => (one.due < other.due ? -1 : one.due > other.due ? 1 : 0));
  const said = inOrder.map(({ weight }) => weight ?? 1);
  const weights = said.every((weight) => weight === 0) ? said.map(() => 1) : said;
  const sum = weights.reduce((all, one) => all + one, 0);
  let done = 0;
  const anchors = inOrder.map(({ due, percent }, at) => {
    done += weights[at] ?? 0;
    return { day: due, percent: percent ?? (100 * done) / sum };
  });
  const last = anchors.at(-1);
  return deadline !== null && (last === undefined || deadline > last.day) ? [...anchors, { day: deadline, percent: 100 }] : anchors;
}

// Binary arithmetic may end a hair below a half.
const toOneDecimal = (percent: number): number => Math.floor(percent * 10 + 0.5 + 1e-9) / 10;
