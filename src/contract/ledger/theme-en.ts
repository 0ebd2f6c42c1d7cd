/** Messages of the ledger (台账), English: themes and principles. */
import type { themeZh } from '#contract/ledger/theme-zh.ts';

export const themeEn: Readonly<Record<keyof typeof themeZh, string>> = {
  'theme-not-found': 'There is no such theme; it may have been removed. Refresh and look again',
  'theme-changed': 'The theme “{name}” was changed by somebody else just now. Refresh and do it again',
  'theme-name-taken': 'There is a theme named “{name}” already. Choose another name',
  'theme-in-use':
    'The theme “{name}” still has {tasks, plural, one {# task. Take it out of it} other {# tasks. Take them out of it}}, then remove it',
  'theme.title': 'Themes',
  'theme.note': 'A cut across chapters. Select tasks in the ledger and add them to a theme.',
  'theme.add': 'New theme',
  'theme.name': 'Name',
  'theme.name.placeholder': 'Name of the theme',
  'theme.note.placeholder': 'Note (optional)',
  'theme.edit': 'Edit',
  'theme.remove': 'Delete',
  'theme.remove.ask': 'Delete the theme “{name}”?',
  'theme.remove.in-use': 'It has {count, plural, one {# task: take it} other {# tasks: take them}} out first',
  'theme.added': 'Theme “{name}” added',
  'theme.saved': 'Saved',
  'theme.removed': 'Deleted',
  'theme.empty.title': 'No theme yet',
  'theme.empty.text': 'Name what should be seen together across chapters, then add tasks in the ledger.',
  'principle.title': 'Principles',
  'principle.note': 'Principles of published plans; link them in a task’s “Principles” tab.',
  'principle.empty': 'No principle was found in the published plans.',
  'principle.tasks': '{count, plural, =0 {no linked tasks} one {# linked task} other {# linked tasks}}',
  'principle.open': 'See the text',
};
