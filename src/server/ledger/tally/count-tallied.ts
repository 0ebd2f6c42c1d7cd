/**
 * Counts under a filter of the whole ledger, from what each open task counts towards: what a filter asks of them is whether a task counts towards
 * a value. What it asks beyond that (a word, a role) the database answers first.
 */
import { sql, type SqlBool } from 'kysely';
import type * as contract from '#contract/ledger/task-endpoints.ts';
import { countsWithout, countValues, readTaskValues, startCounting, type TaskValues } from '#core/ledger/count-values.ts';
import { readListed } from '#core/ledger/list/listed-value.ts';
import type { ListsKnown } from '#server/ledger/list/listed-tasks.ts';
import { listedRows } from '#server/ledger/tally/count-ledger.ts';
import { keptTallied, nextTurn, printedTallies, type Tallied } from '#server/ledger/tally/kept-tallied.ts';
import { themeNames } from '#server/ledger/tally/theme-names.ts';
import { inOrder, mostUnits, ownFieldsOf, type CountedRow, type Facet, type Part } from '#server/ledger/task/facets.ts';
import { allOf, type Condition } from '#server/ledger/task/task-filter.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Act } from '#server/platform/http/act.ts';

/** What a filter's field asks of the values that a task counts towards. */
interface ValueCondition {
  readonly field: keyof contract.TaskFilter;
  readonly facet: string;
  readonly matches: (value: string) => boolean;
  /** Also met by who counts towards one of these, `facet:value` … */
  readonly also?: readonly string[];
  /** … or towards none of a set of them. */
  readonly lacking?: readonly (readonly string[])[];
}

/** Some ten milliseconds. */
const piecesPerTurn = 40;

/** The parts that can be counted so under this filter. The others are walked. */
export function tallyParts(filter: contract.TaskFilter, known: ListsKnown, parts: readonly Part[]): readonly Part[] {
  if (filter.state === 'withdrawn') return [];
  const asked = new Set(valueConditions(filter, known).map(({ field }) => field));
  const walked = (field: keyof contract.TaskFilter): boolean => filter[field] !== undefined && !asked.has(field);
  // Chapters stand in printed order, and a plan has few tasks. In which role a unit answers is not among the values.
  const left = new Set<Part>(['chapter', 'unitRole', ...(filter.unitRole === undefined ? [] : (['unit', 'unitId'] as const))]);
  return parts.filter((part) => !left.has(part) && !ownFieldsOf[part].some(walked));
}

/** Each facet's rows in its order. For `parts` that tallyParts answered, and acts that see the whole ledger. */
export async function countTallied(
  act: Act,
  conditions: readonly Condition[],
  filter: contract.TaskFilter,
  known: ListsKnown,
  parts: readonly Part[],
): Promise<readonly CountedRow[]> {
  const [tallied, changed] = await Promise.all([keptTallied(act), changedTasks(act)]);
  const asked = valueConditions(filter, known);
  const said = new Set<string>(['state', ...asked.map(({ field }) => field)]);
  const others = conditions.filter(({ field }) => !said.has(field));
  const { pieces, gone, come } = others.length === 0 ? everyTask(tallied, changed) : await tasksThat(act, others, changed);
  const values = withNewValues(tallied, come);

  const ownSet = (part: Part): number => {
    const own: readonly string[] = ownFieldsOf[part];
    return asked.reduce((set, { field }, index) => (own.includes(field) ? set | (1 << index) : set), 0);
  };
  const counting = startCounting(
    values.most,
    asked.map(({ facet, matches, also = [], lacking = [] }) => ({
      values: [
        ...[...values.of(facet)].flatMap(([value, number]) => (matches(value) ? [number] : [])),
        ...also.flatMap((key) => values.of(facetOf(key)).get(valueOf(key)) ?? []),
      ],
      lacking: lacking.map((keys) => keys.flatMap((key) => values.of(facetOf(key)).get(valueOf(key)) ?? [])),
    })),
    [...new Set(parts.map(ownSet))],
  );
  for (const [index, piece] of pieces.entries()) {
    if (index % piecesPerTurn === piecesPerTurn - 1) await nextTurn();
    countValues(counting, piece, 1);
  }
  for (const piece of gone) countValues(counting, piece, -1);
  countValues(counting, printed(come.map((keys) => keys.map((key) => values.of(facetOf(key)).get(valueOf(key)) ?? 0))), 1);

  const rows = await Promise.all(
    parts.map((part) => {
      const count = countsWithout(counting, ownSet(part));
      const facet = (name: string): Facet =>
        [...values.of(name)].flatMap(([value, number]) => {
          const found = count(number);
          return found === 0 ? [] : [{ value, label: value, count: found }];
        });
      return rowsOf(act, part, facet, values);
    }),
  );
  return rows.flat();
}

