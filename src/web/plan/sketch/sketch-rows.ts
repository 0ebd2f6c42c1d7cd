/** The open names of a plan as the dialog shows them: what each would become, what a person changed of it, and what is to be sent. */
import type { z } from 'zod';
import type { PlanUnit, decidePlanUnits } from '#contract/plan/unit-text-endpoints.ts';
import type { addUnits } from '#contract/unit/batch-endpoints.ts';
import type { Unit } from '#contract/unit/endpoints.ts';
import { currentNames, type NameSet } from '#core/unit/change.ts';
import { newUnitProblems, type NewUnit, type NewUnitProblem } from '#core/unit/check-new-units.ts';
import { unitsToFit, type Fit } from '#core/unit/fit-units.ts';
import { governmentAmong, governmentKey, sketchUnits, type SketchParent, type UnitSketch } from '#core/unit/sketch-units.ts';
import type { IssuerLevel } from '#core/unit/name-form.ts';
import { unitKinds, type UnitKind } from '#core/unit/unit.ts';

/** What becomes of a name: a new unit · one that is there (its id) · as printed · open, for later. */
export type Choice = 'new' | 'as-printed' | 'open' | { readonly unitId: string };

/** new: the tree has nothing like it · match: a unit is meant beyond much doubt · look: somebody has to look · list: nobody in particular. */
export const rowGroups = ['new', 'match', 'look', 'list'] as const;
export type RowGroup = (typeof rowGroups)[number];

export interface SketchRow {
  readonly key: string;
  readonly group: RowGroup;
  /** None: a unit that is only proposed to stand above the others. */
  readonly texts: readonly PlanUnit[];
  readonly choice: Choice;
  /** What it would be as a unit; null where it is to be none. */
  readonly sketch: UnitSketch | null;
  /** The kind that was proposed: where the row stands, whatever a person makes of it. */
  readonly proposed: UnitKind;
  /** Tasks that print it. */
  readonly tasks: number;
}

/** What a person said, by key of row and of sketch. */
export interface SketchEdits {
  readonly choices: ReadonlyMap<string, Choice>;
  readonly fields: ReadonlyMap<string, Partial<Pick<UnitSketch, 'full' | 'short' | 'aliases' | 'kind' | 'parent'>>>;
}

export const noEdits: SketchEdits = { choices: new Map(), fields: new Map() };

/** A proposal from here on is taken unless a person says otherwise: abbreviations by rule or table, no more. */
const sure = 80;
/** In short names one other character is mostly another body. */
const doubtfulSlip = 50;
const nameLength = { least: 2, most: 100 } as const;

interface Around {
  readonly units: readonly Unit[];
  readonly jurisdiction: string;
  readonly today: string;
  /** Whose plan prints the names; left out: the jurisdiction's own. */
  readonly issuerLevel?: IssuerLevel | undefined;
}

/** The rows for all names that are open, in groups, each with what is said of it. */
export function sketchRows(printed: readonly PlanUnit[], edits: SketchEdits, around: Around): SketchRow[] {
  const open = printed.filter(({ state }) => state === 'open');
  const groups = Map.groupBy(open, groupOf);
  const lacking = groups.get('new') ?? [];
  const others = (['match', 'look', 'list'] as const).flatMap((group) => (groups.get(group) ?? []).map((text) => ({ group, text })));
  const toMake = others.filter(({ group, text }) => (edits.choices.get(text.text) ?? defaultOf(group, text)) === 'new');
  const names = [...lacking, ...toMake.map(({ text }) => text)].map(({ text }) => text);
  const sketches = sketchUnits(names, around).map((sketch) => ({ ...sketch, ...edits.fields.get(sketch.key), proposed: sketch.kind }));
  const byText = new Map(printed.map((text) => [text.text, text]));
  const isLacking = new Set(lacking.map(({ text }) => text));
  const made = sketches
    .filter(({ texts }) => texts.length === 0 || texts.some((text) => isLacking.has(text)))
    .map((sketch): SketchRow => {
      const texts = sketch.texts.flatMap((text) => byText.get(text) ?? []);
      const choice = edits.choices.get(sketch.key) ?? 'new';
      return { key: sketch.key, group: 'new', texts, choice, sketch, proposed: sketch.proposed, tasks: tasksOf(texts) };
    });
  const rest = others.map(({ group, text }): SketchRow => {
    const choice = edits.choices.get(text.text) ?? defaultOf(group, text);
    const sketch = choice === 'new' ? (sketches.find(({ texts }) => texts.includes(text.text)) ?? null) : null;
    return { key: text.text, group, texts: [text], choice, sketch, proposed: sketch?.proposed ?? 'body', tasks: text.tasks };
  });
  return [...made, ...rest];
}

