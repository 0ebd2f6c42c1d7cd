/** What “＋ 条件” offers for a field, and the filter that a tick makes. */
import type { TaskFilter } from '#contract/ledger/task-endpoints.ts';
import { withPlanOfChapter } from '#web/ledger/facet-choice.ts';
import { valuesOf, withValues, type CountedField } from '#web/ledger/filter-fields.ts';
import type { Facets } from '#web/ledger/use-tasks.ts';

const offered: readonly CountedField[] = [
  'unitId',
  'unit',
  'unitRole',
  'commitment',
  'nature',
  'due',
  'lead',
  'openList',
  'kind',
  'chapter',
  'themeId',
  'listed',
  'planId',
];
const singles: readonly CountedField[] = ['due', 'lead', 'openList', 'chapter'];

/** The fields to choose from; chapters only where there are some, since they are counted within one plan, and lists, which not everybody sees. */
export function fieldsOffered(facets: Facets | undefined): readonly CountedField[] {
  return offered.filter((one) => (one !== 'chapter' && one !== 'listed') || (facets?.[one].length ?? 0) > 0);
}

/** The filter after a value was ticked (`on`) or not any more. Some fields hold one value only. */
export function ticked(filter: TaskFilter, facets: Facets | undefined, field: CountedField, value: string, on: boolean): TaskFilter {
  const rest = singles.includes(field) ? [] : valuesOf(filter, field).filter((one) => one !== value);
  const next = withValues(filter, field, on ? [...rest, value] : rest);
  return field === 'chapter' && on ? withPlanOfChapter(next, facets) : next;
}
