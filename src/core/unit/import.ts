/** Importing a table of units: every error of every row at once, or the units to add and to change. Nothing is stored when a row is wrong. */
import { checkCodes } from '#core/unit/import-codes.ts';
import { findUnits, isKnownBy } from '#core/unit/import-names.ts';
import { checkLinks, type UnitRef } from '#core/unit/import-links.ts';
import {
  cleaned,
  columnNames,
  importColumns,
  readHeads,
  readRow,
  type ImportColumn,
  type ImportError,
  type Report,
} from '#core/unit/import-row.ts';
import { wordOfKind } from '#core/unit/kind-word.ts';
import { inOrder, nameOn, type UnitKind, type UnitName, type UnitNode } from '#core/unit/unit.ts';

export interface ImportedUnit {
  readonly row: number;
  readonly action: 'add' | 'update' | 'keep';
  /** The unit that the row is about; null for `add`. */
  readonly unitId: string | null;
  /** What an update changes. */
  readonly changes: readonly ImportColumn[];
  readonly fullName: string;
  readonly shortName: string | null;
  readonly aliases: readonly string[];
  readonly kind: UnitKind;
  readonly parent: UnitRef | null;
  readonly housedAt: UnitRef | null;
  readonly code: string | null;
  readonly position: number;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly note: string | null;
}

export type ImportResult =
  | { readonly ok: true; readonly units: readonly ImportedUnit[] }
  | { readonly ok: false; readonly errors: readonly ImportError[] };

/** A unit that there is; `mergedInto`: it is another row of that one and goes on as it. */
type KnownUnit = UnitNode & { readonly mergedInto?: string | undefined };

const maxRows = 5000;
const positionStep = 10;

/**
 * Checks a table, heads first, against the units that there are. A row whose full name is a unit's changes that unit; blank cells clear,
 * columns that the file lacks change nothing.
 */
export function checkRows(table: readonly (readonly string[])[], existing: readonly KnownUnit[], today: string): ImportResult {
  const { places, errors: headErrors } = readHeads(table);
  if (headErrors.length > 0) return { ok: false, errors: headErrors };
  const errors: ImportError[] = [];
  const report: Report = (row, column, code, data = {}) => errors.push({ row, column: importColumns[column], code, data });

  const lines = table.map((cells, index) => ({ cells, row: index + 1 })).slice(1);
  const filled = lines.filter(({ cells }) => cells.some((cell) => cleaned(cell) !== ''));
  if (filled.length === 0) report(1, 'fullName', 'unit-import.no-rows');
  if (filled.length > maxRows) report(1, 'fullName', 'unit-import.too-many-rows', { limit: maxRows, rows: filled.length });
  if (errors.length > 0) return { ok: false, errors };

  const rows = filled.map(({ cells, row }) => readRow(cells, row, places, report));
  const owners = findUnits(rows, existing, today, report);
  for (const { read, time } of owners) {
    if (read && time.validFrom !== null && time.validTo !== null && time.validTo <= time.validFrom)
      report(read.row, 'validTo', 'unit-import.period-empty', { from: time.validFrom, to: time.validTo });
  }
  const links = checkLinks(owners, existing, today, report);
  checkCodes(owners, report);
  if (errors.length > 0) return { ok: false, errors: sortByPosition(errors) };

  let position = Math.max(0, ...existing.map((unit) => unit.position), ...rows.map((row) => row.position ?? 0));
  const units = owners.flatMap((owner): ImportedUnit[] => {
    const { read, unit, time, kind } = owner;
    if (read === null || kind === null) return [];
    if (read.position == null && unit === null) position += positionStep;
    const link = links.get(read.row);
    const value = {
      fullName: read.fullName,
      shortName: owner.names.find(({ column }) => column === 'shortName')?.name ?? null,
      aliases: owner.names.filter(({ column }) => column === 'aliases').map(({ name }) => name),
      kind,
      parent: link?.parent ?? null,
      housedAt: link?.housedAt ?? null,
      code: owner.code,
      position: read.position ?? unit?.position ?? position,
      validFrom: time.validFrom,
      validTo: time.validTo,
      note: read.note === undefined ? (unit?.note ?? null) : read.note,
    };
    const changes = unit === null ? [] : changesOf(value, unit, today);
    const action = unit === null ? 'add' : changes.length > 0 ? 'update' : 'keep';
    return [{ row: read.row, action, unitId: unit?.id ?? null, changes, ...value }];
  });
  reportMerged(units, existing, today, report);
  return errors.length > 0 ? { ok: false, errors: sortByPosition(errors) } : { ok: true, units };
}

