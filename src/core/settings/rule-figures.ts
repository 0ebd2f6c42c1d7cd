/**
 * Every figure of the rules with its default, its bounds and where it comes from: the one file that holds them (RULES §1 to §4, §6).
 * A jurisdiction moves them within the bounds; what it moved is stored as a version of its rule set.
 *
 * `source` `ours`: no published rule was found. A city's name: its published rule of supervision has this figure.
 */

/** What a figure counts; `once`: a number of times · `cells`: what a unit fills in. */
export const ruleUnits = [
  'workdays',
  'days',
  'months',
  'day-of-month',
  'once',
  'cells',
  'percent',
  'points',
  'ratio',
  'factor',
  'characters',
] as const;
export type RuleUnit = (typeof ruleUnits)[number];

/** 期限 · 亮灯 · 督办 · 评估 · 文稿, as the page groups them. */
export const ruleGroups = ['clock', 'frequency', 'lights', 'curve', 'escalation', 'evaluation', 'papers'] as const;
export type RuleGroup = (typeof ruleGroups)[number];

export const ruleSources = ['published', 'ours', 'suqian', 'xian', 'yinchuan', 'wuhan', 'sanya', 'clearpoint'] as const;
export type RuleSource = (typeof ruleSources)[number];

export interface RuleFigure {
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly unit: RuleUnit;
  readonly source: RuleSource;
  /** Digits behind the point; 0 where left out. */
  readonly decimals?: number;
  /** The only values that there are, where not all between min and max make sense. */
  readonly only?: readonly number[];
}

const workdays = (value: number, source: RuleSource): RuleFigure => ({ value, min: 1, max: 60, unit: 'workdays', source });
const days = (value: number, min: number, max: number, source: RuleSource): RuleFigure => ({ value, min, max, unit: 'days', source });
const once = (value: number, min: number, max: number, source: RuleSource): RuleFigure => ({ value, min, max, unit: 'once', source });
const percent = (value: number, source: RuleSource): RuleFigure => ({ value, min: 0, max: 100, unit: 'percent', source, decimals: 1 });
const points = (value: number, max: number, source: RuleSource): RuleFigure => ({
  value,
  min: 0,
  max,
  unit: 'points',
  source,
  decimals: 1,
});
const ratio = (value: number, source: RuleSource): RuleFigure => ({ value, min: 0, max: 1, unit: 'ratio', source, decimals: 2 });
const factor = (value: number, min: number, max: number, source: RuleSource): RuleFigure => ({
  value,
  min,
  max,
  unit: 'factor',
  source,
  decimals: 2,
});
/** Months between two reports; 0: none are due, milestones alone. */
const monthsBetween = (value: number): RuleFigure => ({ value, min: 0, max: 3, unit: 'months', source: 'ours', only: [0, 1, 3] });

