/** The job of the pool that holds a list's sheet that came back against what left and what stands: a quarter of a million cells. */
import { promisify } from 'node:util';
import { zstdDecompress } from 'node:zlib';
import { mostNamed, mostReturned, mostReturnedText, shownColumns } from '#contract/ledger/list-sheet-endpoints.ts';
import type * as contract from '#contract/ledger/list-sheet-endpoints.ts';
import { failure, success, type Outcome } from '#core/failure.ts';
import { checkReturned } from '#core/ledger/list/check-returned.ts';
import { cellFields, longestCell, type CellField } from '#core/ledger/list/item-cell.ts';
import { inShort } from '#core/platform/printed-words.ts';
import { mergeSheet } from '#core/platform/sheet/merge-sheet.ts';
import { readReturned, type ReturnedSheet, type SheetRefusal } from '#core/platform/sheet/read-returned.ts';
import type { WrittenItems } from '#server/ledger/list/item-rows.ts';
import { listHeads, listSheetRows, ownHeads } from '#server/ledger/list/list-sheet.ts';
import type { AnswerOf } from '#server/platform/http/route.ts';
import { readCsv } from '#server/platform/read-csv.ts';
import type { ReadTable } from '#server/platform/read-table.ts';

const unpack = promisify(zstdDecompress);

/** Some rows more than a list may have, for what people write below and above. */
export const sheetLimits = { megabytes: 10, rows: 6000, columns: 60 } as const;

type Answer = AnswerOf<typeof contract.mergeListSheet>;

export interface SheetToMerge {
  readonly year: number;
  readonly revision: number;
  readonly exported: Answer['exported'];
  /** What left, as the export kept it: CSV, packed. */
  readonly content: Uint8Array;
  readonly current: WrittenItems;
  readonly table: Pick<ReadTable, 'rows' | 'merged'>;
  /** The units of today by each of their names. */
  readonly units: readonly { readonly id: string; readonly name: string }[];
}

/** Answers what the endpoint answers, as JSON. `sheet-unknown`: it left with other heads than a list has now. */
export async function mergeReturned({
  year,
  revision,
  exported: told,
  content,
  current: written,
  table,
  units,
}: SheetToMerge): Promise<Outcome<string, SheetRefusal | 'sheet-unknown' | 'sheet-too-many'>> {
  const returned = readReturned(table.rows, listHeads, ownHeads, table.merged);
  if (!returned.ok) return returned;
  const exported = await exportedRows(content);
  if (exported === undefined) return failure('sheet-unknown');
  const current = new Map(listSheetRows(written).map(({ id, values }) => [id, values]));
  const merge = mergeSheet(listHeads, exported, current, returned.value);
  const count = merge.changes.length + merge.conflicts.length;
  if (count > mostReturned) return failure('sheet-too-many', { what: 'cells', limit: mostReturned, count });

  const asTyped = <T extends { readonly id: string; readonly column: string }>({ id, column, ...rest }: T) => ({
    ...rest,
    item: id,
    field: fieldOf(column),
  });
  const [changes, conflicts] = [merge.changes.map(asTyped), merge.conflicts.map(asTyped)];
  const byName = Map.groupBy(units, ({ name }) => name);
  const problems = checkReturned([...changes, ...conflicts], {
    year,
    unitsCalled: (name) => [...new Set((byName.get(name) ?? []).map(({ id }) => id))],
    // Read, not written.
    nameOf: () => '',
  });
  // A problem tells of a text that no cell may have, and does not repeat it.
  const isCell = ({ to }: { readonly to: string }): boolean => to.length <= longestCell;
  const [readable, asked] = [changes.filter(isCell), conflicts.filter(isCell)];
  const text = [...readable, ...asked].reduce((sum, { from, to }) => sum + from.length + to.length, 0);
  if (text > mostReturnedText) return failure('sheet-too-many', { what: 'text', limit: mostReturnedText, count: text });
  const answer: Answer = {
    revision,
    exported: told,
    changes: readable,
    conflicts: asked,
    errors: merge.errors.slice(0, mostNamed),
    problems: [...problems],
    locked: merge.locked
      .slice(0, mostNamed)
      .map(({ line, column, from, to }) => ({ line, column: shownOf(column), from: inShort(from), to: inShort(to) })),
    totals: { errors: merge.errors.length, locked: merge.locked.length },
    added: [...returned.value.added],
    missing: [...returned.value.missing],
    left: merge.left.length,
  };
  return success(JSON.stringify(answer));
}

function fieldOf(column: string): CellField {
  const field = cellFields.find((one) => one === column);
  if (field === undefined) throw new Error(`${column} is no cell`);
  return field;
}

function shownOf(column: string): (typeof shownColumns)[number] {
  const found = shownColumns.find((one) => one === column);
  if (found === undefined) throw new Error(`${column} is not shown`);
  return found;
}

/** What left, by the ids of its rows: kept as the CSV that exportOutput made. Undefined: it has heads of an earlier version of the program. */
async function exportedRows(content: Uint8Array): Promise<ReadonlyMap<string, ReturnedSheet['rows'][number]['values']> | undefined> {
  const rows = readCsv((await unpack(content)).toString(), sheetLimits);
  if (!rows.ok) throw new Error('what an export kept is no table');
  const sheet = readReturned(rows.value, listHeads, ownHeads);
  return sheet.ok ? new Map(sheet.value.rows.map(({ id, values }) => [id, values])) : undefined;
}
