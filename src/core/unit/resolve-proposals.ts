/** Proposes units that a printed name may mean, each with a reason and a confidence below 100. */
import { withoutNote, type NameForms, type NameLevel, type IssuerLevel } from '#core/unit/name-form.ts';
import { shortestStem, type NameIndex } from '#core/unit/name-index.ts';
import type { Succession, UnitKind, UnitName, UnitNode } from '#core/unit/unit.ts';

/**
 * Why a unit is proposed; message keys are `unit-resolve.<reason>`. ambiguous: several units have that very name · elided-prefix: 市X for
 * 泰安市X or X · abbreviation: 和 dropped, 委员会 → 委 · contraction: 发改委 · place: a locality and its government · elided-name: 领导小组
 * alone · note: equal but for a note in brackets · slip: one character differs · former-name, later-name: the unit has that name at
 * another time · ended-body: the unit was gone by then · not-yet: it did not exist yet · successor: it took over from the body of that name.
 */
export const resolveReasons = [
  'ambiguous',
  'elided-prefix',
  'abbreviation',
  'contraction',
  'place',
  'elided-name',
  'note',
  'slip',
  'former-name',
  'later-name',
  'successor',
  'ended-body',
  'not-yet',
] as const;
export type ResolveReason = (typeof resolveReasons)[number];

export interface UnitProposal {
  readonly unitId: string;
  /** 1–99: never sure. */
  readonly confidence: number;
  readonly why: ResolveReason;
  /** The known name that the text resembles; of a successor, the name of the body before it. */
  readonly name: string;
}

/** A name of a unit, with when it and its unit were there, seen from the plan's day. */
export interface KnownName {
  readonly unit: UnitNode;
  readonly name: UnitName;
  readonly forms: NameForms;
  readonly time: 'past' | 'now' | 'future';
  readonly nameTime: 'past' | 'now' | 'future';
}

interface Match {
  readonly confidence: number;
  readonly why: ResolveReason;
}

interface ProposalContext {
  readonly formsOf: (name: string) => NameForms;
  readonly successions: readonly Succession[];
  readonly issuerLevel: IssuerLevel;
}

export type Proposer = (text: NameForms) => UnitProposal[];

/** Makes what answers every unit that a text may mean, once each, by its surest reason; slips only where nothing better is found. `index`: of these names. */
export function unitProposer(
  known: readonly KnownName[],
  index: NameIndex,
  { formsOf, successions, issuerLevel }: ProposalContext,
): Proposer {
  const groups = known.flatMap(({ unit }, place) => (isCoordinatingBody(unit.kind) ? [place] : []));
  const successorsOf = successorsIn(successions);
  const near = (text: NameForms, bare: NameForms | null): readonly KnownName[] => {
    const places = new Set(
      [text, bare].flatMap((one) => (one === null ? [] : [...index.near(one), ...(groupWord.test(one.ruled) ? groups : [])])),
    );
    return [...places].toSorted((a, b) => a - b).flatMap((place) => known[place] ?? []);
  };
  return (text) => {
    const bare = withoutNote(text.plain);
    const bareForms = bare === '' || bare === text.plain ? null : formsOf(bare);
    const found = new Map<string, UnitProposal>();
    const propose = (unitId: string, match: Match, name: string): void => {
      const confidence = Math.min(99, Math.max(1, match.confidence));
      if ((found.get(unitId)?.confidence ?? 0) < confidence) found.set(unitId, { unitId, confidence, why: match.why, name });
    };
    for (const one of near(text, bareForms)) {
      const match = matchName(text, one, issuerLevel) ?? (bareForms && withNote(matchName(bareForms, one, issuerLevel)));
      if (match === null) continue;
      propose(one.unit.id, adjustForTime(match, one), one.name.name);
      const penalty = one.time === 'past' ? 8 : 12;
      for (const unitId of successorsOf(one.unit.id))
        propose(unitId, { confidence: match.confidence - penalty, why: 'successor' }, one.name.name);
    }
    const proposals = [...found.values()];
    const best = Math.max(0, ...proposals.map(({ confidence }) => confidence));
    return best < 75 ? proposals : proposals.filter(({ why }) => why !== 'slip');
  };
}

function withNote(match: Match | null): Match | null {
  return match && { confidence: match.confidence - 8, why: match.confidence === sameNameConfidence ? 'note' : match.why };
}

/** A name or a body of another time is less likely meant. */
function adjustForTime(match: Match, { time, nameTime }: KnownName): Match {
  if (time === 'past') return { confidence: match.confidence - 25, why: 'ended-body' };
  if (time === 'future') return { confidence: match.confidence - 30, why: 'not-yet' };
  if (nameTime === 'past') return { confidence: match.confidence - 10, why: 'former-name' };
  if (nameTime === 'future') return { confidence: match.confidence - 15, why: 'later-name' };
  return match;
}

