import { describe, expect, it } from 'vitest';
import type { PowerId } from '#core/domains.ts';
import { personActs, postActs } from '#web/account/person-acts.ts';
import { accountOf } from '#test/sample-me.ts';

const all = () => true;
const plain = accountOf();
const full = accountOf({ locked: true, factors: { totp: true, passkeys: 0, oidc: 1 } });
const disabled = accountOf({ state: 'disabled' });

describe('what may be done about an account', () => {
  it.each([
    ['an active one', plain, false, false, ['edit', 'access', 'disable']],
    ['with an identity provider', plain, false, true, ['edit', 'access', 'subject', 'disable']],
    ['a locked one with factors', full, false, true, ['edit', 'access', 'unlock', 'reset', 'subject', 'unlink', 'disable']],
    ['one’s own', full, true, true, ['edit', 'unlock', 'subject']],
    ['a disabled one', disabled, false, true, ['edit', 'enable']],
    ['one that is to join', accountOf({ joins: true, state: 'invited' }), false, true, ['edit', 'access', 'disable']],
    ['one that has joined', accountOf({ joins: true }), false, true, ['edit', 'disable']],
  ])('%s', (_case, person, own, oidc, acts) => expect(personActs(person, own, oidc, all)).toEqual(acts));

  it.each([
    ['editAccount', plain, 'edit'],
    ['giveAccess', plain, 'access'],
    ['unlockAccount', full, 'unlock'],
    ['resetFactors', full, 'reset'],
    ['linkSubject', full, 'subject'],
    ['unlinkSubjects', full, 'unlink'],
    ['disableAccount', plain, 'disable'],
    ['enableAccount', disabled, 'enable'],
  ] as const)('%s is asked for its act', (power: PowerId, person, act) => {
    expect(personActs(person, false, true, (id) => id === power)).toEqual([act]);
    expect(personActs(person, false, true, (id) => id !== power)).not.toContain(act);
  });
});

it.each([
  ['somebody else', plain, false, { grant: true, end: true, deputy: true }],
  ['oneself', plain, true, { grant: false, end: false, deputy: false }],
  ['somebody who is disabled', disabled, false, { grant: false, end: true, deputy: true }],
])('posts of %s', (_case, person, own, acts) => expect(postActs(person, own, all)).toEqual(acts));

it('posts ask for their powers', () => {
  expect(postActs(plain, false, (id) => id === 'grantPost')).toEqual({ grant: true, end: false, deputy: false });
  expect(postActs(plain, false, (id) => id === 'endPost')).toEqual({ grant: false, end: true, deputy: false });
  expect(postActs(plain, false, (id) => id === 'grantDeputy')).toEqual({ grant: false, end: false, deputy: true });
  expect(postActs({ ...plain, powerClass: 'audit' }, false, all).deputy).toBe(false);
});
