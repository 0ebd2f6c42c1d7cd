import { expect, it } from 'vitest';
import type { Account } from '#contract/account/endpoints.ts';
import { filterPeople, isFiltered, peopleAddress, readPeopleView } from '#web/account/people-address.ts';

const nobody: Account = {
  id: '1',
  loginName: 'wang',
  displayName: '王敏',
  powerClass: 'business',
  unitId: 'u1',
  unitName: '市交通运输局',
  phone: '0538-1',
  state: 'active',
  awaitsFirstLogin: false,
  locked: false,
  unused: false,
  disablesOn: null,
  disabledUnusedDays: null,
  factors: { totp: false, passkeys: 0, oidc: 0 },
  posts: [],
  lastLoginAt: null,
  createdAt: '',
  joins: false,
  createdBy: '',
  revision: 1,
};
const post: Account['posts'][number] = {
  id: 'p',
  role: 'contact',
  unitId: 'u2',
  unitName: '市水利局',
  scope: { kind: 'subtree', unitId: 'u2', unitName: '市水利局' },
  grantedAt: '',
  grantedBy: '',
  endedAt: null,
  standsFor: null,
  firstDay: '2026-01-01',
  state: 'standing',
  deputies: [],
};
const everything = readPeopleView(new URLSearchParams());
const found = (people: readonly Account[], search: string, units: string[] = []): string[] =>
  filterPeople(people, readPeopleView(new URLSearchParams(search)), new Set(units)).map(({ id }) => id);

it('goes into the address and comes back', () => {
  const view = { find: '王 水利', role: 'none', powerClass: 'audit', state: 'locked', unitId: 'u', personId: 'p' } as const;
  expect(readPeopleView(new URLSearchParams(peopleAddress(view).split('?')[1]))).toEqual(view);
  expect(peopleAddress(everything)).toBe('/people');
  expect(isFiltered(everything)).toBe(false);
  expect(isFiltered({ ...everything, personId: 'p' })).toBe(false);
  expect(readPeopleView(new URLSearchParams('role=king&state=lost'))).toEqual(everything);
});

it('finds by name, unit and post, and leaves ended posts out', () => {
  const people = [
    nobody,
    { ...nobody, id: '2', displayName: '李', posts: [post], unused: true },
    { ...nobody, id: '3', posts: [{ ...post, endedAt: 'x' }], locked: true },
  ];
  expect(found(people, '')).toEqual(['1', '2', '3']);
  expect(found(people, 'find=李 水利')).toEqual(['2']);
  expect(found(people, 'find=WANG')).toEqual(['1', '2', '3']);
  expect(found(people, 'role=contact')).toEqual(['2']);
  expect(found(people, 'role=none')).toEqual(['1', '3']);
  expect(found(people, 'state=locked')).toEqual(['3']);
  expect(found(people, 'state=unused')).toEqual(['2']);
  expect(found([...people, { ...nobody, id: '4', disablesOn: '2026-04-01' }], 'state=disabled-soon')).toEqual(['4']);
  const waiting = { ...nobody, awaitsFirstLogin: true };
  expect(found([waiting], 'state=invited')).toEqual(['1']);
  expect(found([waiting], 'state=active')).toEqual([]);
  expect(found(people, 'unit=u2', ['u2'])).toEqual(['2']);
  expect(found(people, 'class=audit')).toEqual([]);
});
