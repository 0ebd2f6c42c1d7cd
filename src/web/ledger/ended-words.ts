/** What the search and the list say of a task that ended. */
import type { EndedTask } from '#contract/ledger/search-endpoints.ts';
import type { TaskRow } from '#contract/ledger/task-endpoints.ts';
import { today } from '#web/ui/instant.ts';
import { t } from '#web/ledger/words.ts';

/** 1-2.2.3 已并入 1-2.2.17. */
export function endedWords({ code, end, into }: EndedTask): string {
  return t(`search.ended.${end}`, { code, into: into.length === 0 ? t('search.ended.others') : into.map((one) => one.code).join('、') });
}

/** In a list of such: 2026-03-05 已并入 1-2.2.17. */
export function rowEndWords({ end, at, into }: NonNullable<TaskRow['ended']>): string {
  return t(`ledger.ended.${end}`, { day: today(new Date(at)), into: into.length === 0 ? t('search.ended.others') : into.join('、') });
}

/** The one task that stands in its place, or itself, which says what became of it. */
export function leadsTo({ id, into: [only, ...others] }: EndedTask): string {
  return only === undefined || others.length > 0 ? id : only.id;
}
