/** What the search says of a task that ended, to whoever looks for its code. */
import type { EndedTask } from '#contract/ledger/search-endpoints.ts';
import { t } from '#web/ledger/words.ts';

/** 1-2.2.3 已并入 1-2.2.17. */
export function endedWords({ code, end, into }: EndedTask): string {
  return t(`search.ended.${end}`, { code, into: into.length === 0 ? t('search.ended.others') : into.map((one) => one.code).join('、') });
}

/** The one task that stands in its place, or itself, which says what became of it. */
export function leadsTo({ id, into: [only, ...others] }: EndedTask): string {
  return only === undefined || others.length > 0 ? id : only.id;
}
