/** What the ledger shows, as an address: every filter, the grouping, the order and the open task, so that back and forward work. */
import { taskFilterSchema, taskSorts, type TaskFilter } from '#contract/ledger/task-endpoints.ts';

export const groupings = ['chapter', 'unit', 'none'] as const;
export type Grouping = (typeof groupings)[number];
export type TaskSort = (typeof taskSorts)[number];

export interface LedgerView {
  readonly filter: TaskFilter;
  readonly group: Grouping;
  /** The order of an ungrouped ledger; a grouped one is in the order of its groups. */
  readonly sort: TaskSort;
  readonly taskId: string | null;
}

export type FilterField = keyof TaskFilter;
const fields = Object.keys(taskFilterSchema.shape);

/** Reads an address; what is not understood is left out. */
export function readLedgerAddress(search: URLSearchParams): LedgerView {
  const group = groupings.find((one) => one === search.get('group')) ?? 'chapter';
  const sort = taskSorts.find((one) => one === search.get('sort')) ?? 'position';
  return { filter: readFilter(search), group, sort, taskId: search.get('task') };
}

function readFilter(search: URLSearchParams): TaskFilter {
  const given: Record<string, unknown> = {};
  for (const field of fields) {
    const values = search.getAll(field).filter((value) => value !== '');
    if (values.length > 0) given[field] = values.length === 1 ? values[0] : values;
  }
  const read = taskFilterSchema.safeParse(given);
  if (read.success) return read.data;
  for (const issue of read.error.issues) delete given[String(issue.path[0])];
  return taskFilterSchema.catch({}).parse(given);
}

/** The address of a view. */
export function ledgerAddress(view: Partial<LedgerView>): string {
  const search = new URLSearchParams();
  for (const [field, value] of Object.entries(view.filter ?? {})) {
    if (value === undefined || value === '') continue;
    for (const one of Array.isArray(value) ? value : [value]) search.append(field, one);
  }
  if (view.group !== undefined && view.group !== 'chapter') search.set('group', view.group);
  if (view.group === 'none' && view.sort !== undefined && view.sort !== 'position') search.set('sort', view.sort);
  if (view.taskId !== undefined && view.taskId !== null) search.set('task', view.taskId);
  const text = search.toString();
  return text === '' ? '/ledger' : `/ledger?${text}`;
}

/** The order in which the rows are asked for. */
export function sortOf(view: LedgerView): TaskSort {
  if (view.group === 'none') return view.sort;
  return view.group === 'unit' ? 'lead' : 'position';
}

/** The filter with one field changed; a chapter belongs to its plan, so it goes when the plan changes. */
export function withField<F extends FilterField>(filter: TaskFilter, field: F, value: TaskFilter[F] | undefined): TaskFilter {
  const { [field]: _old, ...rest } = filter;
  const kept: TaskFilter = rest;
  if (field === 'planId') delete kept.chapter;
  if (value === undefined || (Array.isArray(value) && value.length === 0)) return kept;
  return { ...kept, [field]: value };
}

/** Does the view show less than the whole ledger? */
export function isNarrowed(filter: TaskFilter): boolean {
  return Object.values(filter).some((value) => value !== undefined);
}