/** Where a name stands at first: a person may choose otherwise there. */
function groupOf(text: PlanUnit): RowGroup {
  if (text.openList) return 'list';
  const [first, second] = text.proposals;
  const name = text.text.trim();
  if (first === undefined) return name.length >= nameLength.least && name.length <= nameLength.most ? 'new' : 'look';
  return first.confidence >= sure && first.confidence > (second?.confidence ?? 0) ? 'match' : 'look';
}

function defaultOf(group: RowGroup, { proposals }: PlanUnit): Choice {
  const [first] = proposals;
  if (group === 'match' && first !== undefined) return { unitId: first.unitId };
  // 市体育局 is one character away from 市教育局, and another body; a misprint is seen here, where somebody is asked to look.
  return group === 'look' && first?.why === 'slip' && first.confidence <= doubtfulSlip ? 'new' : 'open';
}

/** Whether a name can become a unit: an open list is nobody in particular. */
export function canBeUnit({ group, texts }: SketchRow): boolean {
  return group !== 'list' && texts.every(({ text }) => text.trim().length >= nameLength.least && text.trim().length <= nameLength.most);
}

function tasksOf(texts: readonly PlanUnit[]): number {
  return Math.max(0, ...texts.map(({ tasks }) => tasks));
}

/** The rows that become units. */
export function newRows(rows: readonly SketchRow[]): readonly (SketchRow & { readonly sketch: UnitSketch })[] {
  const keys = new Set<string>();
  return rows.flatMap((row) => {
    const { sketch } = row;
    if (row.choice !== 'new' || sketch === null || keys.has(sketch.key)) return [];
    keys.add(sketch.key);
    return [{ ...row, sketch }];
  });
}

/** What `addUnits` is asked for; a unit above that is not made is nobody. */
export function newUnitsOf(rows: readonly SketchRow[]): z.input<typeof addUnits.body>['units'] & NewUnit[] {
  const made = newRows(rows);
  const places = new Map(made.map(({ sketch }, at) => [sketch.key, at]));
  return made.map(({ sketch }) => ({
    names: namesOf(sketch),
    kind: sketch.kind,
    parentId: sketch.parent !== null && 'unitId' in sketch.parent ? sketch.parent.unitId : null,
    parentAt: sketch.parent !== null && 'key' in sketch.parent ? (places.get(sketch.parent.key) ?? null) : null,
  }));
}

/** As a person wrote them, and every printed name among them: by it the document's name finds the unit. */
function namesOf({ full: written, short: asked, aliases, texts }: UnitSketch): NewUnit['names'] & { readonly aliases: string[] } {
  const full = written.trim();
  const short = asked?.trim() || null;
  const others = [...aliases, ...texts.map((text) => text.trim())].filter((name) => name !== full && name !== short);
  return { full, short, aliases: [...new Set(others)] };
}

/** What stands against the new units, by the key of their row. */
export function problemsOf(rows: readonly SketchRow[], { units, today }: Around): ReadonlyMap<string, NewUnitProblem['refusal']> {
  const made = newRows(rows);
  return new Map(
    newUnitProblems(units, newUnitsOf(rows), today).flatMap(({ at, refusal }) => {
      const row = made[at];
      return row === undefined ? [] : [[row.key, refusal] as const];
    }),
  );
}

/** A unit that is there, and goes below the government among the new ones (`at`, its place in `newUnitsOf`). */
export interface UnitFit extends Fit {
  readonly at: number;
  readonly before: NameSet;
  /** Whether somebody had compared its names; the longer one nobody has. */
  readonly checked: boolean;
  readonly revision: number;
}

