/** Resolves a printed name to units. Only an equal name is accepted as a match; everything else is a proposal for a person. */
import { nameIndex } from '#core/unit/name-index.ts';
import { isElsewhere, unitProposer, type KnownName, type UnitProposal } from '#core/unit/resolve-proposals.ts';
import { nameFormsIn, plainName, type IssuerLevel } from '#core/unit/name-form.ts';
import { openPattern } from '#core/unit/open-list.ts';
import { type Succession, type UnitNode } from '#core/unit/unit.ts';

export interface ResolverContext {
  readonly units: readonly UnitNode[];
  readonly successions: readonly Succession[];
  /** The jurisdiction's own name: 泰安市. */
  readonly jurisdiction: string;
  /** The day of the plan's issue; null: not known, then every name that a unit ever had counts. */
  readonly day: string | null;
  /** Whose plan it is: a name without a level (发展改革委) means a body of this level. */
  readonly issuerLevel?: IssuerLevel;
}

export type Resolution =
  | { readonly kind: 'open-list'; readonly pattern: string }
  | { readonly kind: 'match'; readonly unitId: string; readonly confidence: 100; readonly basis: 'name' }
  | { readonly kind: 'proposals'; readonly proposals: readonly UnitProposal[] }
  | { readonly kind: 'unknown' };

const maxProposals = 5;

/** Makes a resolver for the texts of one plan: the forms of all names are worked out once. */
export function unitResolver(context: ResolverContext): (text: string) => Resolution {
  const { units, successions, jurisdiction, day, issuerLevel = 'own' } = context;
  const formsOf = nameFormsIn(jurisdiction);
  const ends = endsOf(units, successions);
  const known = units.flatMap((unit) =>
    unit.names.map((name): KnownName => ({
      unit,
      name,
      forms: formsOf(name.name),
      time: timeOf(day, unit.validFrom, ends.get(unit.id) ?? null),
      nameTime: timeOf(day, name.validFrom, name.validTo),
    })),
  );
  const index = nameIndex(known.map(({ forms }) => forms));
  const propose = unitProposer(known, index, { formsOf, successions, issuerLevel });
  const inRank = rankIn(units);
  return (text) => {
    const plain = plainName(text);
    if (plain === '') return { kind: 'unknown' };
    const pattern = openPattern(plain);
    if (pattern !== null) return { kind: 'open-list', pattern };

    const equal = index
      .equal(plain)
      .flatMap((place) => known[place] ?? [])
      .filter((one) => one.time === 'now' && one.nameTime === 'now' && !isElsewhere(formsOf(text), one, issuerLevel));
    const [only, ...others] = [...new Map(equal.map((found) => [found.unit.id, found])).values()];
    if (only && others.length === 0) return { kind: 'match', unitId: only.unit.id, confidence: 100, basis: 'name' };
    const proposals = only
      ? [only, ...others].map(({ unit, name }): UnitProposal => ({ unitId: unit.id, confidence: 50, why: 'ambiguous', name: name.name }))
      : propose(formsOf(text));
    if (proposals.length === 0) return { kind: 'unknown' };
    return { kind: 'proposals', proposals: inRank(proposals).slice(0, maxProposals) };
  };
}

/** Resolves a single text; for many texts make one `unitResolver`. */
export function resolveUnit(text: string, context: ResolverContext): Resolution {
  return unitResolver(context)(text);
}

/** The first day that a unit is gone: its own, else the earliest dated succession that ended it. */
function endsOf(units: readonly UnitNode[], successions: readonly Succession[]): ReadonlyMap<string, string | null> {
  const ends = new Map(units.map(({ id, validTo }) => [id, validTo]));
  for (const { fromUnitId, relation, onDate } of successions) {
    const end = ends.get(fromUnitId) ?? null;
    if (relation !== 'split' && onDate !== null && (end === null || onDate < end)) ends.set(fromUnitId, onDate);
  }
  return ends;
}

function timeOf(day: string | null, from: string | null, to: string | null): KnownName['time'] {
  if (day === null) return 'now';
  if (to !== null && to <= day) return 'past';
  return from !== null && day < from ? 'future' : 'now';
}

/** Surest first, then the official order, then the id: the same question always gets the same answer. */
function rankIn(units: readonly UnitNode[]): (proposals: readonly UnitProposal[]) => UnitProposal[] {
  const positions = new Map(units.map(({ id, position }) => [id, position]));
  return (proposals) =>
    proposals.toSorted(
      (a, b) =>
        b.confidence - a.confidence ||
        (positions.get(a.unitId) ?? 0) - (positions.get(b.unitId) ?? 0) ||
        (a.unitId < b.unitId ? -1 : a.unitId > b.unitId ? 1 : 0),
    );
}
