/**
 * 拟建: the units that printed names would be, where the tree has none. Names, kinds and parents are proposed from the form of the names and
 * from the units that are there; a person sees them first, and may change each.
 */
import { isAlive } from '#core/unit/change.ts';
import { kindByForm, type FormKind } from '#core/unit/kind-of-name.ts';
import { nameFormsIn, plainName, type IssuerLevel, type NameForms } from '#core/unit/name-form.ts';
import type { UnitKind, UnitNode } from '#core/unit/unit.ts';

/** A unit above: one of the tree, or another sketch by its key. */
export type SketchParent = { readonly unitId: string } | { readonly key: string };

/** Why it is proposed: units of the tree like it · the form of its name · nothing speaks for it, so look. */
export type SketchGround = 'tree' | 'form' | 'none';

export interface UnitSketch {
  /** Names it among the sketches of one call. */
  readonly key: string;
  /** The printed names that it would have, the first as it is printed most; none for a unit that is only proposed to stand above others. */
  readonly texts: readonly string[];
  readonly full: string;
  readonly short: string | null;
  readonly aliases: readonly string[];
  readonly kind: UnitKind;
  readonly kindBy: SketchGround;
  readonly parent: SketchParent | null;
  readonly parentBy: SketchGround;
}

/** What a department without a level is in a plan of the state or a province. */
const outsideKinds: Readonly<Record<IssuerLevel, UnitKind | null>> = {
  own: null,
  province: 'provincial-department',
  state: 'national-department',
};
const levelsOutside: Partial<Record<UnitKind, IssuerLevel>> = { 'national-department': 'state', 'provincial-department': 'province' };

interface Named {
  readonly forms: NameForms;
  readonly byForm: FormKind;
}

interface Around {
  readonly jurisdiction: string;
  readonly formsOf: (name: string) => NameForms;
  /** Units that go on, with the forms of all their names. */
  readonly living: readonly { readonly unit: UnitNode; readonly names: readonly Named[] }[];
}

/** The key of the jurisdiction's own government, where it is proposed to stand above its departments. */
export const governmentKey = 'government';

/** From how many units on, and with which share of them, those that are there speak for a kind or a parent. */
const votes = { least: 2, share: 2 / 3 } as const;
/** So many departments without anybody above them ask for the government. */
const fewest = 2;

/** One sketch for each body that these names, printed most first, speak of: 市发改委 and 市发展改革委 are one. */
export function sketchUnits(
  texts: readonly string[],
  {
    units,
    jurisdiction,
    today,
    issuerLevel = 'own',
  }: {
    readonly units: readonly UnitNode[];
    readonly jurisdiction: string;
    readonly today: string;
    /** Whose plan prints them. */
    readonly issuerLevel?: IssuerLevel | undefined;
  },
): UnitSketch[] {
  const formsOf = nameFormsIn(jurisdiction);
  const read = (name: string): Named => {
    const forms = formsOf(name);
    return { forms, byForm: kindByForm(forms) };
  };
  const readPrinted = (name: string): Named => {
    const named = read(name);
    // 发展改革委 in a plan of the state is the state's.
    const outside = named.forms.level === null && named.byForm.kind === 'department' ? outsideKinds[issuerLevel] : null;
    return outside === null ? named : { ...named, byForm: { ...named.byForm, kind: outside } };
  };
  const living = units
    .filter((unit) => isAlive(unit, today))
    .map((unit) => ({ unit, names: unit.names.filter(({ validTo }) => validTo === null).map(({ name }) => read(name)) }));
  const around: Around = { jurisdiction, formsOf, living };
  const bodies = [...Map.groupBy(texts, (text) => bodyOf(readPrinted(text))).values()];
  const sketches = bodies.map((own) => sketchOf(own, readPrinted, around));
  return withParents(sketches, readPrinted, around);
}

