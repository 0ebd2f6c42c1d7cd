/** The rows of a list as its workbook shows them, for leaving and for coming back alike. */
import { adjustmentZh } from '#contract/ledger/adjustment-zh.ts';
import { listZh } from '#contract/ledger/list-zh.ts';
import { listColumns, shownColumns, type ListColumn } from '#contract/ledger/list-sheet-endpoints.ts';
import type { ListItemRow } from '#contract/ledger/list-item-endpoints.ts';
import { zh as planZh } from '#contract/plan/zh.ts';
import { cellValue, writeCell, type CellField, type ItemCells } from '#core/ledger/list/item-cell.ts';
import type { SheetValues } from '#core/platform/sheet/merge-sheet.ts';
import type { SheetHead } from '#core/platform/sheet/read-returned.ts';
import type { WrittenItems } from '#server/ledger/list/item-rows.ts';

const zh = { ...planZh, ...adjustmentZh, ...listZh };
const shown: ReadonlySet<string> = new Set(shownColumns);

const numberHeader = zh['export.column.number'];
export const revisionHeader = zh['export.column.revision'];
export const ownHeads = { id: zh['export.column.id'], beside: [numberHeader, revisionHeader] } as const;

function isShown(column: ListColumn): column is (typeof shownColumns)[number] {
  return shown.has(column);
}

export const listHeads: readonly SheetHead[] = listColumns.map((column) => ({
  key: column,
  header: isShown(column) ? zh[`list.sheet.${column}`] : zh[`list.cell.${column}`],
  locked: isShown(column),
}));

export interface ListSheetRow {
  readonly id: string;
  readonly revision: number;
  readonly planId: string;
  readonly values: SheetValues;
}

/** A list's items as rows, in its order. */
export function listSheetRows({ items, units }: WrittenItems): readonly ListSheetRow[] {
  // Written by item-rows.ts, which its endpoint answers as they are.
  const rows = items.map((json) => JSON.parse(json) as ListItemRow);
  const names = new Map(
    units.map((json) => JSON.parse(json) as { readonly id: string; readonly name: string }).map(({ id, name }) => [id, name]),
  );
  const nameOf = (unit: string): string => names.get(unit) ?? '';
  return rows.map((row) => ({
    id: row.id,
    revision: row.revision,
    planId: row.task.planId,
    values: new Map(
      listColumns.map((column) => [column, isShown(column) ? shownText(row, column, nameOf) : cellText(row, column, nameOf)]),
    ),
  }));
}

function cellText(row: ListItemRow, field: CellField, nameOf: (unit: string) => string): string {
  const { goal = null, start = null, plannedStart = null, cityLeader = null } = row;
  const cells: ItemCells = { ...row, goal, start, plannedStart, cityLeader };
  return writeCell(cellValue(field, cells), { nameOf });
}

function shownText({ task, code, child }: ListItemRow, column: (typeof shownColumns)[number], nameOf: (unit: string) => string): string {
  switch (column) {
    case 'code':
      return code ?? task.code;
    case 'chapter':
      return `${task.path} ${task.chapter}`.trim();
    case 'title':
      return child?.title ?? task.text ?? task.title;
    case 'lead':
      return task.lead ?? '';
    case 'kind':
      return zh[`kind.${task.kind}`];
    case 'others':
      return task.answering
        .filter(({ role }) => role !== 'lead')
        .map(({ text, units, ownPart, open }) => {
          const members = units.map(nameOf).filter((name) => name !== '' && name !== text);
          const meant = open === true ? zh['list.sheet.open'] : members.join('、');
          const said = [meant, ownPart ?? ''].filter((part) => part !== '').join('；');
          return said === '' ? text : `${text}（${said}）`;
        })
        .join('、');
  }
}
