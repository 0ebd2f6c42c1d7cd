/** What the ledger shows, as an address: every filter, the grouping, the order and the open task, so that back and forward work. */
import { z } from 'zod';
import { taskFilterSchema, taskSorts, type TaskFilter } from '#contract/ledger/task-endpoints.ts';
import { isTooShort } from '#core/platform/search-words.ts';
import { addressOf } from '#web/ui/address.ts';

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

const address = addressOf(
  taskFilterSchema.extend({
    // What the search would refuse is no filter: the page shows all, and says what it left out.
    text: taskFilterSchema.shape.text.refine((text) => text === undefined || !isTooShort(text)),
    group: z.enum(groupings).default('chapter'),
    sort: z.enum(taskSorts).default('position'),
    taskId: z.string().nullable().default(null),
  }),
  { taskId: 'task' },
);

/** What of an address the page does not understand. */
export const unreadOfLedger = address.unread;

/** Reads an address; what is not understood is left out. */
export function readLedgerAddress(search: URLSearchParams): LedgerView {
  const { group, sort, taskId, ...filter } = address.read(search);
  return { filter, group, sort, taskId };
}

/** The address of a view. */
export function ledgerAddress({ filter, group, sort, taskId }: Partial<LedgerView>): string {
  return address.write('/ledger', { ...filter, group, sort: group === 'none' ? sort : undefined, taskId });
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
