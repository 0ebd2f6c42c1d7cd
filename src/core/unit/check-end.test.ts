import { describe, expect, it } from 'vitest';
import { checkMerge, refuseEnd, type UnitEnd } from '#core/unit/check-end.ts';
import { unitAt, unitOf } from '#core/unit/find-unit.ts';
import { planMembers } from '#core/unit/plan-members.ts';
import type { UnitNode } from '#core/unit/unit.ts';

const today = '2026-11-22';
type Node = UnitNode & { readonly memberIds: readonly string[]; readonly revision: number };
const unit = (id: string, more: Partial<Node> = {}): Node => ({
  id,
  kind: 'department',
  parentId: null,
  housedAtId: null,
  position: 0,
  code: null,
  validFrom: null,
  validTo: null,
  example: false,
  note: null,
  names: [{ name: `${id}局`, form: 'full', validFrom: null, validTo: null, checked: true, source: null }],
  memberIds: [],
  revision: 3,
  ...more,
});
const units = [
  unit('top', { validFrom: '2020-01-01' }),
  unit('below', { parentId: 'top' }),
  unit('gone', { validTo: '2024-01-01' }),
  unit('later', { validTo: '2027-01-01' }),
  unit('group', { kind: 'working-group', memberIds: ['top', 'below'] }),
  unit('old-group', { kind: 'leading-group', validTo: '2024-01-01' }),
];
const one = (id: string): Node => {
  const found = unitOf(units, id);
  if (!found.ok) throw new Error(found.code);
  return found.value;
};

describe('finding a unit for a change', () => {
  it.each([
    ['top', 3, 'ok'],
    ['top', 2, 'unit-changed'],
    ['nobody', 3, 'unit-not-found'],
  ])('%s at revision %i: %s', (id, revision, expected) => {
    const found = unitAt(units, id, revision, today);
    expect(found.ok ? 'ok' : found.code).toBe(expected);
  });
});

describe('the end of a unit', () => {
  const to = (...ids: string[]) => ids.map((unitId) => ({ unitId }));
  it.each<[string, string, UnitEnd, string | null]>([
    ['nothing hinders', 'below', { onDate: '2026-01-01', successors: to('top', 'later') }, null],
    ['nowhere need it go', 'below', { onDate: '2027-01-01', successors: [] }, null],
    ['it ended already', 'gone', { onDate: '2026-01-01', successors: [] }, 'unit-ended'],
    ['it has an end to come', 'later', { onDate: '2026-01-01', successors: [] }, 'unit-ended'],
    ['units stand below', 'top', { onDate: '2026-01-01', successors: [] }, 'unit-has-children'],
    ['it goes into itself', 'below', { onDate: '2026-01-01', successors: to('below') }, 'unit-merge-self'],
    ['it goes into nothing', 'below', { onDate: '2026-01-01', successors: to('nobody') }, 'unit-not-found'],
    ['it goes into what ended', 'below', { onDate: '2026-01-01', successors: to('top', 'gone') }, 'unit-ended'],
  ])('%s', (_what, id, end, code) => expect(refuseEnd(units, one(id), end, today)?.code ?? null).toBe(code));

  it('comes after its beginning', () => {
    const alone = [unit('new', { validFrom: '2026-01-01' })];
    const end = (onDate: string) => alone.map((each) => refuseEnd(alone, each, { onDate, successors: [] }, today)?.code);
    expect([end('2026-01-01'), end('2026-01-02')]).toEqual([['unit-date-invalid'], [undefined]]);
  });
});

describe('a merge', () => {
  it.each([
    ['below', 'top', 'ok'],
    ['top', 'later', 'ok'],
    ['top', 'top', 'unit-merge-self'],
    ['nobody', 'top', 'unit-not-found'],
    ['top', 'nobody', 'unit-not-found'],
    ['gone', 'top', 'unit-ended'],
    ['below', 'gone', 'unit-ended'],
    ['top', 'below', 'unit-parent-invalid'],
  ])('of %s into %s: %s', (from, into, expected) => {
    const merge = checkMerge(units, { from, into }, today);
    expect(merge.ok ? 'ok' : merge.code).toBe(expected);
  });
});

describe('members of a group', () => {
  it.each<[string, string[], object]>([
    ['group', ['top', 'later', 'group'], { ok: true, value: { joining: ['later'], leaving: ['below'] } }],
    ['group', ['below', 'top', 'top'], { ok: true, value: { joining: [], leaving: [] } }],
    ['group', ['top', 'nobody'], { ok: false, code: 'unit-not-found' }],
    ['group', ['gone'], { ok: false, code: 'unit-ended' }],
    ['old-group', ['top'], { ok: false, code: 'unit-ended' }],
    ['top', ['below'], { ok: false, code: 'unit-not-group' }],
  ])('%s gets %j', (id, wanted, expected) => expect(planMembers(units, one(id), wanted, today)).toMatchObject(expected));

  it('who ended and is a member already may stay', () => {
    const group = unit('g', { kind: 'leading-group', memberIds: ['gone'] });
    expect(planMembers([...units, group], group, ['gone'], today)).toMatchObject({ ok: true, value: { joining: [] } });
  });
});

it('a refusal names the unit that stands in the way', () => {
  const end = { onDate: '2026-01-01', successors: [] };
  expect(refuseEnd(units, one('gone'), end, today)?.data).toEqual({ name: 'gone局' });
  expect(refuseEnd(units, one('top'), end, today)?.data).toEqual({ count: 1, name: 'top局' });
  expect(refuseEnd(units, one('below'), { ...end, successors: [{ unitId: 'gone' }] }, today)?.data).toEqual({ name: 'gone局' });
  const early = { onDate: '2019-12-31', successors: [] };
  expect(refuseEnd([one('top')], one('top'), early, today)).toMatchObject({ code: 'unit-date-invalid', data: { date: '2019-12-31' } });
  expect(checkMerge(units, { from: 'top', into: 'below' }, today)).toMatchObject({ code: 'unit-parent-invalid', data: { name: 'top局' } });
  expect(checkMerge(units, { from: 'top', into: 'gone' }, today)).toMatchObject({ code: 'unit-ended', data: { name: 'gone局' } });
});
