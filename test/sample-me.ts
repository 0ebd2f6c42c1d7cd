/** Who is logged in, as the pages read it: for tests of what depends on the person and the post. */
import type { Me, OwnPost, Post } from '#contract/access/me.ts';
import type { Account } from '#contract/account/endpoints.ts';

const jurisdiction = { id: 'j', name: '泰安市', demo: false, feedback: null };

/** A post for the whole jurisdiction. */
export function postOf(id: string, role: Post['role'], more: Partial<OwnPost> = {}): OwnPost {
  const scope = { kind: 'jurisdiction', unitId: null, unitName: null } as const;
  return { id, role, unitId: null, unitName: null, scope, standsFor: null, jurisdiction, ...more };
}

/** Somebody of the office who is fully in, in the first of the posts. */
export function meOf(posts: readonly OwnPost[] = [postOf('office', 'office')], more: Partial<Me> = {}): Me {
  return {
    stage: 'full',
    account: { id: 'a', loginName: 'wang', displayName: '王敏', powerClass: 'business' },
    jurisdiction,
    home: jurisdiction,
    post: posts[0] ?? null,
    posts: [...posts],
    factors: { needed: false, from: null, password: true, totp: false, passkeys: 0, remembered: false, rememberDays: 0 },
    notices: [],
    passwordUntil: null,
    idleSeconds: null,
    expiresAt: '2026-12-01T00:00:00.000Z',
    today: '2026-11-28',
    ...more,
  };
}

/** An active account without factors or posts. */
export function accountOf(more: Partial<Account> = {}): Account {
  return {
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
    createdBy: '',
    joins: false,
    revision: 1,
    ...more,
  };
}
