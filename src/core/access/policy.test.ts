import { describe, expect, it } from 'vitest';
import { decide, type CallerStage, type Power, type TokenScope } from '#core/access/policy.ts';
import type { Role, Subject } from '#core/access/subject.ts';

const subject = (role: Role, tokenScopes: readonly TokenScope[] | null = null): Subject => ({
  accountId: 'a',
  postId: 'p',
  role,
  unitId: null,
  scope: { kind: 'jurisdiction', unitId: null },
  tokenScopes,
});
const told = (power: Power, stage: CallerStage, who: Subject | null, proven = false): string => {
  const decision = decide(power, stage, who, proven);
  return decision.allowed ? decision.reach : decision.code;
};
const byRole = { office: 'jurisdiction', contact: 'scope' } as const;

describe('who may use an endpoint', () => {
  it.each<[Power['who'], readonly string[]]>([
    ['anyone', ['own', 'own', 'own', 'own', 'own', 'own']],
    ['session', ['not-signed-in', 'own', 'own', 'own', 'own', 'own']],
    ['person', ['not-signed-in', 'sign-in-unfinished', 'sign-in-unfinished', 'sign-in-unfinished', 'own', 'own']],
    ['business-person', ['not-signed-in', 'sign-in-unfinished', 'sign-in-unfinished', 'sign-in-unfinished', 'own', 'own']],
    [byRole, ['not-signed-in', 'sign-in-unfinished', 'sign-in-unfinished', 'sign-in-unfinished', 'jurisdiction', 'not-allowed']],
  ])('%j, from nobody to a login of another role', (who, expected) => {
    const office = subject('office');
    const callers = [
      ['anonymous', null],
      ['password', office],
      ['factor', office],
      ['enroll', office],
      ['full', office],
      ['full', subject('reader')],
    ] as const;
    expect(callers.map(([stage, caller]) => told({ who }, stage, caller))).toEqual(expected);
  });

  it.each<[string, Power, readonly TokenScope[] | null, string]>([
    ['a login without limits', { who: byRole, scope: 'ledger.read' }, null, 'scope'],
    ['a token of the group', { who: byRole, scope: 'ledger.read' }, ['plan.read', 'ledger.read'], 'scope'],
    ['a token of another group', { who: byRole, scope: 'ledger.write' }, ['ledger.read'], 'token-not-allowed'],
    ['a token of no group', { who: byRole, scope: 'ledger.read' }, [], 'token-not-allowed'],
    ['any token where the endpoint is of no group', { who: byRole }, ['ledger.read'], 'token-not-allowed'],
    ['any token about the person’s own login', { who: 'session' }, ['ledger.read'], 'token-not-allowed'],
    ['any token where everybody may', { who: 'anyone' }, [], 'own'],
  ])('%s', (_what, power, tokenScopes, expected) => expect(told(power, 'full', subject('contact', tokenScopes))).toBe(expected));

  it.each<[string, Power['who'], CallerStage, boolean, string]>([
    ['a proof that is old', 'person', 'full', false, 'proof-needed'],
    ['a fresh proof', 'person', 'full', true, 'own'],
    ['a login that has just begun', 'session', 'enroll', false, 'own'],
    ['nobody', 'session', 'anonymous', false, 'not-signed-in'],
    ['another role, whose proof does not matter', byRole, 'full', false, 'not-allowed'],
  ])('what wants a fresh proof, asked with %s', (_what, who, stage, proven, expected) => {
    expect(told({ who, freshProof: true }, stage, stage === 'anonymous' ? null : subject('reader'), proven)).toBe(expected);
  });

  it.each(['system-admin', 'security-admin', 'audit-admin'] as const)('what is for people of the business is not for a %s', (role) => {
    expect(told({ who: 'business-person' }, 'full', subject(role))).toBe('not-allowed');
  });

  it('a login without a post may do what needs none', () => {
    const each: readonly Power['who'][] = ['session', 'person', 'business-person', byRole];
    expect(each.map((who) => told({ who }, 'full', null))).toEqual(['own', 'own', 'not-allowed', 'not-allowed']);
  });
});
