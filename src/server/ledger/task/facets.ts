/** What a facet of the ledger is: values with the number of tasks that each has. */
import type * as contract from '#contract/ledger/task-endpoints.ts';
import { listedCounts } from '#core/ledger/list/listed-value.ts';
import type { ListsKnown } from '#server/ledger/list/listed-tasks.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { unitNames } from '#server/plan/unit-text/unit-tree.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { AnswerOf } from '#server/platform/http/route.ts';

export type Facet = AnswerOf<typeof contract.countTasks>['kind'];

/** Facets by what a task itself says. */
export const ownFacets = ['kind', 'commitment', 'nature', 'due', 'lead', 'openList', 'plan'] as const;
export type OwnFacet = (typeof ownFacets)[number];

/** What is counted beside the ledger: facets, and what else stands there. */
export type Part = OwnFacet | 'total' | 'objects' | 'unit' | 'unitId' | 'unitRole' | 'theme' | 'chapter' | 'listed';

/** The filter fields that narrow each part: it is counted without them. */
export const ownFieldsOf = {
  total: [],
  objects: [],
  kind: ['kind'],
  commitment: ['commitment'],
  nature: ['nature'],
  due: ['due', 'dueFrom', 'dueTo'],
  lead: ['lead'],
  openList: ['openList'],
  plan: ['planId', 'chapter'],
  unit: ['unit'],
  unitId: ['unitId'],
  unitRole: ['unit', 'unitId'],
  theme: ['themeId'],
  chapter: ['chapter'],
  listed: ['listed'],
} as const satisfies Record<Part, readonly (keyof contract.TaskFilter)[]>;

/**
 * units: printed names that are no open lists; counted with `unit`. withdrawn: what the filter finds among withdrawn tasks. listed: as
 * core/ledger/list/listed-value.ts counts.
 */
export interface CountedRow {
  readonly facet: Part | 'units' | 'withdrawn';
  readonly value: string;
  readonly label: string;
  readonly count: number;
}

/** Of units, printed names and those of the tree, a facet shows those with the most tasks. */
export const mostUnits = 300;

/** Those with the most tasks first. */
export function inOrder(facet: Facet): Facet {
  return facet.toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

/** The answer that these rows make, whichever way they were counted. What a facet is labelled by today is read here, but for themes. */
export async function countsOf(act: Act, rows: readonly CountedRow[], known: ListsKnown): Promise<AnswerOf<typeof contract.countTasks>> {
  const facet = (part: CountedRow['facet']): Facet =>
    rows.filter((row) => row.facet === part).map(({ value, label, count }) => ({ value, label, count }));
  const one = (part: CountedRow['facet']): number => facet(part)[0]?.count ?? 0;
  const own = (part: OwnFacet): Facet => inOrder(facet(part));
  const unitId = facet('unitId');
  const names = await unitNames(
    act,
    unitId.map(({ value }) => value),
  );
  return {
    total: one('total'),
    objects: one('objects'),
    units: one('units'),
    withdrawn: one('withdrawn'),
    plan: await planTitles(act, own('plan')),
    chapter: facet('chapter'),
    unit: facet('unit'),
    unitId: unitId.map((row) => ({ ...row, label: names.get(row.value) ?? row.value })),
    unitRole: facet('unitRole'),
    kind: own('kind'),
    commitment: own('commitment'),
    nature: own('nature'),
    due: own('due'),
    lead: own('lead'),
    openList: own('openList'),
    theme: facet('theme'),
    listed: listedFacet(facet('listed'), known),
  };
}

/** What lists leave out is told to who knows of it: to others it is in no list. */
function listedFacet(counted: Facet, { lists, omissions }: ListsKnown): AnswerOf<typeof contract.countTasks>['listed'] {
  const counts = new Map(counted.map(({ value, count }) => [value, count]));
  const countOf = (value: string): number => (!omissions && value.startsWith('omitted:') ? 0 : (counts.get(value) ?? 0));
  return listedCounts(lists, countOf).map(({ value, count, year, list }) => ({
    value,
    label: list?.name ?? value,
    count,
    year,
    state: list?.state ?? null,
  }));
}

type PlanFacet = AnswerOf<typeof contract.countTasks>['plan'];

/** Plans by their titles, with what tells two of one title apart. */
async function planTitles(act: Act, facet: Facet): Promise<PlanFacet> {
  if (facet.length === 0) return [];
  const plans = await act.db
    .selectFrom('plan')
    .leftJoin('plan_version as version', (join) =>
      join
        .onRef('version.jurisdiction_id', '=', 'plan.jurisdiction_id')
        .onRef('version.plan_id', '=', 'plan.id')
        .on('version.state', '=', 'published'),
    )
    .select(['plan.id', 'plan.title', 'plan.number', 'version.issued_on'])
    .where(inJurisdiction(act, 'plan'))
    .where(
      'plan.id',
      'in',
      facet.map(({ value }) => value),
    )
    .execute();
  const found = new Map(plans.map((plan) => [plan.id, plan]));
  return facet.flatMap((row) => {
    const plan = found.get(row.value);
    return plan === undefined ? [] : [{ ...row, label: plan.title, number: plan.number, issuedOn: plan.issued_on }];
  });
}
