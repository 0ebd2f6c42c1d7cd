/** What the page of units shows is in its address: search, filters, and the unit that is open. */
import { z } from 'zod';
import { addressOf, flag } from '#web/ui/address.ts';

export const unitTabs = ['facts', 'history'] as const;

const viewSchema = z.object({
  find: z.string().default(''),
  /** Ended units too. */
  ended: flag,
  /** Only units with unchecked names. */
  unchecked: flag,
  unitId: z.string().nullable().default(null),
  tab: z.enum(unitTabs).default('facts'),
});
export type UnitsView = Readonly<z.output<typeof viewSchema>>;

const address = addressOf(viewSchema, { unitId: 'unit' });

/** What of an address the page does not understand. */
export const unreadOfUnits = address.unread;

export function readUnitsView(search: URLSearchParams): UnitsView {
  return address.read(search);
}

/** The address of a view; what is as usual is left out. */
export function unitsAddress(view: Partial<UnitsView>): string {
  return address.write('/units', { ...view, tab: view.unitId ? view.tab : undefined });
}

/** The people of a unit, on a page of a later domain. */
export function peopleOfUnit(unitId: string): string {
  return `/people?unit=${unitId}`;
}

/** The tasks of a unit, on a page of a later domain. */
export function tasksOfUnit(unitId: string): string {
  return `/ledger?unitId=${unitId}`;
}
