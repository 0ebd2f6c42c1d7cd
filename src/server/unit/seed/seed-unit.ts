/** The shape of the units that a new installation begins with, and how they get their ids. */
import type { NameForm, Succession, SuccessionRelation, UnitKind, UnitNode } from '#core/unit/unit.ts';

export interface SeedName {
  readonly name: string;
  readonly form: NameForm;
  /** Where the name comes from; nothing in a seed is checked. */
  readonly source: string;
}

export interface SeedUnit {
  /** Names the unit inside the seed. */
  readonly key: string;
  readonly kind: UnitKind;
  readonly names: readonly SeedName[];
  readonly parent?: string;
  readonly housedAt?: string;
  readonly code?: string;
  readonly validFrom?: string;
  readonly validTo?: string;
  readonly example?: boolean;
  readonly note?: string;
}

export interface SeedSuccession {
  readonly from: string;
  readonly to: string;
  readonly relation: SuccessionRelation;
  readonly onDate: string | null;
  readonly note: string;
}

export interface UnitSeed {
  readonly jurisdiction: string;
  /** 行政区划代码 of the jurisdiction. */
  readonly regionCode: string;
  /** In official order. */
  readonly units: readonly SeedUnit[];
  readonly successions: readonly SeedSuccession[];
}

export interface PlacedSeed {
  readonly units: readonly UnitNode[];
  readonly successions: readonly (Succession & { readonly checked: false; readonly note: string })[];
}

/** Room between two positions, so that a unit can be put between without moving the others. */
const positionStep = 10;

/** The seed with ids: parents stand before the units that point at them, so that rows can be inserted in this order. */
export function placeSeed(seed: UnitSeed, newId: () => string): PlacedSeed {
  const ids = new Map(seed.units.map(({ key }) => [key, newId()]));
  const idOf = (key: string): string => {
    const id = ids.get(key);
    if (id === undefined) throw new Error(`the seed has no unit ${key}`);
    return id;
  };
  const units = seed.units.map((unit, index): UnitNode => {
    const time = { validFrom: unit.validFrom ?? null, validTo: unit.validTo ?? null };
    return {
      id: idOf(unit.key),
      kind: unit.kind,
      parentId: unit.parent === undefined ? null : idOf(unit.parent),
      housedAtId: unit.housedAt === undefined ? null : idOf(unit.housedAt),
      position: (index + 1) * positionStep,
      code: unit.code ?? null,
      ...time,
      names: unit.names.map((name) => ({ ...name, ...time, checked: false })),
      example: unit.example ?? false,
      note: unit.note ?? null,
    };
  });
  const successions = seed.successions.map(({ from, to, relation, onDate, note }) => ({
    fromUnitId: idOf(from),
    toUnitId: idOf(to),
    relation,
    onDate,
    checked: false as const,
    note,
  }));
  return { units: parentsFirst(units), successions };
}

function parentsFirst(units: readonly UnitNode[]): UnitNode[] {
  const placed = new Map<string, UnitNode>();
  const place = (unit: UnitNode): void => {
    if (placed.has(unit.id)) return;
    for (const other of units) if (other.id === unit.parentId || other.id === unit.housedAtId) place(other);
    placed.set(unit.id, unit);
  };
  units.forEach(place);
  return [...placed.values()];
}