/** A unit that was merged away (合并) is left as it is: an empty day of its end would bring it back beside what it became. */
function reportMerged(units: readonly ImportedUnit[], existing: readonly KnownUnit[], today: string, report: Report): void {
  const known = new Map(existing.map((unit) => [unit.id, unit]));
  for (const { row, action, unitId, fullName } of units) {
    const into = action === 'update' ? known.get(known.get(unitId ?? '')?.mergedInto ?? '') : undefined;
    if (into !== undefined) report(row, 'fullName', 'unit-import.merged', { name: fullName, into: nameOn(into, today).full });
  }
}

type Value = Omit<ImportedUnit, 'row' | 'action' | 'unitId' | 'changes'>;

function changesOf(value: Value, unit: UnitNode, today: string): ImportColumn[] {
  const former = valueOf(unit, today);
  return columnNames.filter((column) => comparable(value[column]) !== comparable(former[column]));
}

/** Aliases have no order. */
function comparable(value: Value[ImportColumn]): string {
  return JSON.stringify(Array.isArray(value) ? [...new Set(value)].toSorted((a, b) => (a < b ? -1 : 1)) : value);
}

/** A unit as a row would say it. */
function valueOf(unit: UnitNode, today: string): Value {
  const names = unit.names.filter((name) => isKnownBy(name, unit, today));
  const full = names.find(({ form }) => form === 'full');
  const short = names.find(({ form, name }) => form === 'short' && name !== full?.name);
  const isAlias = (name: UnitName): boolean => name !== full && name !== short && name.name !== full?.name && name.name !== short?.name;
  return {
    fullName: full?.name ?? nameOn(unit, today).full,
    shortName: short?.name ?? null,
    aliases: [...new Set(names.filter(isAlias).map(({ name }) => name))],
    kind: unit.kind,
    parent: unit.parentId === null ? null : { unitId: unit.parentId },
    housedAt: unit.housedAtId === null ? null : { unitId: unit.housedAtId },
    code: unit.code,
    position: unit.position,
    validFrom: unit.validFrom,
    validTo: unit.validTo,
    note: unit.note,
  };
}

/** The units as a table that the import reads back without a change; heads are `templateHeads()`. */
export function unitTable(units: readonly UnitNode[], today: string): string[][] {
  const fullNames = new Map(units.map((unit) => [unit.id, valueOf(unit, today).fullName]));
  const nameOf = (id: string | null): string => (id === null ? '' : (fullNames.get(id) ?? ''));
  return units.toSorted(inOrder).map((unit) => {
    const value = valueOf(unit, today);
    const cells: Readonly<Record<ImportColumn, string>> = {
      fullName: value.fullName,
      shortName: value.shortName ?? '',
      aliases: value.aliases.join('、'),
      kind: wordOfKind(unit.kind),
      parent: nameOf(unit.parentId),
      housedAt: nameOf(unit.housedAtId),
      code: unit.code ?? '',
      position: String(unit.position),
      validFrom: unit.validFrom ?? '',
      validTo: unit.validTo ?? '',
      note: unit.note ?? '',
    };
    return columnNames.map((column) => cells[column]);
  });
}

function sortByPosition(errors: readonly ImportError[]): ImportError[] {
  const heads: readonly string[] = columnNames.map((column) => importColumns[column]);
  return errors.toSorted((a, b) => a.row - b.row || heads.indexOf(a.column) - heads.indexOf(b.column));
}
