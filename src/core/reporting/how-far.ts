/** How far a report says that its work is, of 100, beside how far it was planned to be (RULES §2). */
import type { ReportContent } from '#core/reporting/report-content.ts';

/** Percent as the report gives it; of a quantity, where it gives none, done of its target, at most 100. Null: it says neither. One decimal, half up. */
export function percentOf({ percent, done }: Pick<ReportContent, 'percent' | 'done'>, target: string | null): number | null {
  if (percent !== null) return percent;
  const whole = Number(target ?? 0);
  if (done === null || whole === 0) return null;
  return Math.min(100, toOneDecimal((Number(done) / whole) * 100));
}

/** Points that it is behind the plan; below 0: ahead. Null: one of them is not known. */
export const gapOf = (planned: number | null, actual: number | null): number | null =>
  planned === null || actual === null ? null : toOneDecimal(planned - actual);

// Binary arithmetic may end a hair below a half.
const toOneDecimal = (figure: number): number => Math.floor(figure * 10 + 0.5 + 1e-9) / 10;
