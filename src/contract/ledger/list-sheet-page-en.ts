/** What the page of a list says of its workbook, English. */
import type { listSheetPageZh } from '#contract/ledger/list-sheet-page-zh.ts';

export const listSheetPageEn = {
  'list.sheet': 'Import / export',
  'list.sheet.out.xlsx': 'Export xlsx (to fill in and bring back)',
  'list.sheet.out.csv': 'Export CSV',
  'list.sheet.out.done': 'Exported',
  'list.sheet.in': 'Bring back a filled-in xlsx',
  'list.sheet.in.way':
    'Choose the workbook that was exported from this list and filled in. You see what it would change before anything is written; cells that others changed meanwhile are asked one by one.',
  'list.sheet.in.done': '{count, plural, one {# cell} other {# cells}} filled in and being saved; Ctrl Z takes them back together',
  'list.sheet.note.left': '{count, plural, one {# item is} other {# items are}} missing from the file and stay as they are',
  'list.sheet.note.locked': 'What the plan says cannot be changed here; not written: {count, number}, {where}',
  'list.sheet.wrong':
    '{count, plural, one {# place} other {# places}} cannot be written. Mend the file and choose it again, or export anew',
  'list.sheet.error.row-without-id': 'This row was added and belongs to no item. To add items, use “Add tasks” in the list',
  'list.sheet.error.row-foreign': 'This row was not exported. Do not paste whole rows from another file',
  'list.sheet.error.row-gone': 'This item was taken out of the list. Remove the row, or put the item back first',
} as const satisfies Record<keyof typeof listSheetPageZh, string>;
