/** What tasks that become one say, and what of it the whole does not take, in words. */
import type { MergedField, SaidValue } from '#core/ledger/adjust/merged-fields.ts';
import type { TaskValue } from '#core/ledger/correct-tasks.ts';
import { valueShown } from '#web/ledger/correction-form.ts';
import { t } from '#web/ledger/words.ts';
import { textOfCode } from '#web/ui/language.ts';

/** A value with the tasks that say it. */
export function saidWords({ field, value, codes }: Pick<SaidValue, 'field' | 'value' | 'codes'>): string {
  return t('adjustment.merge.said', { value: shown(field, value), codes: codes.join('、') });
}

/** What was left, for the notice and the history: 时限“2026年底前”. */
export function leftWords(left: readonly { readonly field: MergedField; readonly value: TaskValue }[]): string {
  return left
    .map(({ field, value }) => t('adjustment.merge.left', { field: t(`correction.field.${field}`), value: shown(field, value) }))
    .join('、');
}

function shown(field: MergedField, value: TaskValue): string {
  return valueShown(field, value, (code, fallback) => textOfCode(code, {}, fallback));
}
