import { t } from '#web/ledger/list/words.ts';

/** A list with its year before it, unless its name says the year itself. */
export function listTitle({ year, name }: { readonly year: number; readonly name: string }): string {
  return name.includes(String(year)) ? name : `${t('list.year', { year })} ${name}`;
}
