/** What stands in a field for a day. */
import type { FormRule } from 'antd';
import { readTypedDay } from '#core/platform/typed-day.ts';
import { today } from '#web/ui/instant.ts';
import { t } from '#web/ui/words.ts';

/** The ISO day; null where nothing is typed, undefined where no day can be read. */
export function dayTyped(typed: string | null | undefined): string | null | undefined {
  if (typed === null || typed === undefined || typed.trim() === '') return null;
  return readTypedDay(typed) ?? undefined;
}

/** How days can be typed, in words. */
export const dayUnread = (): string => t('day.unread', { year: today().slice(0, 4) });

/** For a field of a form that is looked at when it is left (validateTrigger onBlur): a day that can be read. `missing`: words where there must be one; `latest`: the last day that may be, with words for later ones. */
export function dayRule({
  missing,
  latest,
}: { readonly missing?: string; readonly latest?: readonly [day: string, late: string] } = {}): FormRule {
  return {
    validator: (_rule: unknown, typed: string | null | undefined) => {
      const day = dayTyped(typed);
      const wrong =
        day === undefined ? dayUnread() : day === null ? missing : latest !== undefined && day > latest[0] ? latest[1] : undefined;
      return wrong === undefined ? Promise.resolve() : Promise.reject(new Error(wrong));
    },
  };
}
