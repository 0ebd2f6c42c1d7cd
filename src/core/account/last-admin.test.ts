import { describe, expect, it } from 'vitest';
import { activeAdminRole, isLastHolder } from '#core/account/last-admin.ts';

const posts = (...owners: string[]) => owners.map((accountId, at) => ({ id: `post-${at}`, accountId }));

describe('the last administrator', () => {
  it.each([
    ['the only one goes', posts('a'), 'a', null, true],
    ['another stays', posts('a', 'b'), 'a', null, false],
    ['the only one goes with both posts', posts('a', 'a'), 'a', null, true],
    ['one of two posts of the only one ends', posts('a', 'a'), 'a', 'post-1', false],
    ['the only post ends', posts('a'), 'a', 'post-0', true],
    ['a post of another role ends', posts('a'), 'a', 'post-7', false],
    ['somebody goes who holds none', posts('a'), 'b', null, false],
    ['nobody holds it anyway', [], 'a', null, false],
  ])('%s', (_what, holders, accountId, postId, expected) => expect(isLastHolder(holders, accountId, postId)).toBe(expected));

  it('is one of an active account that is not of business', () => {
    expect(activeAdminRole({ powerClass: 'audit', state: 'active' })).toBe('audit-admin');
    expect(activeAdminRole({ powerClass: 'audit', state: 'invited' })).toBeNull();
    expect(activeAdminRole({ powerClass: 'business', state: 'active' })).toBeNull();
  });
});
