/** What the people page shows is in its address: filters, and the person who is open. */
import { z } from 'zod';
import type { Account } from '#contract/account/endpoints.ts';
import { holdsText } from '#core/platform/search-text.ts';
import { powerClasses, roles } from '#core/access/subject.ts';
import { shownState } from '#web/account/person-words.ts';
import { addressOf } from '#web/ui/address.ts';

export const stateFilters = ['invited', 'active', 'disabled', 'locked', 'unused', 'disabled-soon'] as const;

const viewSchema = z.object({
  find: z.string().default(''),
  role: z
    .enum([...roles, 'none'])
    .nullable()
    .default(null),
  powerClass: z.enum(powerClasses).nullable().default(null),
  state: z.enum(stateFilters).nullable().default(null),
  unitId: z.string().nullable().default(null),
  personId: z.string().nullable().default(null),
});
export type PeopleView = Readonly<z.output<typeof viewSchema>>;

const address = addressOf(viewSchema, { powerClass: 'class', unitId: 'unit', personId: 'person' });

/** What of an address the page does not understand. */
export const unreadOfPeople = address.unread;

/** Reads the address; what it does not know is no filter. */
export function readPeopleView(search: URLSearchParams): PeopleView {
  return address.read(search);
}

/** The address of a view. */
export function peopleAddress(view: Partial<PeopleView>): string {
  return address.write('/people', view);
}

/** Does anything narrow the list? */
export function isFiltered({ find, role, powerClass, state, unitId }: PeopleView): boolean {
  return find !== '' || role !== null || powerClass !== null || state !== null || unitId !== null;
}

/** Those whom the view lets through. `unitIds`: the chosen unit with all below it. */
export function filterPeople(people: readonly Account[], view: PeopleView, unitIds: ReadonlySet<string>): Account[] {
  return people.filter((person) => {
    const live = person.posts.filter(({ endedAt }) => endedAt === null);
    if (view.powerClass !== null && person.powerClass !== view.powerClass) return false;
    if (view.state !== null && !isIn(person, view.state)) return false;
    if (view.role === 'none' ? live.length > 0 : view.role !== null && !live.some(({ role }) => role === view.role)) return false;
    if (view.unitId !== null && ![person.unitId, ...live.map((post) => post.unitId)].some((id) => id !== null && unitIds.has(id)))
      return false;
    return holdsText(
      [person.displayName, person.loginName, person.unitName, person.phone, ...live.map((post) => post.unitName)],
      view.find,
    );
  });
}

function isIn(person: Account, state: (typeof stateFilters)[number]): boolean {
  if (state === 'locked') return person.locked;
  if (state === 'disabled-soon') return person.disablesOn !== null;
  return state === 'unused' ? person.unused : shownState(person) === state;
}
