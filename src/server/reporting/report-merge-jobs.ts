/** The job of the pool that holds a workbook of reports that came back against what left and what stands. */
import { promisify } from 'node:util';
import { zstdDecompress } from 'node:zlib';
import type { Report } from '#contract/reporting/endpoints.ts';
import { mostNamedInReports } from '#contract/reporting/sheet-endpoints.ts';
import type * as contract from '#contract/reporting/sheet-endpoints.ts';
import { failure, success, type Outcome } from '#core/failure.ts';
import { inShort } from '#core/platform/printed-words.ts';
import { mergeSheet, type SheetValues } from '#core/platform/sheet/merge-sheet.ts';
import { cellAddress, cleanCell, readReturned, type ReturnedRow, type ReturnedSheet } from '#core/platform/sheet/read-returned.ts';
import { cellContext, readReportCell, writeReportCell } from '#core/reporting/report-cell.ts';
import { contentFields } from '#core/reporting/report-content.ts';
import { isWritable } from '#core/reporting/report-state.ts';
import type { AnswerOf } from '#server/platform/http/route.ts';
import { readCsv } from '#server/platform/read-csv.ts';
import type { ReadTable } from '#server/platform/read-table.ts';
import { codeHeads, fieldOf, ownHeads, reportHeads, reportValues, shownOf } from '#server/reporting/report-sheet.ts';

const unpack = promisify(zstdDecompress);

/** More rows than a unit reports, for what people write below and above. */
export const reportSheetLimits = { megabytes: 10, rows: 2000, columns: 60 } as const;

type Answer = AnswerOf<typeof contract.mergeReportSheet>;
type RowError = Answer['errors'][number];
type Refusal =
  | 'report-sheet-unknown'
  | 'report-sheet-of-other-period'
  | 'report-sheet-of-other-unit'
  | 'report-sheet-no-codes'
  | 'sheet-no-heads'
  | 'sheet-head-changed'
  | 'sheet-head-twice';

export interface ReportsToMerge {
  readonly period: string;
  /** Null: the file does not say which export it is. */
  readonly exported: Answer['exported'];
  /** What left, as the export kept it: CSV, packed. */
  readonly content: Uint8Array | null;
  readonly current: readonly Report[];
  readonly table: Pick<ReadTable, 'rows' | 'merged'>;
}

/** Answers what the endpoint answers, as JSON. */
export async function mergeReturnedReports({
  period,
  exported: told,
  content,
  current,
  table,
}: ReportsToMerge): Promise<Outcome<string, Refusal>> {
  if (content === null) {
    const printed = printedPeriod(table.rows);
    if (printed !== undefined && printed !== period) return failure('report-sheet-of-other-period', { period: printed });
  }
  const found = readRows(table, current);
  if (!found.ok) return found;
  const { returned, errors: unknown } = found.value;
  const standing = new Map(current.map((report) => [report.id, reportValues(report)]));
  const left = content === null ? standing : await exportedRows(content);
  if (left === undefined) return failure('report-sheet-unknown');
  if (content === null ? returned.rows.every(({ id }) => !standing.has(id)) : ![...left.keys()].some((id) => standing.has(id)))
    return failure('report-sheet-of-other-unit', { period });
  const byId = new Map(current.map((report) => [report.id, report]));
  const rows = returned.rows.map((row) => asWrittenHere(row, left.get(row.id), byId.get(row.id)));
  const merge = mergeSheet(reportHeads, left, standing, { ...returned, rows });

  const asked = content === null ? [] : merge.conflicts;
  const cells = [
    ...merge.changes.map((change) => ({ ...change, exported: content === null ? null : undefined })),
    ...asked.map((conflict) => ({ ...conflict, exported: conflict.exported })),
  ];
  const changes: Answer['changes'] = [];
  const conflicts: Answer['conflicts'] = [];
  const problems: Answer['problems'] = [];
  const handedIn = new Set<number>();
  for (const { line, id, column, from, to, exported } of cells) {
    const report = byId.get(id);
    if (report === undefined) continue;
    const field = fieldOf(column);
    const place = { line, at: cellAddress(line - 1, returned.places.get(column) ?? 0), report: id, field };
    const read = readReportCell(field, to, cellContext(report));
    if (!isWritable(report.state)) handedIn.add(line);
    else if (!read.ok) problems.push({ ...place, ...read.problem });
    else if (exported === undefined) changes.push({ ...place, from, to });
    else conflicts.push({ ...place, from, to, exported });
  }
  const errors: RowError[] = [
    ...unknown,
    ...merge.errors,
    ...[...handedIn].map((line): RowError => ({ line, code: 'row-handed-in' })),
  ].toSorted((a, b) => a.line - b.line);
  const answer: Answer = {
    exported: told,
    changes,
    conflicts,
    errors: errors.slice(0, mostNamedInReports),
    problems: problems.slice(0, mostNamedInReports),
    locked: merge.locked
      .slice(0, mostNamedInReports)
      .map(({ line, column, from, to }) => ({ line, column: shownOf(column), from: inShort(from), to: inShort(to) })),
    totals: { errors: errors.length, problems: problems.length, locked: merge.locked.length },
    added: [...returned.added],
    missing: [...returned.missing],
    left: merge.left.length,
  };
  return success(JSON.stringify(answer));
}

