/** A deputy's days in words, and what was typed of them. */
import { checkDeputyDays, type Days } from '#core/account/deputy.ts';
import { dayTyped, dayUnread } from '#web/ui/day-typed.ts';
import { textOfCode } from '#web/ui/language.ts';
import { t } from '#web/account/words.ts';

/** 2026-12-01至2026-12-07. */
export const daysWords = ({ firstDay: first, lastDay: last }: Days): string => t('deputies.days', { first, last });

/** The days that were typed, or, in words, why they cannot be: by the rule that the server has. `others`: of deputies of the same post. */
export function daysTyped(
  first: string,
  last: string,
  others: readonly (Days & { readonly name: string })[],
  today: string,
): { readonly days: Days; readonly problem: null } | { readonly days: null; readonly problem: string } {
  const [firstDay, lastDay] = [dayTyped(first), dayTyped(last)];
  if (firstDay === undefined || lastDay === undefined) return { days: null, problem: dayUnread() };
  if (firstDay === null || lastDay === null) return { days: null, problem: textOfCode('deputy-days', {}, 'deputy-days') };
  const refusal = checkDeputyDays({ firstDay, lastDay }, others, today);
  if (refusal !== null) return { days: null, problem: textOfCode(refusal.code, refusal.data, refusal.code) };
  return { days: { firstDay, lastDay }, problem: null };
}
