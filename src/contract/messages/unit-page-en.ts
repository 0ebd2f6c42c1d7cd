import type { unitPageZh } from '#contract/messages/unit-page-zh.ts';

/** What the page of units says, in English. */
export const unitPageEn = {
  'unit.picker.placeholder': 'Choose a unit: name, short name or pinyin initials',
  'unit.picker.loading': 'Reading units…',
  'unit.picker.none': 'No such unit. Add it on the page “Units”',
  'unit.ended': 'Ended',
  'unit.merged-name': '{from} (merged into {into})',
  'unit-not-found': 'There is no such unit; it may have been removed. Refresh the page',
  'unit-changed': '“{name}” has just been changed by somebody else. Look at it as it is now, then change it',
  'unit-name-taken': '“{name}” is already a name of “{unit}”. Choose another, change that unit, or merge the two if they are one body',
  'unit-name-open-list': '“{name}” names nobody in particular. Write one unit’s name',
  'unit-parent-invalid': 'That unit cannot stand above: it is the unit itself, below it, or has ended. Choose another',
  'unit-housed-invalid': 'A unit cannot be housed at itself. Choose another',
  'unit-code-taken': 'Code {code} is already that of “{unit}”. Please check',
  'unit-code-invalid': 'Code {code} does not fit: six digits for counties and cities, nine for townships; other units have none',
  'unit-date-invalid': 'The date {date} does not fit: not before the unit or its present name began, and a renaming not after today',
  'unit-has-members': 'It still has {count} members, so it cannot become a kind without members. Change its members first',
  'unit-aliases-full': '“{name}” has {limit} aliases already. Remove some first',
  'unit-ended': '“{name}” has ended and cannot be changed in this way',
  'unit-has-children': '{count} units still stand below “{name}”. Move them or end them first',
  'unit-merge-self': 'Choose another unit than this one itself',
  'unit-not-group': '“{name}” is no group and has no members',
  'table-unreadable': 'This file cannot be read. Use an xlsx workbook, or CSV in UTF-8 or GB18030',
  'table-too-large': 'The table is too large; the limit is {limit}. Import it in parts',
  'table-empty': 'The table is empty. Fill in the template from line 2 on',
} as const satisfies Record<keyof typeof unitPageZh, string>;
