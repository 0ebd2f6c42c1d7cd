/** What is said while units are imported, English. */
import type { importZh } from '#contract/unit/import-zh.ts';

export const importEn: Readonly<Record<keyof typeof importZh, string>> = {
  'unit-import.no-rows': 'The table holds no unit. Fill in the template from row 2 on',
  'unit-import.too-many-rows':
    'The table has {rows, plural, one {# row} other {# rows}}; at most {limit, number} can be imported at once. Split it into several files',
  'unit-import.header-missing': 'Row 1 lacks the column “{column}”. Use the heads of the template',
  'unit-import.header-twice': 'The column “{column}” stands twice. Delete one',
  'unit-import.header-unknown': 'Unknown head “{column}” in column {at}. Use the heads of the template, or delete the column',
  'unit-import.header-blank': 'Column {column} holds text but has no head. Add the head, or delete the column',
  'unit-import.cell-too-long':
    'This cell holds {length, plural, one {# character} other {# characters}}; at most {limit, number}. Shorten it',
  'unit-import.name-missing': 'The full name is missing',
  'unit-import.name-too-short': 'The name “{name}” is too short: two characters at least',
  'unit-import.too-many-aliases':
    '{count, plural, one {# alias} other {# aliases}}; at most {limit, number}. Delete those that nobody uses',
  'unit-import.name-open-list': '“{name}” means a group, not one unit',
  'unit-import.name-twice': 'The name “{name}” stands in row {other} too. No two units have one name at the same time',
  'unit-import.merged':
    '“{name}” was merged into “{into}”: an import neither changes nor revives it. Drop this row; if it is a body of its own after all, add it under another full name',
  'unit-import.name-taken': 'The name “{name}” is already one of “{unit}”. Choose another, or edit that unit',
  'unit-import.unit-ambiguous': 'Several units are called “{name}”. Fill in the days from and to, to say which',
  'unit-import.unit-twice': '“{name}” is the same unit as in row {other}. Make them one row',
  'unit-import.kind-missing': 'The kind is missing',
  'unit-import.kind-unknown': 'Unknown kind “{text}”. Choose one that the template lists',
  'unit-import.parent-unknown': 'No unit above of the name “{name}”, in the table or among the existing units',
  'unit-import.parent-ambiguous':
    '{count, plural, one {# unit is} other {# units are}} called “{name}”. Write the full name of the one above',
  'unit-import.parent-self': 'The unit is given as the one above itself',
  'unit-import.parent-cycle': 'The unit above, “{name}”, stands below this one: a circle. Check who stands above whom',
  'unit-import.housed-unknown': 'No unit to be housed at of the name “{name}”, in the table or among the existing units',
  'unit-import.housed-ambiguous':
    '{count, plural, one {# unit is} other {# units are}} called “{name}”. Write the full name of the one that houses it',
  'unit-import.housed-self': 'The unit is given as housed at itself',
  'unit-import.code-malformed': 'The administrative code “{code}” is wrong: six digits for counties and cities, nine for townships',
  'unit-import.code-kind': 'Units of this kind have no administrative code; delete “{code}”. Only counties, townships and cities have one',
  'unit-import.code-province': 'The code “{code}” is not of this province (whose codes begin with {province}). Check it',
  'unit-import.code-twice': 'The code “{code}” stands in row {other} too',
  'unit-import.code-taken': 'The code “{code}” is already the one of “{unit}”',
  'unit-import.position-malformed': 'The position “{text}” is no whole number from 0 to 999999',
  'unit-import.date-unreadable': 'The day “{text}” cannot be read. Write it like 2024-03-01',
  'unit-import.period-empty': 'The end {to} is not after the begin {from}',
  'unit.import.way': 'Fill in the template, or change the table of the units that there are:',
  'unit.import.template': 'Template',
  'unit.import.current': 'Present units',
  'unit.import.choose': 'Choose a file, or drop it here',
  'unit.import.formats': 'xlsx, or CSV in UTF-8 or GB18030; at most 5 MB and 5,000 rows',
  'unit.import.again': 'Another file',
  'unit.import.reading': 'Checking…',
  'unit.import.nothing-yet': 'Nothing is stored before you import',
  'unit.import.go': 'Import {count, plural, one {# change} other {# changes}}',
  'unit.import.go.none': 'Import',
  'unit.import.close': 'Done',
  'unit.import.sum': '{added, number} new, {changed, number} changed, {unchanged, number} as before',
  'unit.import.row': 'Row',
  'unit.import.column': 'Column',
  'unit.import.what': 'Does',
  'unit.import.adds': 'adds',
  'unit.import.changes': 'changes',
  'unit.import.fields': 'Columns changed',
  'unit.import.error': 'What is wrong, and the way out',
  'unit.import.wrong':
    '{errors, plural, one {# error} other {# errors}} in {rows, plural, one {# row} other {# rows}}; nothing was stored. Mend the file and choose it again',
  'unit.import.done': 'Imported: {added, number} new, {changed, number} changed',
  'unit.import.undo':
    'The trail of each unit keeps what was there before. To go back, put the table as it was and import it again; end units that are too many.',
};
