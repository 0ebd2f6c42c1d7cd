/** What deserves a look of a report before it is approved or accepted (审核, 核收): shown first, by the gravest of them. */
import type { ReportContent } from '#core/reporting/report-content.ts';

/**
 * In the order of their weight: red 自评红 · fell 数字回落 · passed 节点已过未说明 · yellow 自评黄 · unchanged 无变化 · first 首次报告. The light that the rules
 * give joins them with supervision.
 */
export const risks = ['red', 'fell', 'passed', 'yellow', 'unchanged', 'first'] as const;
export type Risk = (typeof risks)[number];

interface Judged {
  readonly content: ReportContent;
  /** What was handed in for the period before; null: nothing was. */
  readonly before: ReportContent | null;
  /** With their ISO days. */
  readonly milestones: readonly { readonly id: string; readonly due: string }[];
  /** The ISO day with which the period ends. */
  readonly lastDay: string;
}

/** All that hold, the gravest first. */
export function risksOf({ content, before, milestones, lastDay }: Judged): readonly Risk[] {
  const { percent, done, self, reached, forecast, problem, unchanged } = content;
  const below = (now: number | null, then: number | null | undefined): boolean =>
    now !== null && then !== null && then !== undefined && now < then;
  const open = milestones.some(({ id, due }) => due <= lastDay && !reached.includes(id));
  const holds: Readonly<Record<Risk, boolean>> = {
    red: self === 'red',
    fell: below(percent, before?.percent) || below(numberOf(done), numberOf(before?.done ?? null)),
    passed: open && forecast === null && problem.trim() === '',
    yellow: self === 'yellow',
    unchanged: unchanged.trim() !== '',
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
