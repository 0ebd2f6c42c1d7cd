/** A change of the own login in one line. */
import type { Me } from '#contract/access/me.ts';
import { instant } from '#web/ui/instant.ts';
import { textOfCode } from '#web/ui/language.ts';
import { t } from '#web/session/frame-words.ts';

/** When, what, and from where; or by whom, when it was somebody else. */
export function noticeWords({ act, at, byOther, address, deputy }: Me['notices'][number]): string {
  const words = { at: instant(at), act: textOfCode(`notice.act.${act}`, {}, act) };
  if (deputy !== null) {
    const told = { ...words, deputy: deputyWords(deputy) };
    return byOther === null ? t('notice.deputy.own', told) : t('notice.deputy.other', { ...told, by: byOther });
  }
  return byOther === null
    ? t('notice.own', { ...words, address: address ?? t('shell.none') })
    : t('notice.other', { ...words, by: byOther });
}

/** Who stands in for whom, in which post and when. */
function deputyWords({
  name,
  holder,
  role,
  unitName,
  firstDay: first,
  lastDay: last,
}: NonNullable<Me['notices'][number]['deputy']>): string {
  const words = { name, holder, role: t(`post-role.${role}`), first, last };
  return unitName === null ? t('notice.deputy.no-unit', words) : t('notice.deputy', { ...words, unit: unitName });
}