/** What tells bodies apart: the name without its level, as contracted; a place without its government. */
function bodyOf({ forms, byForm }: Named): string {
  const isPlace = byForm.kind === 'county' || byForm.kind === 'township' || byForm.kind === 'functional-zone';
  const level = forms.level ?? levelsOutside[byForm.kind] ?? 'own';
  return isPlace && forms.place !== '' ? `place ${forms.place}` : `${level} ${forms.owner ?? ''} ${forms.contracted}`;
}

function sketchOf(texts: readonly string[], read: (name: string) => Named, around: Around): UnitSketch {
  const [first = ''] = texts;
  const named = read(first);
  const voted = kindInTree(named, around);
  const kind = voted ?? named.byForm.kind;
  const { full, short } = ownNames(texts, kind, around);
  const aliases = texts.map((text) => text.trim()).filter((text) => text !== full && text !== short);
  const kindBy = voted !== null ? 'tree' : named.byForm.ending === null ? 'none' : 'form';
  return { key: first, texts, full, short, aliases, kind, kindBy, parent: null, parentBy: 'none' };
}

/** 市X is 济宁市X, called 市X; of a place the name without its government; any other name as it is printed. */
function ownNames(
  texts: readonly string[],
  kind: UnitKind,
  { jurisdiction, formsOf }: Around,
): { readonly full: string; readonly short: string | null } {
  const printed = texts.map((text) => text.trim());
  const [first = ''] = printed;
  const isPlace = kind === 'county' || kind === 'township' || kind === 'functional-zone';
  const named = isPlace ? printed.toSorted((a, b) => a.length - b.length)[0] : undefined;
  // The longest says most: 发展和改革委员会 more than 发改委.
  const longest = printed.toSorted((a, b) => formsOf(b).stem.length - formsOf(a).stem.length)[0] ?? first;
  const base = named ?? longest;
  const full = withJurisdiction(base, jurisdiction, formsOf);
  return { full, short: first === full ? null : first };
}

/** 市X is 济宁市X, 市委X 中共济宁市委X; any other name as it is. */
export function withJurisdiction(name: string, jurisdiction: string, formsOf: (name: string) => NameForms): string {
  const letter = jurisdiction.slice(-1);
  const forms = formsOf(name);
  const isElided = forms.level === 'own' && plainName(name).startsWith(letter) && name.startsWith(letter);
  const full = isElided ? jurisdiction + name.slice(letter.length) : name;
  return isOfParty(forms) && full.startsWith(jurisdiction) ? `中共${full}` : full;
}

/** The kind that most units of the same level and ending have in the tree; null where they are too few or differ. */
function kindInTree({ forms, byForm }: Named, { living }: Around): UnitKind | null {
  // Of whom the world outside is, its own form tells; 财政部 is no 部 of the city because the city has two.
  if (byForm.ending === null || (levelsOutside[byForm.kind] !== undefined && forms.level === null)) return null;
  if (byForm.kind === 'national-department') return null;
  const alike = living.filter(({ names }) =>
    names.some((name) => name.forms.level === forms.level && name.byForm.ending === byForm.ending),
  );
  return majority(alike.map(({ unit }) => unit.kind));
}

function majority<T>(given: readonly T[]): T | null {
  const [first] = [...Map.groupBy(given, (one) => one)].toSorted((a, b) => b[1].length - a[1].length);
  return first !== undefined && first[1].length >= votes.least && first[1].length >= given.length * votes.share ? first[0] : null;
}

/** Whoever's name a name begins with stands above it; else whatever stands above most units of its kind; else the jurisdiction's government. */
function withParents(sketches: readonly UnitSketch[], read: (name: string) => Named, around: Around): UnitSketch[] {
  const above = aboveByName(sketches, around);
  const government = governmentOf(sketches, read, around);
  const placed = sketches.map((sketch): UnitSketch => {
    const { forms, byForm } = read(sketch.full);
    const named = above(sketch);
    if (named !== null) return { ...sketch, parent: named, parentBy: 'form' };
    const usual = parentInTree(sketch.kind, around);
    if (!isOfParty(forms) && usual !== null) return { ...sketch, parent: { unitId: usual }, parentBy: 'tree' };
    return standsBelowGovernment(forms, sketch.kind, byForm.ending) ? { ...sketch, parent: government, parentBy: 'form' } : sketch;
  });
  const isWanted = (sketch: UnitSketch): boolean => sketch.parent !== null && 'key' in sketch.parent && sketch.parent.key === governmentKey;
  const wanting = placed.filter(isWanted);
  if (wanting.length >= fewest) return [governmentSketch(around.jurisdiction), ...placed];
  return placed.map((sketch) => (isWanted(sketch) ? { ...sketch, parent: null, parentBy: 'none' } : sketch));
}