/** What is there already and would stand below the government that is to be made. */
export function fitsOf(rows: readonly SketchRow[], { units, jurisdiction, today }: Around): UnitFit[] {
  const made = newRows(rows).map(({ sketch }) => sketch);
  const government = governmentAmong(made, jurisdiction);
  if (government === null) return [];
  const at = made.indexOf(government);
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  return unitsToFit(units, { jurisdiction, today }).flatMap((fit) => {
    const unit = byId.get(fit.unitId);
    return unit === undefined
      ? []
      : [{ ...fit, at, before: currentNames(unit, today), checked: unit.names.every(({ checked }) => checked), revision: unit.revision }];
  });
}

type Decisions = z.input<typeof decidePlanUnits.body>['decisions'];

/** What `decidePlanUnits` is asked for: names of units that are there, and what stays as it is printed. */
export function decisionsOf(rows: readonly SketchRow[]): Decisions {
  return rows.flatMap(({ texts, choice }) =>
    choice === 'new' || choice === 'open'
      ? []
      : texts.map(({ text, revision }) => ({
          text,
          revision,
          ...(choice === 'as-printed'
            ? { state: 'as-printed' as const, unitIds: [] }
            : { state: 'matched' as const, unitIds: [choice.unitId] }),
        })),
  );
}

export interface SketchSum {
  readonly made: number;
  readonly matched: number;
  readonly kept: number;
  readonly open: number;
}

/** How many of each, as the button and the foot say it; units for what is made, names for all else. */
export function sumOf(rows: readonly SketchRow[]): SketchSum {
  const names = (is: (choice: Choice) => boolean): number =>
    rows.filter(({ choice }) => is(choice)).reduce((sum, { texts }) => sum + texts.length, 0);
  return {
    made: newRows(rows).length,
    matched: names((choice) => typeof choice === 'object'),
    kept: names((choice) => choice === 'as-printed'),
    open: names((choice) => choice === 'open'),
  };
}

/** One choice for all rows of a group that can have it. */
export function chooseAll(edits: SketchEdits, rows: readonly SketchRow[], choice: Exclude<Choice, object>): SketchEdits {
  const meant = rows.filter((row) => (choice === 'new' ? canBeUnit(row) : row.texts.length > 0 || choice === 'open'));
  return { ...edits, choices: new Map([...edits.choices, ...meant.map(({ key }) => [key, choice] as const)]) };
}

/** The choice of one row. */
export function choose(edits: SketchEdits, key: string, choice: Choice): SketchEdits {
  return { ...edits, choices: new Map([...edits.choices, [key, choice]]) };
}

/** Fields of sketches, by key. */
export function change(
  edits: SketchEdits,
  keys: readonly string[],
  fields: { readonly [K in 'full' | 'short' | 'kind' | 'parent']?: UnitSketch[K] },
): SketchEdits {
  return { ...edits, fields: new Map([...edits.fields, ...keys.map((key) => [key, { ...edits.fields.get(key), ...fields }] as const)]) };
}

/** The new units by the kind that was proposed, in the order of the kinds; without the government, which stands before them. */
export function byKind(rows: readonly SketchRow[]): readonly { readonly kind: UnitKind; readonly rows: readonly SketchRow[] }[] {
  const made = Map.groupBy(
    rows.filter((row) => row.group === 'new' && !isGovernmentRow(row)),
    ({ proposed }) => proposed,
  );
  return unitKinds.flatMap((kind) => {
    const own = made.get(kind) ?? [];
    return own.length === 0 ? [] : [{ kind, rows: own }];
  });
}

/** What stands above all of these; undefined where they differ. */
export function commonParent(rows: readonly SketchRow[]): SketchParent | null | undefined {
  const [first, ...others] = rows.map(({ sketch }) => sketch?.parent ?? null);
  return first !== undefined && others.every((one) => sameParent(one, first)) ? first : undefined;
}

export function sameParent(one: SketchParent | null, other: SketchParent | null): boolean {
  return parentValue(one) === parentValue(other);
}

/** A unit above as the value of a field, and back. */
export function parentValue(parent: SketchParent | null): string {
  return parent === null ? '' : 'unitId' in parent ? `unit ${parent.unitId}` : `key ${parent.key}`;
}

export function parentOfValue(value: string): SketchParent | null {
  if (value.startsWith('unit ')) return { unitId: value.slice(5) };
  return value.startsWith('key ') ? { key: value.slice(4) } : null;
}

/** Whether the row is the government that stands above, which no document prints. */
export function isGovernmentRow({ key, texts }: SketchRow): boolean {
  return key === governmentKey && texts.length === 0;
}
