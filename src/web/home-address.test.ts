import { expect, it } from 'vitest';
import { mayUse } from '#web/access/me.ts';
import { roles } from '#core/access/subject.ts';
import { homeAddress } from '#web/home-address.ts';
import { meOf, postOf } from '#test/sample-me.ts';

it.each([
  ['office', '/plans'],
  ['contact', '/ledger'],
  ['counterpart', '/ledger'],
  ['system-admin', '/people'],
  ['security-admin', '/people'],
  ['audit-admin', '/audit'],
] as const)('%s begins at %s', (role, address) => expect(homeAddress({ role })).toBe(address));

it('leads who has no post to the own account', () => expect(homeAddress(null)).toBe('/me'));

const needs = { '/plans': 'listPlans', '/ledger': 'listTasks', '/people': 'listAccounts', '/audit': 'searchAudit' } as const;

it.each(roles)('%s may use the page that it begins with', (role) => {
  const power = Object.entries(needs).find(([address]) => address === homeAddress({ role }))?.[1];
  expect(power !== undefined && mayUse(meOf([postOf('p', role)]), power)).toBe(true);
});
