/** The filters of the ledger in words: which can be chosen from counts, and how a value is called. */
import { withField } from '#web/ledger/ledger-address.ts';
import { listTitle } from '#core/ledger/list/list-title.ts';
import { readListed } from '#core/ledger/list/listed-value.ts';
import type { TaskFilter } from '#contract/ledger/task-endpoints.ts';
import type { FilterField } from '#web/ledger/ledger-address.ts';
import type { Facets } from '#web/ledger/use-tasks.ts';
import { t, type MessageKey } from '#web/ledger/words.ts';

/** Filters that are lists of values with counts, by the facet that counts them. */
export const countedFields = {
  unitId: 'unitId',
  unit: 'unit',
  unitRole: 'unitRole',
  kind: 'kind',
  commitment: 'commitment',
  nature: 'nature',
  lead: 'lead',
  openList: 'openList',
  due: 'due',
  themeId: 'theme',
  listed: 'listed',
  planId: 'plan',
  chapter: 'chapter',
} as const satisfies Partial<Record<FilterField, keyof Facets>>;
export type CountedField = keyof typeof countedFields;

export const fieldLabels: Readonly<Record<FilterField, MessageKey>> = {
  planId: 'ledger.filter.planId',
  chapter: 'ledger.filter.chapter',
  unitId: 'ledger.filter.unitId',
  unit: 'ledger.filter.unit',
  unitRole: 'ledger.filter.unitRole',
  kind: 'ledger.filter.kind',
  commitment: 'ledger.filter.commitment',
  nature: 'ledger.filter.nature',
  role: 'ledger.filter.role',
  due: 'ledger.filter.due',
  dueFrom: 'ledger.filter.dueFrom',
  dueTo: 'ledger.filter.dueTo',
  lead: 'ledger.filter.lead',
  openList: 'ledger.filter.openList',
  themeId: 'ledger.filter.themeId',
  listed: 'ledger.filter.listed',
  objectId: 'ledger.filter.objectId',
  principleId: 'ledger.filter.principleId',
  text: 'ledger.filter.text',
  state: 'ledger.filter.state',
};

/** How a list of a year, or what is in none of a year's, is called; `label`: the list's name. */
export function listedWords({ value, label, year, state }: Facets['listed'][number]): string {
  const read = readListed(value);
  if (read.kind !== 'in') return t(`ledger.listed.${read.kind}`, { year });
  const name = listTitle({ year, name: label });
  return state === null || state === 'issued' ? name : t('ledger.listed.composed', { name, state: t(`list.state.${state}`) });
}

/** How a value of a closed list is called; null for names and ids, which a facet or a register knows. */
export function valueWord(field: FilterField, value: string): string | null {
  const keys: Partial<Record<FilterField, string>> = {
    kind: 'kind',
    commitment: 'commitment',
    nature: 'nature',
    unitRole: 'role',
    role: 'task-role',
    state: 'task-state',
    lead: 'ledger.lead',
    openList: 'ledger.open-list',
    due: 'ledger.due',
  };
  if (field === 'state' && value === 'withdrawn') return t('ledger.state.ended');
  const prefix = keys[field];
  // The edge: the address was read by the schema, so each value of these fields has its word (ledger-address.ts).
  return prefix === undefined ? null : t(`${prefix}.${value}` as MessageKey);
}

/** The values that a filter has in a field. */
export function valuesOf(filter: TaskFilter, field: FilterField): readonly string[] {
  const value = filter[field];
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

/** A field of the filter set from plain words, such as a facet offers; the address reads them by the schema again. */
export function withValues(filter: TaskFilter, field: FilterField, values: readonly string[]): TaskFilter {
  const kept = withField(filter, field, undefined);
  if (values.length === 0) return kept;
  const single = ['chapter', 'role', 'due', 'dueFrom', 'dueTo', 'lead', 'openList', 'text', 'state'].includes(field);
  return { ...kept, [field]: single ? values.at(-1) : values };
}
