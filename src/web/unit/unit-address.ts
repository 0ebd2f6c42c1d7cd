/** What the page of units shows is in its address: search, filters, and the unit that is open. */

export const unitTabs = ['facts', 'history'] as const;

export interface UnitsView {
  readonly find: string;
  /** Ended units too. */
  readonly ended: boolean;
  /** Only units with names that nobody checked. */
  readonly unchecked: boolean;
  readonly unitId: string | null;
  readonly tab: (typeof unitTabs)[number];
}

export function readUnitsView(search: URLSearchParams): UnitsView {
  return {
    find: search.get('find') ?? '',
    ended: search.get('ended') === '1',
    unchecked: search.get('unchecked') === '1',
    unitId: search.get('unit') || null,
    tab: unitTabs.find((tab) => tab === search.get('tab')) ?? 'facts',
  };
}

/** The address of a view; what is as usual is left out. */
export function unitsAddress(view: Partial<UnitsView>): string {
  const search = new URLSearchParams();
  if (view.find) search.set('find', view.find);
  if (view.ended === true) search.set('ended', '1');
  if (view.unchecked === true) search.set('unchecked', '1');
  if (view.unitId) search.set('unit', view.unitId);
  if (view.unitId && view.tab === 'history') search.set('tab', view.tab);
  const text = search.toString();
  return text === '' ? '/units' : `/units?${text}`;
}
