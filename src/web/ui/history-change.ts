/** Audit rows in words, for every history tab. */
import { z } from 'zod';
import { t } from '#web/ui/words.ts';

const side = z.record(z.string(), z.unknown()).catch({});

/** What an audit row tells of one side, by field; nothing where there was none. */
export function sideOf(json: string | null): Readonly<Record<string, unknown>> {
  return json === null ? {} : side.parse(JSON.parse(json));
}

/** One field's change in words: 将… 由…改为…. `null`: it was, or is, empty. Answers nothing when both are the same. */
export function changeWords(field: string, before: string | null, after: string | null): string[] {
  if (before === after) return [];
  if (after === null) return [t('history.cleared', { field, before: before ?? '' })];
  return [before === null ? t('history.set', { field, after }) : t('history.change', { field, before, after })];
}