/** Makes what answers all direct and indirect successors of a unit; not those of a body that continues after a split. */
function successorsIn(successions: readonly Succession[]): (unitId: string) => ReadonlySet<string> {
  const from = Map.groupBy(
    successions.filter(({ relation }) => relation !== 'split'),
    ({ fromUnitId }) => fromUnitId,
  );
  return (unitId) => {
    const found = new Set([unitId]);
    for (const one of found) for (const { toUnitId } of from.get(one) ?? []) found.add(toUnitId);
    found.delete(unitId);
    return found;
  };
}

const sameNameConfidence = 99;

/** How a text matches a known name; null when it does not. Whatever is compared here must be found by the index (name-index.ts). */
function matchName(text: NameForms, { unit, forms }: KnownName, issuerLevel: IssuerLevel): Match | null {
  if (isElsewhere(text, { unit, forms }, issuerLevel)) return null;
  if (text.plain === forms.plain) return { confidence: sameNameConfidence, why: 'elided-prefix' };
  const levels = compareLevels(text, forms, unit.kind, issuerLevel);
  if (levels === 'apart') return null;
  const elided = levels === 'elided' ? 5 : 0;
  if (text.stem.length >= shortestStem) {
    if (text.stem === forms.stem) return { confidence: 96 - elided, why: 'elided-prefix' };
    if (text.ruled === forms.ruled) return { confidence: 90 - elided, why: 'abbreviation' };
    if (text.contracted === forms.contracted) return { confidence: 82 - elided, why: 'contraction' };
  }
  if (isPlace(unit.kind) && text.place !== '' && text.place === forms.place) return { confidence: 78 - elided, why: 'place' };
  if (isCoordinatingBody(unit.kind) && groupWord.test(text.ruled) && forms.ruled.endsWith(text.ruled))
    return { confidence: 45, why: 'elided-name' };
  // One character makes another city of 德州.
  return unit.kind === 'other-city' ? null : typoMatch(text, forms, elided);
}

/** 发展改革委 in a plan of the state or the province means theirs: not the city's, though the city's is called just so. */
export function isElsewhere(text: NameForms, { unit, forms }: Pick<KnownName, 'unit' | 'forms'>, issuerLevel: IssuerLevel): boolean {
  return issuerLevel !== 'own' && unit.kind === 'department' && text.level === null && forms.level === null;
}

/** Whether two names can be of the same level: 省能源局 is never 市能源局; a name without a level has the level of the plan's issuer. */
function compareLevels(text: NameForms, name: NameForms, kind: UnitKind, issuerLevel: IssuerLevel): 'same' | 'elided' | 'apart' {
  if (text.level === name.level) {
    const isSameOwner = text.owner === null || name.owner === null || text.owner === name.owner;
    return isSameOwner ? 'same' : 'apart';
  }
  if (text.level === null) return name.level === issuerLevel ? 'elided' : 'apart';
  if (name.level !== null) return 'apart';
  return text.level === levelOfKind(kind) ? 'elided' : 'apart';
}

/** The level of a unit whose own name does not say it. */
function levelOfKind(kind: UnitKind): NameLevel | null {
  switch (kind) {
    case 'national-department':
      return 'state';
    case 'provincial-department':
    case 'provincial-group':
      return 'province';
    case 'other-city':
    case 'joint-conference-office':
      return null;
    case 'department':
    case 'county':
    case 'functional-zone':
    case 'leading-group':
    case 'group-office':
    case 'working-group':
    case 'township':
    case 'body':
      return 'own';
  }
}

const isPlace = (kind: UnitKind): boolean =>
  kind === 'county' || kind === 'functional-zone' || kind === 'township' || kind === 'other-city' || kind === 'body';

const isCoordinatingBody = (kind: UnitKind): boolean =>
  kind === 'leading-group' ||
  kind === 'group-office' ||
  kind === 'working-group' ||
  kind === 'provincial-group' ||
  kind === 'joint-conference-office';

/** A group called by its kind alone, as plans do once they have named it. */
const groupWord = /^(?:工作)?(?:领导小组|工作组|专项工作组|专班|工作专班|指挥部|联席会议)(?:办)?$/u;

/** One character added, missing or different. In short names that is often another body, so the confidence is low. */
function typoMatch(text: NameForms, name: NameForms, elided: number): Match | null {
  const length = text.ruled.length + (text.level === null ? 0 : 1);
  if (length < 4 || !isOneEdit(text.ruled, name.ruled)) return null;
  // 交通运输部 and 体育总局 are bodies of the state, not the city's misspelt.
  if (elided > 0 && (text.ruled.slice(-1) !== name.ruled.slice(-1) || text.ruled.endsWith('总局'))) return null;
  return { confidence: (length <= 4 ? 35 : length <= 6 ? 50 : 60) - elided, why: 'slip' };
}

function isOneEdit(one: string, other: string): boolean {
  // Most names differ in more; a character beyond the basic plane counts as two here.
  if (Math.abs(one.length - other.length) > 2) return false;
  const [a, b] = one.length <= other.length ? [Array.from(one), Array.from(other)] : [Array.from(other), Array.from(one)];
  if (b.length - a.length > 1) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  const rest = b.length === a.length ? a.slice(at + 1) : a.slice(at);
  return at < b.length && rest.join('') === b.slice(at + 1).join('');
}