async function rowsOf(act: Act, part: Part, facet: (name: string) => Facet, values: Values): Promise<readonly CountedRow[]> {
  const named = (name: CountedRow['facet'], counted: Facet): CountedRow[] => counted.map((row) => ({ facet: name, ...row }));
  const single = (name: CountedRow['facet'], count: number): CountedRow => ({ facet: name, value: '', label: '', count });
  switch (part) {
    case 'total':
      return [single('total', facet('total')[0]?.count ?? 0)];
    case 'objects':
      return [single('objects', facet('object').length)];
    case 'unit': {
      const units = facet('unit');
      const most = (await sorted(act, units, values)).toSorted((a, b) => b.count - a.count).slice(0, mostUnits);
      return [single('units', units.length - facet('unitOpen').length), ...named('unit', most)];
    }
    case 'unitId':
      return named('unitId', inOrder(facet('unitId')).slice(0, mostUnits));
    case 'theme':
      return named('theme', await themeNames(act, facet('theme')));
    case 'listed':
      return listedRows(facet);
    case 'chapter':
    case 'unitRole':
      throw new Error(`${part} is not counted by values`);
    default:
      return named(part, facet(part));
  }
}

/** A field whose values a task counts towards: what the filter asks is whether it counts towards one of them. */
function valueConditions(filter: contract.TaskFilter, known: ListsKnown): readonly ValueCondition[] {
  const asked: ValueCondition[] = [];
  const oneOf = (field: ValueCondition['field'], facet: string, listed: readonly string[] | undefined): void => {
    const among = new Set(listed);
    if (listed !== undefined) asked.push({ field, facet, matches: (value) => among.has(value) });
  };
  const ids = (listed: readonly string[] | undefined) => listed?.map((id) => id.toLowerCase());
  const { chapter, unitRole, due, lead, openList } = filter;
  oneOf('planId', 'plan', ids(filter.planId));
  // A chapter holds those below it.
  if (chapter !== undefined) {
    asked.push({
      field: 'chapter',
      facet: 'chapter',
      matches: (value) => {
        const path = String((JSON.parse(value) as readonly unknown[])[1]);
        return path === chapter || path.startsWith(`${chapter}/`);
      },
    });
  }
  // With a role: a matter of the database.
  if (unitRole === undefined) {
    oneOf('unit', 'unit', filter.unit);
    oneOf('unitId', 'unitId', ids(filter.unitId));
  }
  oneOf('kind', 'kind', filter.kind);
  oneOf('commitment', 'commitment', filter.commitment);
  oneOf('nature', 'nature', filter.nature);
  oneOf('due', 'due', due && [due]);
  oneOf('lead', 'lead', lead && [lead]);
  oneOf('openList', 'openList', openList && [openList]);
  oneOf('themeId', 'theme', ids(filter.themeId));
  oneOf('objectId', 'object', ids(filter.objectId));
  if (filter.listed !== undefined) asked.push(...listedConditions(filter.listed, known));
  return asked;
}

/** Of lists and of what they leave out, as far as they are known of (listed-tasks.ts says the same to the database). */
function listedConditions(listed: readonly string[], { lists, omissions }: ListsKnown): readonly ValueCondition[] {
  const read = listed.map(readListed);
  const chosen = new Set(read.flatMap((one) => (one.kind === 'in' && lists.some(({ id }) => id === one.listId) ? [one.listId] : [])));
  const also = read.flatMap((one) => (one.kind === 'omitted' && omissions ? [`omitted:${one.year}`] : []));
  const years = new Set(read.flatMap((one) => (one.kind === 'none' ? [one.year] : [])));
  const lacking = [...years].map((year) => [
    'overall:',
    ...lists.filter((list) => list.year === year).map(({ id }) => `list:${id}`),
    ...(omissions ? [`omitted:${year}`] : []),
  ]);
  return [{ field: 'listed', facet: 'list', matches: (value) => chosen.has(value), also, lacking }];
}

