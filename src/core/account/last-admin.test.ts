import { describe, expect, it } from 'vitest';
import { activeAdminRole, isLastHolder } from '#core/account/last-admin.ts';

const posts = (...owners: string[]) => owners.map((accountId, at) => ({ id: `post-${at}`, accountId }));

describe('the last administrator', () => {
  it.each([
    ['the only holder is disabled', posts('a'), 'a', null, true],
    ['another holder remains', posts('a', 'b'), 'a', null, false],
    ['the only holder of two posts is disabled', posts('a', 'a'), 'a', null, true],
    ['one of two posts of the only holder ends', posts('a', 'a'), 'a', 'post-1', false],
    ['the only post ends', posts('a'), 'a', 'post-0', true],
    ['a post of another role ends', posts('a'), 'a', 'post-7', false],
    ['an account without the role is disabled', posts('a'), 'b', null, false],
    ['the role has no holder', [], 'a', null, false],
  ])('%s', (_what, holders, accountId, postId, expected) => expect(isLastHolder(holders, accountId, postId)).toBe(expected));

  it('is an active account that is not a business account', () => {
    expect(activeAdminRole({ powerClass: 'audit', state: 'active' })).toBe('audit-admin');
    expect(activeAdminRole({ powerClass: 'audit', state: 'invited' })).toBeNull();
    expect(activeAdminRole({ powerClass: 'business', state: 'active' })).toBeNull();
  });
});
