import type { ListDetail } from '#web/ledger/list/list-data.ts';
import { t } from '#web/ledger/list/words.ts';

/** Why nobody can type into a list. */
export function readOnlyWords({ state }: Pick<ListDetail, 'state'>): string {
  const why = state === 'approved' || state === 'issued' || state === 'closed' ? state : 'reader';
  return t(`list.read-only.${why}`);
}
