/** Words of the rules' figures. */
import type { RuleName, RuleUnit } from '#core/settings/rule-figures.ts';
import { figureOf, isRuleName } from '#core/settings/rules.ts';
import type { RequestFailure } from '#web/ui/request-failure.ts';
import { textOfCode } from '#web/ui/language.ts';
import { t } from '#web/settings/words.ts';

/** What a figure is about: 签收，或者提出异议. */
export const ruleLabel = (name: RuleName): string => t(`rule.${name}`);

/** The word behind a figure; empty for ratios and factors. */
export const unitWord = (unit: RuleUnit): string => (unit === 'ratio' || unit === 'factor' ? '' : t(`rule-unit.${unit}`));

/** A figure with its unit: 3 个工作日. */
export function figureWords(name: RuleName, value: number): string {
  const unit = unitWord(figureOf(name).unit);
  return unit === '' ? String(value) : `${value} ${unit}`;
}

/** A refusal of the rules in words: the API names figures by their names, people by their labels. */
export function refusalWords({ code, data }: Pick<RequestFailure, 'code' | 'data'>): string {
  const named = Object.entries(data).map(([key, value]) => [
    key,
    typeof value === 'string' && isRuleName(value) ? ruleLabel(value) : value,
  ]);
  return textOfCode(code, Object.fromEntries(named), code);
}
