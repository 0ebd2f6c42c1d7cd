/** A table of units as a file gives it: its columns, and what each cell says by itself. */
import { compatible } from '#core/platform/compatible.ts';
import { readTypedDay } from '#core/platform/typed-day.ts';
import { isOpenList } from '#core/unit/open-list.ts';
import { kindOfWord, wordOfKind } from '#core/unit/kind-word.ts';
import { plainName } from '#core/unit/name-form.ts';
import { unitKinds, type UnitKind } from '#core/unit/unit.ts';

/** The columns by what they hold, with their heads in the file. */
export const importColumns = {
  fullName: '全称',
  shortName: '简称',
  aliases: '别名',
  kind: '类别',
  parent: '上级单位',
  housedAt: '设在',
  code: '行政区划代码',
  position: '次序',
  validFrom: '启用日期',
  validTo: '停用日期',
  note: '备注',
} as const;
export type ImportColumn = keyof typeof importColumns;

export const requiredColumns: readonly ImportColumn[] = ['fullName', 'kind'];

/** The heads of a template, in order; what must be filled in is starred. */
export function templateHeads(): string[] {
  return columnNames.map((column) => importColumns[column] + (requiredColumns.includes(column) ? '*' : ''));
}

/** The kinds as they may be written into the template. */
export function templateKinds(): string[] {
  return unitKinds.map(wordOfKind);
}

export const columnNames: readonly ImportColumn[] = [
  'fullName',
  'shortName',
  'aliases',
  'kind',
  'parent',
  'housedAt',
  'code',
  'position',
  'validFrom',
  'validTo',
  'note',
];

/** What can be wrong; `unit-import.<problem>` is the key of its message. */
export const importProblems = [
  'no-rows',
  'too-many-rows',
  'header-missing',
  'header-twice',
  'header-unknown',
  'header-blank',
  'cell-too-long',
  'name-missing',
  'name-too-short',
  'too-many-aliases',
  'name-open-list',
  'name-twice',
  'name-taken',
  'merged',
  'unit-ambiguous',
  'unit-twice',
  'kind-missing',
  'kind-unknown',
  'parent-unknown',
  'parent-ambiguous',
  'parent-self',
  'parent-cycle',
  'housed-unknown',
  'housed-ambiguous',
  'housed-self',
  'code-malformed',
  'code-kind',
  'code-province',
  'code-twice',
  'code-taken',
  'position-malformed',
  'date-unreadable',
  'period-empty',
] as const;
export type ImportErrorCode = `unit-import.${(typeof importProblems)[number]}`;

export interface ImportError {
  /** Line of the table; the heads are line 1. */
  readonly row: number;
  /** Head of the column as in the file; a letter where it has none. */
  readonly column: string;
  readonly code: ImportErrorCode;
  readonly data: Readonly<Record<string, string | number>>;
}

/** What the cells of one row say; undefined: the file has no such column. */
export interface ReadRow {
  readonly row: number;
  readonly fullName: string;
  readonly kind: UnitKind | null;
  readonly shortName: string | null | undefined;
  readonly aliases: readonly string[] | undefined;
  readonly parent: string | null | undefined;
  readonly housedAt: string | null | undefined;
  readonly code: string | null | undefined;
  readonly position: number | null | undefined;
  readonly validFrom: string | null | undefined;
  readonly validTo: string | null | undefined;
  readonly note: string | null | undefined;
}

export type Report = (row: number, column: ImportColumn, code: ImportErrorCode, data?: ImportError['data']) => void;

/** Where each column stands; reports heads that are missing, twice, unknown or blank above cells. */
export function readHeads(table: readonly (readonly string[])[]): {
  readonly places: ReadonlyMap<ImportColumn, number>;
  readonly errors: readonly ImportError[];
} {
  const places = new Map<ImportColumn, number>();
  const errors: ImportError[] = [];
  const width = Math.max(0, ...table.map((row) => row.length));
  for (let at = 0; at < width; at++) {
    const printed = cleaned(table[0]?.[at] ?? '');
    const head = plainName(printed).replace(/\*/gu, '');
    const column = columnNames.find((name) => importColumns[name] === head);
    const letter = columnLetter(at);
    if (head === '') {
      if (table.some((row) => cleaned(row[at] ?? '') !== ''))
        errors.push({ row: 1, column: letter, code: 'unit-import.header-blank', data: { column: letter } });
    } else if (column === undefined) {
      errors.push({ row: 1, column: printed, code: 'unit-import.header-unknown', data: { column: printed, at: letter } });
    } else if (places.has(column)) {
      errors.push({ row: 1, column: importColumns[column], code: 'unit-import.header-twice', data: { column: importColumns[column] } });
    } else places.set(column, at);
  }
  for (const column of requiredColumns)
    if (!places.has(column))
      errors.push({ row: 1, column: importColumns[column], code: 'unit-import.header-missing', data: { column: importColumns[column] } });
  return { places, errors };
}

