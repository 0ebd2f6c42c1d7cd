import { expect, it } from 'vitest';
import { newPost } from '#web/account/new-post.ts';

it.each([
  ['an administrator, who acts for no unit', 'system-admin', 'u', null, null, null, 'jurisdiction', null],
  ['the office, which may act for one', 'office', 'u', null, null, 'u', 'jurisdiction', null],
  ['a contact, whose scope follows the unit', 'contact', 'u', null, null, 'u', 'subtree', 'u'],
  ['a contact of another scope', 'contact', 'u', 'subtree', 'x', 'u', 'subtree', 'x'],
  ['a contact of a group that is not chosen yet', 'contact', 'u', 'group', null, 'u', 'group', null],
  ['a contact of a group', 'contact', 'u', 'group', 'g', 'u', 'group', 'g'],
  ['a supervisor of everything', 'supervisor', null, null, null, null, 'jurisdiction', null],
  ['a counterpart', 'counterpart', 'o', null, null, 'o', 'subtree', 'o'],
] as const)('%s', (_case, role, unitId, kind, scopeUnitId, unit, scopeKind, scopeUnit) => {
  expect(newPost(role, unitId, kind, scopeUnitId)).toEqual({ role, unitId: unit, scope: { kind: scopeKind, unitId: scopeUnit } });
});
