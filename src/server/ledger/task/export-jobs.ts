/** Makes the file of an export in a child of the pool, from rows as the database wrote them (export-rows.ts). */
import type * as contract from '#contract/ledger/export-endpoints.ts';
import { message } from '#contract/platform/message.ts';
import { zh as planZh } from '#contract/plan/zh.ts';
import { zh as platformZh } from '#contract/platform/zh.ts';
import type { ExportedRow, ExportedUnit } from '#server/ledger/task/export-rows.ts';
import { namedUnits } from '#server/plan/unit-text/unit-tree.ts';
import { makeTable } from '#server/platform/table-jobs.ts';
import type { Table } from '#server/platform/workbook.ts';

const zh = { ...platformZh, ...planZh };

const widths: Record<contract.ExportColumn, number> = {
  code: 11,
  plan: 24,
  chapter: 20,
  title: 38,
  text: 52,
  kind: 8,
  commitment: 9,
  nature: 10,
  lead: 18,
  responsible: 30,
  support: 24,
  local: 22,
  dueText: 16,
  dueTo: 12,
  objects: 30,
  themes: 14,
};

export interface ExportInput {
  readonly format: 'xlsx' | 'csv';
  readonly columns: readonly contract.ExportColumn[];
  /** Arrays of rows as JSON, in the order of the file. */
  readonly rows: readonly string[];
  readonly plans: ReadonlyMap<string, string>;
  readonly units: ReadonlyMap<string, string>;
  readonly head: Pick<Table, 'title' | 'notes' | 'identifier'>;
}

export interface ExportOutput {
  readonly bytes: Uint8Array;
  /** JSON as the table `export` keeps it: task id → revision and values. */
  readonly cells: Uint8Array;
}

/** The file, and what is kept of it. */
export async function makeExport({ format, columns, rows, plans, units, head }: ExportInput): Promise<ExportOutput> {
  const tasks = rows.flatMap((batch) => JSON.parse(batch) as ExportedRow[]);
  const values = tasks.map((task) => columns.map((column, index) => cellOf(column, task[2 + index], plans, units)));
  const table: Table = {
    ...head,
    sheet: zh['export.sheet'],
    columns: [
      { header: zh['export.column.number'], width: 6 },
      ...columns.map((column) => ({ header: zh[`export.column.${column}`], width: widths[column] })),
      { header: zh['export.column.id'], width: 38, hidden: true },
      { header: zh['export.column.revision'], width: 10, hidden: true },
    ],
    rows: tasks.map(([id, revision], index) => [index + 1, ...(values[index] ?? []), id, revision]),
    footer: zh['export.page'],
  };
  const cells = JSON.stringify(Object.fromEntries(tasks.map(([id, revision], index) => [id, { revision, values: values[index] }])));
  return { bytes: await makeTable({ format, table }), cells: new TextEncoder().encode(cells) };
}

function cellOf(
  column: contract.ExportColumn,
  value: unknown,
  plans: ReadonlyMap<string, string>,
  units: ReadonlyMap<string, string>,
): string {
  switch (column) {
    case 'plan':
      return plans.get(String(value)) ?? '';
    case 'kind':
    case 'commitment':
    case 'nature':
      return wordOf(`${column}.${String(value)}`);
    case 'lead':
    case 'responsible':
    case 'support':
    case 'local':
      // As exportRows writes them.
      return ((value ?? []) as readonly ExportedUnit[]).map((unit) => unitWords(unit, units)).join('、');
    case 'chapter':
      return String(value).trim();
    case 'code':
    case 'title':
    case 'text':
    case 'dueText':
    case 'dueTo':
    case 'objects':
    case 'themes':
      return typeof value === 'string' ? value : '';
  }
}

const words: Readonly<Record<string, string>> = zh;

function wordOf(key: string): string {
  const word = words[key];
  if (word === undefined) throw new Error(`${key} has no word`);
  return word;
}

/** As printed, with the members of a list that was named, or that nobody named them. */
function unitWords(unit: ExportedUnit, names: ReadonlyMap<string, string>): string {
  if (typeof unit === 'string') return unit;
  const [text, ids] = unit;
  if (ids === undefined) return message(zh, 'export.open-list', { unit: text });
  const members = namedUnits(ids, names);
  return message(zh, 'export.members', { unit: text, members: members.map(({ name }) => name).join('、') });
}
