/** Messages of units (单位), English: many that are checked, or were made by mistake. */
import type { checkZh } from '#contract/unit/check-zh.ts';

export const checkEn: Readonly<Record<keyof typeof checkZh, string>> = {
  'unit.check.many.title': 'Check names of units',
  'unit.check.many.note':
    'These names are as printed or filled in, and were not compared with an official list. Those that are ticked are said to be right; what was made by mistake and is not used yet can be removed.',
  'unit.check.many.all': 'All {count, number}',
  'unit.check.many.choose': 'Choose “{name}”',
  'unit.check.many.open': 'Open',
  'unit.check.many.chosen': '{count, number} chosen',
  'unit.check.many.go': '{count, plural, one {# is right} other {# are right}}',
  'unit.check.many.done': '{count, plural, one {# unit} other {# units}} checked',
  'unit.check.many.undone': 'Not checked again',
  'unit.remove': 'Remove…',
  'unit.remove.title': 'Remove {count, plural, one {# unit} other {# units}}?',
  'unit.remove.text':
    'Only units that no people, units below and tasks use yet can be removed. Printed names that were matched with them are open again; the trail keeps the removal.',
  'unit.remove.go': 'Remove',
  'unit.removed': '{count, plural, one {# unit} other {# units}} removed',
};
