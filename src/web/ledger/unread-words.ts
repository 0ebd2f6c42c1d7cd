/** What of an address the ledger did not understand, in the words of the page. */
import { taskFilterSchema } from '#contract/ledger/task-endpoints.ts';
import { isTooShort } from '#core/platform/search-words.ts';
import { fieldLabels } from '#web/ledger/filter-fields.ts';
import type { FilterField } from '#web/ledger/ledger-address.ts';
import { t, type MessageKey } from '#web/ledger/words.ts';
import type { Unread } from '#web/ui/address.ts';
import { maxLengthOf } from '#web/ui/limits.ts';

const longestText = maxLengthOf(taskFilterSchema, 'text');
const others: ReadonlyMap<string, MessageKey> = new Map([
  ['sort', 'ledger.unread.sort'],
  ['group', 'ledger.group'],
  ['task', 'ledger.unread.task'],
] as const);

/** Why a search was left out: what was typed is no riddle. null: its field and value say enough. */
export function whyUnread({ name, values: [text = ''] }: Unread): string | null {
  if (name !== 'text') return null;
  if (text.trim().length > longestText) return t('search.unread.long', { limit: longestText });
  return isTooShort(text) ? t('search.unread', { text }) : null;
}

/** What the page calls a field of its address; null: it has no such field. */
export function unreadField(name: string): string | null {
  const label = isFilter(name) ? fieldLabels[name] : others.get(name);
  return label === undefined ? null : t(label);
}

function isFilter(name: string): name is FilterField {
  return Object.hasOwn(fieldLabels, name);
}
