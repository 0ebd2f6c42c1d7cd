/** One field's change in words: 将… 由…改为…. */
import { t } from '#web/ui/words.ts';

/** `null`: it was, or is, empty. Answers nothing when both are the same. */
export function changeWords(field: string, before: string | null, after: string | null): string[] {
  if (before === after) return [];
  if (after === null) return [t('history.cleared', { field, before: before ?? '' })];
  return [before === null ? t('history.set', { field, after }) : t('history.change', { field, before, after })];
}
