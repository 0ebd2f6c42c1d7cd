/** A change of the own login in one line. */
import type { Me } from '#contract/access/me.ts';
import { instant } from '#web/ui/instant.ts';
import { textOfCode } from '#web/ui/language.ts';
import { t } from '#web/session/frame-words.ts';

/** When, what, and from where; or by whom, when it was somebody else. */
export function noticeWords({ act, at, byOther, address }: Me['notices'][number]): string {
  const words = { at: instant(at), act: textOfCode(`notice.act.${act}`, {}, act) };
  return byOther === null
    ? t('notice.own', { ...words, address: address ?? t('shell.none') })
    : t('notice.other', { ...words, by: byOther });
}