/** As an export says it above its heads. */
function printedPeriod(rows: ReadTable['rows']): string | undefined {
  const above = rows.slice(0, 5).flat().join(' ');
  return /调度期[：:]\s*(\d{4}-(?:0[1-9]|1[0-2]|Q[1-4]))/u.exec(above)?.[1];
}

interface FoundRows {
  readonly returned: ReturnedSheet;
  /** Rows of which nobody knows what they are of. */
  readonly errors: readonly RowError[];
}

/** By the ids that left with them; where those are gone, by code and unit. */
function readRows(
  { rows, merged }: Pick<ReadTable, 'rows' | 'merged'>,
  current: readonly Report[],
): Outcome<FoundRows, Exclude<Refusal, 'report-sheet-unknown'>> {
  const withIds = readReturned(rows, reportHeads, ownHeads, merged);
  if (withIds.ok && withIds.value.rows.length > 0) return success({ returned: withIds.value, errors: [] });
  if (!withIds.ok && withIds.code !== 'sheet-no-ids') return refusedAs(withIds.code, withIds.data);
  const withCodes = readReturned(rows, reportHeads, codeHeads, merged);
  if (!withCodes.ok)
    return withCodes.code === 'sheet-no-ids'
      ? failure('report-sheet-no-codes', { head: codeHeads.id })
      : refusedAs(withCodes.code, withCodes.data);
  const errors: RowError[] = [];
  const known = withCodes.value.rows.flatMap((row): ReturnedRow[] => {
    const unit = row.values.get('unit') ?? '';
    const [one, another] = current.filter(
      ({ item, unit: own }) => [item, ...item.sameWork].some(({ code }) => code === row.id) && (unit === '' || own.name === unit),
    );
    if (one !== undefined && another === undefined) return [{ ...row, id: one.id }];
    errors.push({ line: row.line, code: one === undefined ? 'row-foreign' : 'row-unclear' });
    return [];
  });
  return success({ returned: { ...withCodes.value, rows: known }, errors });
}

const refusedAs = failure<'sheet-no-heads' | 'sheet-head-changed' | 'sheet-head-twice'>;

/** 38 or 0.38 of a hundred is 38%, 2026/6/30 is 2026-06-30: what says the same as what left was not changed. */
function asWrittenHere(row: ReturnedRow, left: SheetValues | undefined, report: Report | undefined): ReturnedRow {
  if (report === undefined || left === undefined) return row;
  const context = cellContext(report);
  const values = new Map(row.values);
  for (const field of contentFields) {
    const came = row.values.get(field);
    const before = cleanCell(left.get(field) ?? '');
    if (came === undefined || came === before) continue;
    const asWritten = (text: string): string => {
      const read = readReportCell(field, text, context);
      return read.ok ? cleanCell(writeReportCell(field, { ...report.content, [field]: read.value }, context)) : text;
    };
    values.set(field, asWritten(came) === asWritten(before) ? before : asWritten(came));
  }
  return { ...row, values };
}

/** What left, by the ids of its rows: kept as the CSV that exportOutput made. Undefined: it has heads of an earlier version of the program. */
async function exportedRows(content: Uint8Array): Promise<ReadonlyMap<string, SheetValues> | undefined> {
  const rows = readCsv((await unpack(content)).toString(), reportSheetLimits);
  if (!rows.ok) throw new Error('what an export kept is no table');
  const sheet = readReturned(rows.value, reportHeads, ownHeads);
  return sheet.ok ? new Map(sheet.value.rows.map(({ id, values }) => [id, values])) : undefined;
}
