/** What the column of counts offers, and which filter a click on it makes. */
import type { TaskFilter } from '#contract/ledger/task-endpoints.ts';
import { valuesOf, withValues } from '#web/ledger/filter-fields.ts';
import type { FilterField } from '#web/ledger/ledger-address.ts';
import type { Facets } from '#web/ledger/use-tasks.ts';

/** The column shows lists of so many years; all of them stand under “＋ 条件”. */
const yearsOfLists = 2;

/** What needs attention, or needs none any more, as it is called in the column and over the list. */
export const attentionLabels = {
  lead: 'ledger.lead.without',
  openList: 'ledger.open-list.with',
  due: 'ledger.due.undated',
  state: 'ledger.state.ended',
} as const;

/** The words for what was chosen of it; null where nothing was. */
export function attentionOf({ lead, openList, due, state }: TaskFilter) {
  if (state === 'withdrawn') return attentionLabels.state;
  if (lead === 'without') return attentionLabels.lead;
  if (openList === 'with') return attentionLabels.openList;
  return due === 'undated' ? attentionLabels.due : null;
}

/** What all that a person may see is called: what the own unit answers for, or what is shared with it. */
export function allLabel(role: string | undefined) {
  if (role === 'counterpart') return 'ledger.all.shared';
  return role === 'contact' || role === 'unit-leader' ? 'ledger.all.own' : 'ledger.all';
}

/** How many tasks have a value; null while nothing is counted: that is not none. */
export function countIn(facets: Facets | undefined, facet: 'kind' | 'lead' | 'openList' | 'due', value: string): number | null {
  return facets === undefined ? null : (facets[facet].find((one) => one.value === value)?.count ?? 0);
}

/** How many tasks there are whatever kind is chosen. */
export function countOfAllKinds(facets: Facets | undefined): number | null {
  return facets === undefined ? null : facets.kind.reduce((sum, one) => sum + one.count, 0);
}

/** The filter after a click: the value alone, or without it when it was chosen. */
export function picked(filter: TaskFilter, facets: Facets | undefined, field: FilterField, value: string): TaskFilter {
  const chosen = valuesOf(filter, field).includes(value);
  const next = withValues(filter, field, chosen ? [] : [value]);
  if (field !== 'chapter') return next;
  return chosen && onlyPlan(facets) !== undefined ? withValues(next, 'planId', []) : withPlanOfChapter(next, facets);
}

/** Chapters are numbered inside a plan, so choosing one chooses its plan too, where there is only one. */
export function withPlanOfChapter(filter: TaskFilter, facets: Facets | undefined): TaskFilter {
  const only = onlyPlan(facets);
  return filter.chapter === undefined || filter.planId !== undefined || only === undefined ? filter : { ...filter, planId: [only] };
}

function onlyPlan(facets: Facets | undefined): string | undefined {
  return facets?.plan.length === 1 ? facets.plan[0]?.value : undefined;
}

/** By lists of the newest years; what is chosen stays, whatever year it is of. */
export function listedOffered(facets: Facets | undefined, filter: TaskFilter): Facets['listed'] {
  const newest = facets?.listed[0]?.year ?? 0;
  return (facets?.listed ?? []).filter(({ value, year }) => year > newest - yearsOfLists || valuesOf(filter, 'listed').includes(value));
}

/** Units of the tree, by whatever name they are printed; printed names as long as none is matched with a unit. */
export function unitFieldOf(facets: Facets | undefined): 'unitId' | 'unit' {
  return (facets?.unitId.length ?? 0) > 0 ? 'unitId' : 'unit';
}

/** The units to choose from. Open lists name nobody in particular, so there is no unit to look for; one that is chosen stays. */
export function unitsOffered(facets: Facets | undefined, filter: TaskFilter, openLists: ReadonlySet<string>) {
  return (facets?.[unitFieldOf(facets)] ?? []).filter(({ value }) => !openLists.has(value) || valuesOf(filter, 'unit').includes(value));
}
