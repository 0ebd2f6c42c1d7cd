/** What a list's workbook that comes back comes to, in words. */
import type { mergeListSheet } from '#contract/ledger/list-sheet-endpoints.ts';
import { problemWords } from '#web/ledger/list/item-texts.ts';
import { t } from '#web/ledger/list/words.ts';
import type { Answer } from '#web/ui/call.ts';
import { dayWords, timeWords } from '#web/ui/day-words.ts';
import type { Language } from '#web/ui/language.ts';
import type { SheetSight } from '#web/ui/sheet/sheet-cells.ts';

export type Merged = Answer<typeof mergeListSheet>;
type Cell = Merged['changes'][number];

/** `nameOf`: code and title of an item; empty: not known here. */
export function sightOfList(merged: Merged, nameOf: (itemId: string) => string, language: Language): SheetSight {
  const { exported, errors, problems, added, missing, left, locked, changes, conflicts } = merged;
  const shown = ({ line, item, field, from, to }: Cell) => ({
    key: keyOfCell({ item, field }),
    place: String(line),
    item: nameOf(item),
    column: t(`list.cell.${field}`),
    from,
    to,
  });
  return {
    status: t('sheet.exported', {
      at: `${dayWords(exported.at, language)} ${timeWords(exported.at)}`,
      by: exported.by,
      rows: exported.rows,
    }),
    notes: [
      ...(added.length > 0 ? [t('sheet.note.added', { heads: added.join('、') })] : []),
      ...(missing.length > 0 ? [t('sheet.note.missing', { heads: missing.join('、') })] : []),
      ...(left > 0 ? [t('list.sheet.note.left', { count: left })] : []),
      ...(locked.length > 0
        ? [
            t('list.sheet.note.locked', {
              count: locked.length,
              where: locked
                .slice(0, 3)
                .map(({ line, column }) => t('sheet.place', { line, head: t(`list.sheet.${column}`) }))
                .join('、'),
            }),
          ]
        : []),
    ],
    wrong: [
      ...errors.map((error) => ({ line: error.line, item: '', column: '', what: rowWords(error) })),
      ...problems.map(({ line, item, field, code, inCell, printed, limit }) => ({
        line,
        item: nameOf(item),
        column: t(`list.cell.${field}`),
        what: problemWords(
          {
            code,
            ...(inCell === undefined ? {} : { line: inCell }),
            ...(printed === undefined ? {} : { printed }),
            ...(limit === undefined ? {} : { limit }),
          },
          field,
          inCell !== undefined,
        ),
      })),
    ]
      .toSorted((a, b) => a.line - b.line)
      .map(({ line, ...row }) => ({ ...row, place: String(line) })),
    wrongTitle: t('list.sheet.wrong', { count: errors.length + problems.length }),
    allOrNothing: true,
    conflicts: conflicts.map((cell) => ({
      ...shown(cell),
      where: t('sheet.place', { line: cell.line, head: t(`list.cell.${cell.field}`) }),
      exported: cell.exported,
    })),
    changes: changes.map(shown),
  };
}

export function keyOfCell({ item, field }: Pick<Cell, 'item' | 'field'>): string {
  return `${item} ${field}`;
}

function rowWords({ code, other = 0, cell = '' }: Merged['errors'][number]): string {
  if (code === 'row-twice') return t('sheet.error.row-twice', { other });
  return code === 'cell-merged' ? t('sheet.error.cell-merged', { cell }) : t(`list.sheet.error.${code}`);
}
