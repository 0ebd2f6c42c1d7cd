/** What deserves a look of a report before it is approved or accepted (审核, 核收): shown first, by the gravest of them. */
import { isVisible } from '#core/platform/printed-words.ts';
import type { ReportContent } from '#core/reporting/report-content.ts';
import { placeInRun, saysUnchanged, unchangedShown } from '#core/reporting/unchanged-run.ts';

/**
 * In the order of their weight: red 自评红 · fell 数字回落 · passed 节点已过未说明 · standing 连续三期及以上无变化 · yellow 自评黄 · unchanged 无变化 · first 首次报告.
 * The light that the rules give joins them with supervision.
 */
export const risks = ['red', 'fell', 'passed', 'standing', 'yellow', 'unchanged', 'first'] as const;
export type Risk = (typeof risks)[number];

interface Judged {
  /** The whole of the work is the unit's to report: milestones are the lead's to tick. */
  readonly lead: boolean;
  readonly content: ReportContent;
  /** What was handed in for the period before; null: nothing was. */
  readonly before: ReportContent | null;
  /** So many reports in a row before this one said that nothing changed. */
  readonly unchangedBefore: number;
  /** With their ISO days. */
  readonly milestones: readonly { readonly id: string; readonly due: string }[];
  /** Milestones that were reported as reached for earlier periods: nobody says it again. */
  readonly reachedBefore: readonly string[];
  /** The ISO day with which the period ends. */
  readonly lastDay: string;
}

/** All that hold, the gravest first. */
export function risksOf({ lead, content, before, unchangedBefore, milestones, reachedBefore, lastDay }: Judged): readonly Risk[] {
  const { percent, done, self, reached, forecast, problem } = content;
  const standing = (placeInRun(content, unchangedBefore) ?? 0) >= unchangedShown;
  // What is not said this time did not fall.
  const below = (now: number | null, then: number | null): boolean => now !== null && then !== null && now < then;
  const open = lead && milestones.some(({ id, due }) => due <= lastDay && !reached.includes(id) && !reachedBefore.includes(id));
  const holds: Readonly<Record<Risk, boolean>> = {
    red: self === 'red',
    fell: below(percent, before?.percent ?? null) || below(numberOf(done), numberOf(before?.done ?? null)),
    passed: open && forecast === null && !isVisible(problem),
    standing,
    yellow: self === 'yellow',
    unchanged: saysUnchanged(content) && !standing,
    first: before === null,
  };
  return risks.filter((risk) => holds[risk]);
}

const numberOf = (quantity: string | null): number | null => (quantity === null ? null : Number(quantity));

/** Orders by the gravest; what deserves no look last. */
export function byRisk(one: readonly Risk[], other: readonly Risk[]): number {
  const weight = ([gravest]: readonly Risk[]): number => (gravest === undefined ? risks.length : risks.indexOf(gravest));
  return weight(one) - weight(other);
}
