/** What the page of units calls the fields of its address. */
import { namesOf } from '#web/ui/field-names.ts';
import { t } from '#web/unit/words.ts';

export const unreadField = namesOf(
  { find: 'shell.unread.find', ended: 'unit.ended', unchecked: 'unit.unchecked', unit: 'unit.title', tab: 'shell.unread.tab' },
  t,
);