function columnLetter(at: number): string {
  return (at >= 26 ? columnLetter(Math.floor(at / 26) - 1) : '') + String.fromCharCode(65 + (at % 26));
}

/** As in the form (contract/unit.ts). */
const maxCell = 1000;
const minName = 2;
const maxName = 100;
const maxAliases = 30;

/** Reads one row cell by cell; what one cell alone shows to be wrong is reported here. */
export function readRow(cells: readonly string[], row: number, places: ReadonlyMap<ImportColumn, number>, report: Report): ReadRow {
  const textOf = (column: ImportColumn, limit = maxCell): string | null | undefined => {
    const place = places.get(column);
    if (place === undefined) return undefined;
    const text = cleaned(cells[place] ?? '');
    if (text.length > limit) report(row, column, 'unit-import.cell-too-long', { limit, length: text.length });
    return text === '' || text.length > limit ? null : text;
  };
  const read = <T>(
    column: ImportColumn,
    code: ImportErrorCode,
    reader: (text: string) => T | null,
    limit?: number,
  ): T | null | undefined => {
    const text = textOf(column, limit);
    if (text === null || text === undefined) return text;
    const value = reader(text);
    if (value === null) report(row, column, code, { text });
    return value;
  };

  const fullName = textOf('fullName', maxName) ?? '';
  if (fullName === '' && cleaned(cells[places.get('fullName') ?? 0] ?? '') === '') report(row, 'fullName', 'unit-import.name-missing');
  const shortName = textOf('shortName', maxName);
  const aliases = aliasesIn(textOf('aliases'), row, report);
  for (const [column, names] of [
    ['fullName', [fullName]],
    ['shortName', [shortName ?? '']],
    ['aliases', aliases ?? []],
  ] as const)
    for (const name of names) {
      if (isOpenList(plainName(name))) report(row, column, 'unit-import.name-open-list', { name });
      else if (name !== '' && name.length < minName) report(row, column, 'unit-import.name-too-short', { name });
    }

  const kind = read('kind', 'unit-import.kind-unknown', kindOfWord) ?? null;
  if (kind === null && cleaned(cells[places.get('kind') ?? 0] ?? '') === '') report(row, 'kind', 'unit-import.kind-missing');
  const validFrom = read('validFrom', 'unit-import.date-unreadable', readDay);
  const validTo = read('validTo', 'unit-import.date-unreadable', readDay);
  return {
    row,
    fullName,
    kind,
    // A short name that says the same is none.
    shortName: isSameName(shortName ?? '', fullName) && shortName !== undefined ? null : shortName,
    aliases: aliases?.filter((alias) => !isSameName(alias, fullName) && !isSameName(alias, shortName ?? '')),
    parent: textOf('parent'),
    housedAt: textOf('housedAt'),
    code: textOf('code'),
    position: read('position', 'unit-import.position-malformed', (text) => {
      const digits = plainName(text);
      return /^\d{1,6}$/u.test(digits) ? Number(digits) : null;
    }),
    validFrom,
    validTo,
    note: textOf('note'),
  };
}

function aliasesIn(text: string | null | undefined, row: number, report: Report): string[] | undefined {
  if (text === undefined) return undefined;
  // A separator inside of brackets belongs to the name.
  const parts = (text ?? '').split(/[、,，;；\n](?![^（(]{0,200}[）)])/u).map((part) => part.trim());
  const long = parts.find((part) => part.length > maxName);
  if (long !== undefined) report(row, 'aliases', 'unit-import.cell-too-long', { limit: maxName, length: long.length });
  const names = parts.filter((part, at) => part !== '' && parts.findIndex((other) => isSameName(other, part)) === at);
  if (names.length > maxAliases) report(row, 'aliases', 'unit-import.too-many-aliases', { limit: maxAliases, count: names.length });
  return names;
}

const isSameName = (one: string, other: string): boolean => plainName(one) === plainName(other);

/** A cell without what cannot be seen or stored; line breaks stay. */
export function cleaned(cell: string): string {
  return cell
    .replace(/\r\n?/gu, '\n')
    .replace(/(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}]/gu, '')
    .replace(/[^\S\n]+/gu, ' ')
    .trim();
}

/** A day as people type it (core/platform/typed-day.ts), or as workbooks say it, with midnight behind; null where it is no day of the calendar. */
export function readDay(text: string): string | null {
  return readTypedDay(compatible(text).replace(/[T ]00:00(?::00(?:\.0+)?)?Z?$/u, '')) ?? null;
}
