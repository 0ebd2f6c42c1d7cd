/** What the page of people calls the fields of its address. */
import { t } from '#web/account/words.ts';
import { namesOf } from '#web/ui/field-names.ts';

export const unreadField = namesOf(
  {
    find: 'shell.unread.find',
    role: 'people.column.posts',
    class: 'people.field.class',
    state: 'people.column.state',
    unit: 'people.column.unit',
    person: 'people.title',
  },
  t,
);
