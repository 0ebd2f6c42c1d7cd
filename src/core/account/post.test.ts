import { describe, expect, it } from 'vitest';
import { adminRoleOf, checkPost, postShapeOf, rolesOf, type PostUnit } from '#core/account/post.ts';
import { makeInitialPassword } from '#core/account/initial-password.ts';
import { checkPasswordShape } from '#core/session/password-policy.ts';
import { settingsInForce } from '#core/session/security-settings.ts';
import { powerClassOf, powerClasses, roles, type Role, type ScopeKind } from '#core/access/subject.ts';

const today = '2026-03-01';
const unit = (kind: NonNullable<PostUnit>['kind'], validTo: string | null = null): PostUnit => ({
  id: kind,
  kind,
  validFrom: null,
  validTo,
});

describe('posts', () => {
  it('of every role are of one class alone', () => {
    for (const role of roles)
      for (const powerClass of powerClasses) {
        const refusal = checkPost(
          { role, unitId: null, scope: { kind: 'jurisdiction', unitId: null } },
          powerClass,
          undefined,
          undefined,
          today,
        );
        expect(refusal?.code === 'post-wrong-class').toBe(powerClassOf(role) !== powerClass);
      }
    expect(powerClasses.map((powerClass) => rolesOf(powerClass).length)).toEqual([6, 1, 1, 1]);
    expect(powerClasses.map(adminRoleOf)).toEqual([null, 'system-admin', 'security-admin', 'audit-admin']);
  });

  it('have units that live, and administrators none', () => {
    const scope = { kind: 'subtree', unitId: 'department' } as const;
    const contact = { role: 'contact', unitId: 'department', scope } as const;
    expect(checkPost(contact, 'business', unit('department'), unit('department'), today)).toBeNull();
    expect(checkPost(contact, 'business', unit('department', '2026-01-01'), unit('department'), today)?.code).toBe('post-unit-invalid');
    expect(checkPost(contact, 'business', unit('department'), unit('department', '2026-01-01'), today)?.code).toBe('post-scope-invalid');
    expect(checkPost(contact, 'business', unit('department'), unit('other-city'), today)?.code).toBe('post-scope-invalid');
    const admin = { role: 'system-admin', unitId: 'department', scope: { kind: 'jurisdiction', unitId: null } } as const;
    expect(checkPost(admin, 'system', unit('department'), undefined, today)?.code).toBe('post-scope-invalid');
    expect(checkPost({ ...admin, unitId: null }, 'system', undefined, undefined, today)).toBeNull();
    expect(postShapeOf('office').scopes).toEqual(['jurisdiction']);
    expect(checkPost({ role: 'office', unitId: null, scope }, 'business', undefined, unit('department'), today)?.code).toBe(
      'post-scope-invalid',
    );
  });
});

describe('the shape of a post', () => {
  it.each<[Role, readonly ScopeKind[], string]>([
    ['office', ['jurisdiction'], 'optional'],
    ['supervisor', ['jurisdiction', 'group', 'subtree'], 'optional'],
    ['reader', ['jurisdiction', 'group', 'subtree'], 'optional'],
    ['contact', ['subtree', 'group'], 'inside'],
    ['unit-leader', ['subtree', 'group'], 'inside'],
    ['counterpart', ['subtree'], 'outside'],
    ['system-admin', ['jurisdiction'], 'none'],
    ['security-admin', ['jurisdiction'], 'none'],
    ['audit-admin', ['jurisdiction'], 'none'],
  ])('of %s: %j, unit %s', (role, scopes, unitIs) => expect(postShapeOf(role)).toEqual({ scopes, unit: unitIs }));

  const ended = '2026-03-01';
  it.each<[string, Role, PostUnit, ScopeKind, PostUnit, string | null]>([
    ['reads everything, of no unit', 'reader', undefined, 'jurisdiction', undefined, null],
    ['reads everything, of a unit', 'reader', unit('department'), 'jurisdiction', undefined, null],
    ['reads everything of one unit', 'reader', undefined, 'jurisdiction', unit('department'), 'post-scope-invalid'],
    ['reads what is of a group', 'reader', undefined, 'group', unit('leading-group'), null],
    ['reads a group that is none', 'reader', undefined, 'group', unit('department'), 'post-group-invalid'],
    ['reads below a unit', 'reader', undefined, 'subtree', unit('department'), null],
    ['reads below nothing', 'reader', undefined, 'subtree', undefined, 'post-scope-invalid'],
    ['acts for a unit outside', 'reader', unit('other-city'), 'jurisdiction', undefined, 'post-unit-invalid'],
    ['acts for a unit that ends today', 'reader', unit('department', ended), 'jurisdiction', undefined, 'post-unit-invalid'],
    ['acts for a unit that ends tomorrow', 'reader', unit('department', '2026-03-02'), 'jurisdiction', undefined, null],
    ['contacts for a group', 'contact', unit('department'), 'group', unit('working-group'), null],
    ['contacts for nobody', 'contact', undefined, 'subtree', unit('department'), 'post-unit-invalid'],
    ['contacts below a unit outside', 'contact', unit('department'), 'subtree', unit('provincial-department'), 'post-scope-invalid'],
    ['is a counterpart of another city', 'counterpart', unit('other-city'), 'subtree', unit('other-city'), null],
    ['is a counterpart inside', 'counterpart', unit('department'), 'subtree', unit('department'), 'post-outside-invalid'],
    ['is a counterpart of nobody', 'counterpart', undefined, 'subtree', undefined, 'post-outside-invalid'],
    [
      'is a counterpart beyond its own',
      'counterpart',
      unit('other-city'),
      'subtree',
      unit('provincial-department'),
      'post-outside-invalid',
    ],
    [
      'is a counterpart of what ended',
      'counterpart',
      unit('other-city', ended),
      'subtree',
      unit('other-city', ended),
      'post-outside-invalid',
    ],
    ['administers one unit alone', 'audit-admin', undefined, 'jurisdiction', unit('department'), 'post-scope-invalid'],
  ])('who %s', (_what, role, acting, kind, scope, code) => {
    const post = { role, unitId: acting?.id ?? null, scope: { kind, unitId: scope?.id ?? null } };
    expect(checkPost(post, powerClassOf(role), acting, scope, today)?.code ?? null).toBe(code);
  });
});

describe('an initial password', () => {
  it('keeps the strictest rules at every length and has nothing that looks alike', () => {
    let seed = 1;
    const random = (below: number): number => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % below;
    };
    for (const minLength of [8, 12, 16, 17, 20, 33, 64]) {
      for (let at = 0; at < 50; at++) {
        const password = makeInitialPassword(minLength, random);
        expect(checkPasswordShape(password, settingsInForce('djbh3', { minLength, characterClasses: 4 }))).toBeNull();
        expect(password).not.toMatch(/[0O1lI]/);
      }
    }
  });
});