/** A task that changed since the counts were folded. */
interface Changed {
  readonly id: string;
  /** What the counts hold it for, as the database prints it. */
  readonly was: string | null;
  /** What it counts towards, facet:value. */
  readonly now: readonly string[] | null;
}

async function changedTasks(act: Act): Promise<readonly Changed[]> {
  const { rows } = await sql<Changed>`select task_id as id, tallies::text as was, now from ledger_changed()`.execute(act.db);
  return rows;
}

interface Found {
  readonly pieces: readonly TaskValues[];
  readonly gone: readonly TaskValues[];
  readonly come: readonly (readonly string[])[];
}

function everyTask({ pieces, gone }: Tallied, changed: readonly Changed[]): Found {
  return {
    pieces,
    gone: [...gone, readTaskValues(changed.map(({ was }) => was ?? '').join(''))],
    come: changed.flatMap(({ now }) => (now === null ? [] : [now])),
  };
}

/** Those that meet conditions which only the database can answer. */
async function tasksThat(act: Act, conditions: readonly Condition[], changed: readonly Changed[]): Promise<Found> {
  const ids = changed.map(({ id }) => id);
  const found = act.db.selectFrom('task').where(inJurisdiction(act, 'task')).where(allOf(conditions));
  const pieces = await printedTallies(
    act,
    sql`${found
      .innerJoin('ledger_tallied as known', (join) =>
        join.onRef('known.jurisdiction_id', '=', 'task.jurisdiction_id').onRef('known.task_id', '=', 'task.id'),
      )
      .select('known.tallies')
      .where(sql<SqlBool>`task.id <> all(${ids}::uuid[])`)}`,
  );
  const among = await found
    .select('task.id')
    .where(sql<SqlBool>`task.id = any(${ids}::uuid[])`)
    .execute();
  const matching = new Set(among.map(({ id }) => id));
  return {
    pieces,
    gone: [],
    come: changed.flatMap(({ id, now }) => (now === null || !matching.has(id) ? [] : [now])),
  };
}

interface Values {
  readonly most: number;
  /** The numbers of a facet's values. */
  of(facet: string): ReadonlyMap<string, number>;
  /** Facets with values that came later and stand at the end. */
  readonly unsorted: ReadonlySet<string>;
}

/** Values that nothing counted towards when the counts were folded get the next numbers. */
function withNewValues({ values, unsorted, most }: Tallied, come: readonly (readonly string[])[]): Values {
  const added = new Map<string, Map<string, number>>();
  const of = (facet: string): ReadonlyMap<string, number> => added.get(facet) ?? values.get(facet) ?? new Map<string, number>();
  let last = most;
  for (const key of come.flat()) {
    const facet = facetOf(key);
    if (of(facet).has(valueOf(key))) continue;
    const own = added.get(facet) ?? new Map(values.get(facet));
    added.set(facet, own.set(valueOf(key), ++last));
  }
  return { most: last, of, unsorted: new Set([...unsorted, ...added.keys()]) };
}

/** Printed names in the database's order. */
async function sorted(act: Act, units: Facet, { unsorted }: Values): Promise<Facet> {
  if (!unsorted.has('unit')) return units;
  const { rows } = await sql<{ value: string }>`
    select value from unnest(${units.map(({ value }) => value)}::text[]) value order by value`.execute(act.db);
  const counted = new Map(units.map((row) => [row.value, row]));
  return rows.flatMap(({ value }) => counted.get(value) ?? []);
}

function facetOf(key: string): string {
  return key.slice(0, key.indexOf(':'));
}

function valueOf(key: string): string {
  return key.slice(key.indexOf(':') + 1);
}

function printed(tasks: readonly (readonly number[])[]): TaskValues {
  return readTaskValues(tasks.map((numbers) => `{${numbers.join(',')}}`).join(''));
}
