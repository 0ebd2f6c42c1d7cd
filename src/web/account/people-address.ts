/** What the people page shows is in its address: filters, and the person who is open. */
import type { Account } from '#contract/account/endpoints.ts';
import { powerClasses, roles, type PowerClass, type Role } from '#core/access/subject.ts';

export const stateFilters = ['invited', 'active', 'disabled', 'locked'] as const;

export interface PeopleView {
  readonly find: string;
  readonly role: Role | 'none' | null;
  readonly powerClass: PowerClass | null;
  readonly state: (typeof stateFilters)[number] | null;
  readonly unitId: string | null;
  readonly personId: string | null;
}

const keys = { find: 'find', role: 'role', powerClass: 'class', state: 'state', unitId: 'unit', personId: 'person' } as const;

/** Reads the address; what it does not know is no filter. */
export function readPeopleView(search: URLSearchParams): PeopleView {
  const role = search.get(keys.role);
  return {
    find: search.get(keys.find) ?? '',
    role: role === 'none' ? role : (roles.find((one) => one === role) ?? null),
    powerClass: powerClasses.find((one) => one === search.get(keys.powerClass)) ?? null,
    state: stateFilters.find((one) => one === search.get(keys.state)) ?? null,
    unitId: search.get(keys.unitId),
    personId: search.get(keys.personId),
  };
}

/** The address of a view. */
export function peopleAddress(view: PeopleView): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(view)) {
    const key = Object.entries(keys).find(([one]) => one === name)?.[1];
    if (key !== undefined && value !== null && value !== '') search.set(key, String(value));
  }
  const text = search.toString();
  return text === '' ? '/people' : `/people?${text}`;
}

/** Does anything narrow the list? */
export function isFiltered({ find, role, powerClass, state, unitId }: PeopleView): boolean {
  return find !== '' || role !== null || powerClass !== null || state !== null || unitId !== null;
}

/** Those whom the view lets through. `unitIds`: the chosen unit with all below it. */
export function filterPeople(people: readonly Account[], view: PeopleView, unitIds: ReadonlySet<string>): Account[] {
  const words = view.find.toLowerCase().split(/\s+/u).filter(Boolean);
  return people.filter((person) => {
    const live = person.posts.filter(({ endedAt }) => endedAt === null);
    if (view.powerClass !== null && person.powerClass !== view.powerClass) return false;
    if (view.state !== null && !(view.state === 'locked' ? person.locked : person.state === view.state)) return false;
    if (view.role === 'none' ? live.length > 0 : view.role !== null && !live.some(({ role }) => role === view.role)) return false;
    if (view.unitId !== null && ![person.unitId, ...live.map((post) => post.unitId)].some((id) => id !== null && unitIds.has(id)))
      return false;
    const text = [person.displayName, person.loginName, person.unitName, person.phone, ...live.map((post) => post.unitName)]
      .filter((one) => one !== null)
      .join('\n')
      .toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
