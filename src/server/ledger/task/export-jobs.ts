/** Makes the file of an export in a child of the pool, from rows as the database wrote them (export-rows.ts). */
import type * as contract from '#contract/ledger/export-endpoints.ts';
import { adjustmentZh } from '#contract/ledger/adjustment-zh.ts';
import { listedZh } from '#contract/ledger/listed-zh.ts';
import { message } from '#contract/platform/message.ts';
import { zh as planZh } from '#contract/plan/zh.ts';
import { zh as platformZh } from '#contract/platform/zh.ts';
import { exportOutput, type ExportOutput } from '#server/ledger/export/export-output.ts';
import { isUnitColumn, roleLetters, type ExportedRow } from '#server/ledger/task/export-rows.ts';
import { namedUnits } from '#server/plan/unit-text/unit-tree.ts';
import type { Table } from '#server/platform/workbook.ts';

const zh = { ...platformZh, ...planZh, ...adjustmentZh, ...listedZh };

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
  cityLeader: 14,
  dueText: 16,
  dueTo: 12,
  objects: 30,
  fields: 30,
  themes: 14,
  lists: 24,
  origin: 10,
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

/** The file, and what is kept of it. */
export async function makeExport({ format, columns, rows, plans, units, head }: ExportInput): Promise<ExportOutput> {
  const letters = columns.map((column) => (isUnitColumn(column) ? roleLetters[column] : null));
  const tasks = rows.flatMap((batch) => JSON.parse(batch) as ExportedRow[]);
  const table: Table = {
    ...head,
    sheet: zh['export.sheet'],
    columns: [
      { header: zh['export.column.number'], width: 6 },
      ...columns.map((column) => ({ header: zh[`export.column.${column}`], width: widths[column] })),
      { header: zh['export.column.id'], width: 38, hidden: true },
      { header: zh['export.column.revision'], width: 10, hidden: true },
    ],
    rows: tasks.map(([id, revision, own, ...said], number) => [
      number + 1,
      ...columns.map((column, index) => {
        const letter = letters[index] ?? null;
        return letter === null ? cellOf(column, said[index] ?? '', plans) : unitsOf(own ?? [], letter, units);
      }),
      id,
      revision,
    ]),
    footer: zh['export.page'],
  };
  return exportOutput(format, table);
}

function cellOf(column: contract.ExportColumn, value: string, plans: ReadonlyMap<string, string>): string {
  switch (column) {
    case 'plan':
      return plans.get(value) ?? '';
    case 'kind':
    case 'commitment':
    case 'nature':
    case 'origin':
      return wordOf(`${column}.${value}`);
    case 'chapter':
      return value.trim();
    case 'lists':
      return value === '' ? '' : (JSON.parse(value) as ListedCell[]).map(listWords).join('；');
    default:
      return value;
  }
}

/** A list that has the task; its state, and the code of its item from issuing on. */
type ListedCell = readonly [year: number, name: string, state: string, code: string | null];

function listWords([year, name, state, code]: ListedCell): string {
  return message(zh, 'export.listed', { year: String(year), name, code: code ?? wordOf(`list.state.${state}`) });
}

const words: Readonly<Record<string, string>> = zh;

function wordOf(key: string): string {
  const word = words[key];
  if (word === undefined) throw new Error(`${key} has no word`);
  return word;
}

/** The units of one role as printed, with the members of a list that was named, or that nobody named them (`ExportedRow`). */
function unitsOf(units: readonly string[], letter: string, names: ReadonlyMap<string, string>): string {
  let printed = '';
  for (const unit of units) {
    if (unit[0] === letter) printed += (printed === '' ? '' : '、') + unitWords(unit, names);
  }
  return printed;
}

function unitWords(unit: string, names: ReadonlyMap<string, string>): string {
  if (unit[1] === '=') return unit.slice(2);
  if (unit[1] === '?') return message(zh, 'export.open-list', { unit: unit.slice(2) });
  const blank = unit.indexOf(' ');
  const ids = unit.slice(2, blank);
  const members = namedUnits(ids === '' ? [] : ids.split(','), names);
  return message(zh, 'export.members', { unit: unit.slice(blank + 1), members: members.map(({ name }) => name).join('、') });
}
