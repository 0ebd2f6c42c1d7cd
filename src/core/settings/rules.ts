/** 规则: the figures in force, what may be changed of them, and which of them contradict each other. */
import { failure, success, type Outcome } from '#core/failure.ts';
import { ruleFigures, ruleGroups, type RuleFigure, type RuleGroup, type RuleName } from '#core/settings/rule-figures.ts';

/** Every figure by its name, in the unit that rule-figures.ts says. */
export type Rules = Readonly<Record<RuleName, number>>;
export type RuleChanges = Readonly<Partial<Record<RuleName, number>>>;

/** All names, in the order of the defaults. */
export const ruleNames: readonly RuleName[] = Object.keys(ruleFigures).filter(isRuleName);

/** Is there a figure of this name? */
export function isRuleName(name: string): name is RuleName {
  return Object.hasOwn(ruleFigures, name);
}

/** What is known of a figure: default, bounds, unit, source. */
export const figureOf = (name: RuleName): RuleFigure => ruleFigures[name];

/** The group under which a page shows a figure: the first part of its name. */
export function groupOf(name: RuleName): RuleGroup {
  const group = ruleGroups.find((one) => name.startsWith(`${one}.`));
  if (group === undefined) throw new Error(`the rule figure ${name} has no group`);
  return group;
}

/** The rules that a new jurisdiction begins with. */
export const defaultRules: Rules = rulesOf({});

/** The defaults with changes over them; names that are gone since the changes were stored are left out. */
export function rulesOf(changes: Readonly<Record<string, number | undefined>>): Rules {
  const value = (name: RuleName): number => changes[name] ?? ruleFigures[name].value;
  // Every name is given a value, in the order of the defaults.
  return Object.fromEntries(ruleNames.map((name) => [name, value(name)])) as Rules; // oxlint-disable-line no-unsafe-type-assertion -- all names are there
}

/** Is the value within the figure's bounds, in its steps? */
export function isAllowedFigure({ min, max, decimals = 0, only }: RuleFigure, value: number): boolean {
  if (!Number.isFinite(value) || value < min || value > max) return false;
  if (only !== undefined) return only.includes(value);
  // To the last bit: a clock of 2.0000000001 working days would never come to its end.
  return value === Math.round(value * 10 ** decimals) / 10 ** decimals;
}

/** Figures of which the first must be below the second (`below`), or not above it (`not-above`). */
const orders: readonly (readonly [first: RuleName, relation: 'below' | 'not-above', second: RuleName])[] = [
  ['clock.up-the-line-1', 'below', 'clock.up-the-line-2'],
  ['clock.up-the-line-2', 'below', 'clock.up-the-line-3'],
  ['lights.due-soon', 'below', 'lights.due-near'],
  ['lights.behind-points-yellow', 'below', 'lights.behind-points-red'],
  ['lights.behind-ratio-red', 'below', 'lights.behind-ratio-yellow'],
  ['lights.behind-investment-yellow', 'below', 'lights.behind-investment-red'],
  ['lights.silent-listed', 'below', 'lights.silent-dormant'],
  ['curve.investment-q1', 'not-above', 'curve.investment-q2'],
  ['curve.investment-q2', 'not-above', 'curve.investment-q3'],
  ['curve.investment-q3', 'not-above', 'curve.investment-q4'],
  ['curve.starts-q1', 'not-above', 'curve.starts-q2'],
  ['curve.starts-q2', 'not-above', 'curve.starts-q3'],
  ['curve.starts-q3', 'not-above', 'curve.starts-q4'],
  ['evaluation.quality-least', 'not-above', 'evaluation.quality-late'],
  ['evaluation.good', 'below', 'evaluation.excellent'],
  ['evaluation.leaders-most', 'not-above', 'evaluation.points-results'],
];

/** The parts of a score; together they are a hundred points (RULES §4). */
const scoreParts: readonly RuleName[] = [
  'evaluation.points-results',
  'evaluation.points-commitments',
  'evaluation.points-rectification',
  'evaluation.points-cooperation',
];

export type RuleRefusal = 'rule-figure-invalid' | 'rule-order-invalid' | 'rule-parts-invalid';

/**
 * The rules after a change. Refused: a figure out of its bounds (`rule`, `min`, `max`), two that contradict each other (`first`, `second`),
 * parts of a score that are not a hundred together (`sum`).
 */
export function changeRules(before: Rules, changes: RuleChanges): Outcome<Rules, RuleRefusal> {
  for (const name of ruleNames) {
    const value = changes[name];
    if (value !== undefined && !isAllowedFigure(figureOf(name), value)) return outOfBounds(name);
  }
  const rules = rulesOf({ ...before, ...changes });
  for (const [first, relation, second] of orders) {
    const holds = relation === 'below' ? rules[first] < rules[second] : rules[first] <= rules[second];
    if (!holds) return failure('rule-order-invalid', { first, second, relation });
  }
  const sum = scoreParts.reduce((total, name) => total + rules[name], 0);
  if (Math.abs(sum - 100) > 1e-9) return failure('rule-parts-invalid', { sum: Math.round(sum * 10) / 10 });
  return success(rules);
}

function outOfBounds(rule: RuleName): Outcome<never, 'rule-figure-invalid'> {
  const { min, max, decimals = 0, only } = figureOf(rule);
  return failure('rule-figure-invalid', { rule, min, max, decimals, only: only?.join('、') ?? 'none' });
}

/** The figures in which two sets of rules differ. */
export function differingRules(before: Rules, after: Rules): readonly RuleName[] {
  return ruleNames.filter((name) => before[name] !== after[name]);
}