function governmentSketch(jurisdiction: string): UnitSketch {
  const names = { full: `${jurisdiction}人民政府`, short: `${jurisdiction.slice(-1)}政府`, aliases: [] };
  return { key: governmentKey, texts: [], ...names, kind: 'body', kindBy: 'form', parent: null, parentBy: 'form' };
}

/** Organs of the party are no departments of the government. */
function isOfParty({ level, stem }: NameForms): boolean {
  return level === 'own' && stem.startsWith('委');
}

/** Words that institutions of a government end with; a company, a court or a society stands by itself. */
const institution = /^(?:中心|馆|站|所|医院|研究院)$/u;

/** Whether a unit of that name and kind stands directly below the jurisdiction's government. `ending`: the word that tells its kind. */
export function standsBelowGovernment(forms: NameForms, kind: UnitKind, ending: string | null): boolean {
  if (isOfParty(forms) || isGovernment(forms)) return false;
  if (kind === 'department' || kind === 'county' || kind === 'functional-zone') return forms.level === 'own' || forms.level === null;
  // 市大数据中心 is the city's; whose 会展中心 is does its name not say.
  return kind === 'body' && forms.level === 'own' && institution.test(ending ?? '');
}

/** The government among the sketches: proposed, or printed. */
export function governmentAmong(sketches: readonly UnitSketch[], jurisdiction: string): UnitSketch | null {
  const formsOf = nameFormsIn(jurisdiction);
  return sketches.find(({ full }) => isGovernment(formsOf(full))) ?? null;
}

function isGovernment({ level, ruled }: NameForms): boolean {
  return level === 'own' && ruled === '政府';
}

/** The government: of the tree, of the printed names, or one to be proposed. */
function governmentOf(sketches: readonly UnitSketch[], read: (name: string) => Named, { living }: Around): SketchParent {
  const there = living.find(({ names }) => names.some(({ forms }) => isGovernment(forms)));
  if (there !== undefined) return { unitId: there.unit.id };
  const printed = sketches.find(({ texts }) => texts.some((text) => isGovernment(read(text).forms)));
  return { key: printed?.key ?? governmentKey };
}

/** What stands above most units of a kind. */
function parentInTree(kind: UnitKind, { living }: Around): string | null {
  return majority(living.filter(({ unit }) => unit.kind === kind).map(({ unit }) => unit.parentId));
}

/** The body whose name stands at the beginning of another's, the longest: 任城区 of 任城区教育局, 领导小组 of its office. */
function aboveByName(sketches: readonly UnitSketch[], { formsOf, living }: Around): (sketch: UnitSketch) => SketchParent | null {
  const known = new Map<string, SketchParent>();
  for (const { key, full, short, aliases } of sketches)
    for (const name of [full, short, ...aliases]) if (name !== null) known.set(beginning(formsOf(name)), { key });
  for (const { unit, names } of living) for (const { forms } of names) known.set(beginning(forms), { unitId: unit.id });
  return ({ key, full }) => {
    const own = beginning(formsOf(full));
    // The shortest name that stands above another has two characters; whole names are compared, never parts of one.
    for (let length = own.length - 1; length >= 2; length--) {
      const found = known.get(own.slice(0, length));
      if (found !== undefined && !('key' in found && found.key === key)) return found;
    }
    return null;
  };
}

/** A name with its level, in the same form whoever writes it: 市X for 济宁市X. */
function beginning({ level, owner, stem, plain }: NameForms): string {
  return level === 'own' && !plain.startsWith(stem) ? `|${stem}` : `${owner ?? ''}${plain}`;
}
