/** What tasks that become one say, and what of it the whole does not take, in words. */
import type { ChangedRole, MergedField, SaidValue } from '#core/ledger/adjust/merged-fields.ts';
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

/** “市水利局”：责任（1-2.1）、配合（1-2.3），合并后为责任. */
export function changedRoleWords({ unit, said, role }: ChangedRole): string {
  const roles = said.map((one) => t('adjustment.merge.said', { value: t(`role.${one.role}`), codes: one.codes.join('、') })).join('、');
  return role === null
    ? t('adjustment.merge.roles.gone', { unit, roles })
    : t('adjustment.merge.roles.one', { unit, roles, role: t(`role.${role}`) });
}

function shown(field: MergedField, value: TaskValue): string {
  return valueShown(field, value, (code, fallback) => textOfCode(code, {}, fallback));
}
