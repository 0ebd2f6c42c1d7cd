/** Names in an import: which unit a row is about, and that no two units have the same name at the same time. */
import type { ReadRow, Report } from '#core/unit/import-row.ts';
import { plainName } from '#core/unit/name-form.ts';
import { isOverlapping, isValidOn, nameOn, type UnitKind, type UnitName, type UnitNode, type Validity } from '#core/unit/unit.ts';

export interface OwnedName {
  readonly name: string;
  readonly plain: string;
  readonly column: 'fullName' | 'shortName' | 'aliases';
  readonly time: Validity;
}

/** A unit as it will be after the import: a row, with the unit that it is about; or a unit that no row touches. */
export interface Owner {
  readonly read: ReadRow | null;
  readonly unit: UnitNode | null;
  readonly time: Validity;
  readonly names: readonly OwnedName[];
  readonly kind: UnitKind | null;
  readonly code: string | null;
}

/** Names one unit of the outcome: an id, or the row that adds it. */
export function ownerKey({ read, unit }: Owner): string {
  return unit?.id ?? `row ${read?.row ?? 0}`;
}

/** Whether a name is one that its unit goes by: today, or at the end of its life; former names of a living unit are history. */
export function isKnownBy(name: UnitName, unit: Validity, today: string): boolean {
  return name.validTo === null || name.validTo > today || (name.validTo === unit.validTo && !isValidOn(unit, today));
}

/** Every unit of the outcome, rows first; reports rows about the same unit, and names that two would have. */
export function findUnits(rows: readonly ReadRow[], existing: readonly UnitNode[], today: string, report: Report): Owner[] {
  const byFullName = new Map<string, UnitNode[]>();
  for (const unit of existing)
    for (const name of unit.names) if (name.form === 'full' && isKnownBy(name, unit, today)) append(byFullName, plainName(name.name), unit);

  const taken = new Map<string, number>();
  const owners = rows.map((read): Owner => {
    const unit = unitOf(read, byFullName.get(plainName(read.fullName)) ?? [], today, report);
    const earlier = unit && taken.get(unit.id);
    if (earlier != null) report(read.row, 'fullName', 'unit-import.unit-twice', { name: read.fullName, other: earlier });
    else if (unit) taken.set(unit.id, read.row);
    return owner(read, unit, today);
  });
  const untouched = existing.filter(({ id }) => !taken.has(id)).map((unit) => owner(null, unit, today));
  const all = [...owners, ...untouched];
  reportSharedNames(all, today, report);
  return all;
}

/** The unit with the row's full name at the row's time; of several, the one of today. */
function unitOf(read: ReadRow, named: readonly UnitNode[], today: string, report: Report): UnitNode | null {
  if (read.fullName === '') return null;
  const then = named.filter((unit) => isOverlapping(unit, timeOf(read, null)));
  const living = then.length > 1 ? then.filter((unit) => isValidOn(unit, today)) : then;
  if (then.length > 1 && living.length !== 1) report(read.row, 'fullName', 'unit-import.unit-ambiguous', { name: read.fullName });
  return living[0] ?? null;
}

function timeOf(read: ReadRow, unit: UnitNode | null): Validity {
  return {
    validFrom: read.validFrom === undefined ? (unit?.validFrom ?? null) : read.validFrom,
    validTo: read.validTo === undefined ? (unit?.validTo ?? null) : read.validTo,
  };
}

const columnOf = { full: 'fullName', short: 'shortName', alias: 'aliases' } as const;

function owner(read: ReadRow | null, unit: UnitNode | null, today: string): Owner {
  const kept = (unit?.names ?? []).filter((name) => unit !== null && isKnownBy(name, unit, today));
  const keptAs = (form: 'short' | 'alias', time: Validity): OwnedName[] =>
    kept.filter((name) => name.form === form).map(({ name }) => ({ name, plain: plainName(name), column: columnOf[form], time }));
  if (read === null) {
    const names = kept.map((name): OwnedName => ({
      name: name.name,
      plain: plainName(name.name),
      column: columnOf[name.form],
      time: name,
    }));
    return { read, unit, time: unit ?? { validFrom: null, validTo: null }, names, kind: unit?.kind ?? null, code: unit?.code ?? null };
  }
  const time = timeOf(read, unit);
  const written = (column: OwnedName['column'], names: readonly string[]): OwnedName[] =>
    names.filter((name) => name !== '').map((name) => ({ name, plain: plainName(name), column, time }));
  const names = [
    ...written('fullName', [read.fullName]),
    ...(read.shortName === undefined ? keptAs('short', time) : written('shortName', [read.shortName ?? ''])),
    ...(read.aliases === undefined ? keptAs('alias', time) : written('aliases', read.aliases)),
  ];
  const code = read.code === undefined ? (unit?.code ?? null) : read.code;
  return { read, unit, time, names, kind: read.kind, code };
}

function reportSharedNames(owners: readonly Owner[], today: string, report: Report): void {
  const byName = new Map<string, { readonly owner: Owner; readonly time: Validity }[]>();
  // Units that the file does not touch come first: a row is told of them before it is told of other rows.
  for (const one of owners.toSorted((a, b) => Number(a.read !== null) - Number(b.read !== null))) {
    for (const { name, plain, column, time } of one.names) {
      const other = byName
        .get(plain)
        ?.find((claim) => claim.owner !== one && isOverlapping(claim.time, time) && isOverlapping(claim.owner.time, one.time));
      if (one.read !== null && other !== undefined) {
        const { read, unit } = other.owner;
        if (read) report(one.read.row, column, 'unit-import.name-twice', { name, other: read.row });
        else report(one.read.row, column, 'unit-import.name-taken', { name, unit: unit ? nameOn(unit, today).full : '' });
      }
      append(byName, plain, { owner: one, time });
    }
  }
}

function append<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}
