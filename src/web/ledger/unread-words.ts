/** What of an address the ledger did not understand, in the words of the page. */
import { taskFilterSchema } from '#contract/ledger/task-endpoints.ts';
import { isTooShort } from '#core/platform/search-words.ts';
import { fieldLabels } from '#web/ledger/filter-fields.ts';
import { t } from '#web/ledger/words.ts';
import type { Unread } from '#web/ui/address.ts';
import { namesOf } from '#web/ui/field-names.ts';
import { maxLengthOf } from '#web/ui/limits.ts';

const longestText = maxLengthOf(taskFilterSchema, 'text');

/** Why a search was left out: what was typed is no riddle. null: its field and value say enough. */
export function whyUnread({ name, values: [text = ''] }: Unread): string | null {
  if (name !== 'text') return null;
  if (text.trim().length > longestText) return t('search.unread.long', { limit: longestText });
  return isTooShort(text) ? t('search.unread', { text }) : null;
}

/** What the page calls a field of its address; null: it has no such field. */
export const unreadField = namesOf({ ...fieldLabels, sort: 'ledger.unread.sort', group: 'ledger.group', task: 'ledger.unread.task' }, t);

/** The same of the registers, and of the lists of open units. */
export const unreadOfRegister = namesOf({ kind: 'register.column.kind', find: 'shell.unread.find', object: 'register.title' }, t);
export const unreadOfOpenLists = namesOf({ tab: 'shell.unread.tab' }, t);
