/** The shape of the units that a new installation begins with, and how they get their ids. */
import { z } from 'zod';
import { nameForms, successionRelations, unitKinds, type Succession, type UnitNode } from '#core/unit/unit.ts';

const seedName = z.strictObject({
  name: z.string(),
  form: z.enum(nameForms),
  /** Where the name comes from, by its key in `sources`; nothing in a seed is checked. */
  source: z.string(),
});

const seedUnit = z.strictObject({
  /** Names the unit inside the seed. */
  key: z.string(),
  kind: z.enum(unitKinds),
  names: z.array(seedName),
  parent: z.string().optional(),
  housedAt: z.string().optional(),
  code: z.string().optional(),
  validFrom: z.string().optional(),
  validTo: z.string().optional(),
  example: z.boolean().optional(),
  note: z.string().optional(),
});

const seedSuccession = z.strictObject({
  from: z.string(),
  to: z.string(),
  relation: z.enum(successionRelations),
  onDate: z.string().nullable(),
  note: z.string(),
});

const unitSeed = z.strictObject({
  jurisdiction: z.string(),
  /** 行政区划代码 of the jurisdiction. */
  regionCode: z.string(),
  sources: z.record(z.string(), z.string()),
  /** In official order. */
  units: z.array(seedUnit),
  successions: z.array(seedSuccession),
});
export type UnitSeed = z.infer<typeof unitSeed>;

/** A seed from its file, each name with its source written out. */
export function readSeed(file: unknown): UnitSeed {
  const seed = unitSeed.parse(file);
  const sourceOf = (key: string): string => {
    const source = seed.sources[key];
    if (source === undefined) throw new Error(`the seed has no source ${key}`);
    return source;
  };
  const units = seed.units.map((unit) => ({ ...unit, names: unit.names.map((name) => ({ ...name, source: sourceOf(name.source) })) }));
  return { ...seed, units };
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