export const ruleFigures = {
  'clock.consultation': workdays(5, 'ours'),
  'clock.sign-for': workdays(3, 'published'),
  'clock.objection-decision': workdays(5, 'ours'),
  'clock.report-day': { value: 5, min: 1, max: 28, unit: 'day-of-month', source: 'published' },
  'clock.grace': workdays(2, 'published'),
  // Counted from the end of grace.
  'clock.up-the-line-1': workdays(2, 'published'),
  'clock.up-the-line-2': workdays(4, 'published'),
  'clock.up-the-line-3': workdays(6, 'published'),
  'clock.meeting-progress': workdays(5, 'published'),
  'clock.minutes': days(20, 1, 90, 'published'),
  'clock.undated-paper': days(30, 1, 180, 'published'),
  'clock.undated-instruction': days(7, 1, 90, 'published'),
  'clock.difficulty': workdays(10, 'ours'),
  'clock.appeal': workdays(5, 'ours'),
  'clock.appeal-decision': workdays(10, 'ours'),
  'clock.review-after-red': { value: 6, min: 1, max: 12, unit: 'months', source: 'published' },

  'frequency.tier-1': monthsBetween(1),
  'frequency.tier-2': monthsBetween(3),
  'frequency.tier-3': monthsBetween(3),
  'frequency.tier-4': monthsBetween(0),
  'frequency.greens-before-fewer': once(3, 1, 12, 'published'),
  // 填报负担 of a unit in one period (core/ledger/list/burden.ts).
  'frequency.cells-most': { value: 60, min: 5, max: 1000, unit: 'cells', source: 'ours' },

  'lights.due-soon': days(3, 0, 30, 'xian'),
  'lights.due-near': days(7, 1, 60, 'suqian'),
  'lights.pressed-within': workdays(20, 'ours'),
  'lights.behind-points-yellow': percent(10, 'yinchuan'),
  'lights.behind-points-red': percent(30, 'yinchuan'),
  'lights.behind-ratio-yellow': ratio(0.8, 'wuhan'),
  'lights.behind-ratio-red': ratio(0.6, 'wuhan'),
  'lights.behind-investment-yellow': ratio(0, 'sanya'),
  'lights.behind-investment-red': ratio(0.5, 'sanya'),
  'lights.silent-listed': days(30, 1, 180, 'clearpoint'),
  'lights.silent-dormant': days(90, 1, 365, 'clearpoint'),
  'lights.not-started-red': { value: 3, min: 1, max: 12, unit: 'months', source: 'yinchuan' },

  'curve.investment-q1': percent(20, 'sanya'),
  'curve.investment-q2': percent(50, 'sanya'),
  'curve.investment-q3': percent(75, 'sanya'),
  'curve.investment-q4': percent(100, 'sanya'),
  'curve.starts-q1': percent(15, 'sanya'),
  'curve.starts-q2': percent(40, 'sanya'),
  'curve.starts-q3': percent(70, 'sanya'),
  'curve.starts-q4': percent(100, 'sanya'),

  'escalation.talk-deputy-yellows': once(2, 1, 10, 'published'),
  'escalation.talk-head-reds': once(3, 1, 10, 'published'),

  'evaluation.weight-tier-1': factor(3, 0, 10, 'ours'),
  'evaluation.weight-tier-2': factor(2, 0, 10, 'ours'),
  'evaluation.weight-tier-3': factor(1, 0, 10, 'ours'),
  'evaluation.weight-tier-4': factor(1, 0, 10, 'ours'),
  'evaluation.share-lead': factor(1, 0, 1, 'ours'),
  'evaluation.share-responsible': factor(1, 0, 1, 'ours'),
  'evaluation.share-support': factor(0.5, 0, 1, 'ours'),
  'evaluation.share-local': factor(0.5, 0, 1, 'ours'),
  'evaluation.quality-least': factor(0.8, 0, 1, 'ours'),
  'evaluation.quality-late': factor(0.9, 0, 1, 'ours'),
  'evaluation.difficulty-most': factor(1.35, 1, 2, 'ours'),
  'evaluation.points-results': points(70, 100, 'ours'),
  'evaluation.points-commitments': points(10, 100, 'ours'),
  'evaluation.points-rectification': points(10, 100, 'ours'),
  'evaluation.points-cooperation': points(10, 100, 'ours'),
  'evaluation.leaders-most': points(20, 20, 'ours'),
  'evaluation.minus-false': points(2, 20, 'ours'),
  'evaluation.minus-yellow-pair': points(1, 20, 'ours'),
  'evaluation.minus-red': points(2, 20, 'ours'),
  'evaluation.minus-most': points(10, 100, 'ours'),
  'evaluation.excellent': points(90, 100, 'ours'),
  'evaluation.good': points(80, 100, 'ours'),
  'evaluation.tolerance-least': { value: 0.5, min: 0, max: 10, unit: 'points', source: 'ours', decimals: 2 },
  'evaluation.rerun-spread': percent(20, 'ours'),

  'papers.length': { value: 4000, min: 500, max: 20_000, unit: 'characters', source: 'published' },
} as const satisfies Readonly<Record<string, RuleFigure>>;

export type RuleName = keyof typeof ruleFigures;
