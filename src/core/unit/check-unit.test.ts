import { describe, expect, it } from 'vitest';
import { namesOf, refuseCode, refuseNames, refusePlace, type UnitFields } from '#core/unit/check-unit.ts';
import type { UnitNode } from '#core/unit/unit.ts';

const today = '2026-11-22';
const unit = (id: string, more: Partial<UnitNode> = {}): UnitNode => ({
  id,
  kind: 'county',
  parentId: null,
  housedAtId: null,
  position: 0,
  code: null,
  validFrom: null,
  validTo: null,
  example: false,
  note: null,
  names: [{ name: `${id}县`, form: 'full', validFrom: null, validTo: null, checked: false, source: null }],
  ...more,
});
const own = unit('甲', { code: '370911' });
const units = [own, unit('乙', { code: '370902' }), unit('丙', { code: '370921', validTo: '2020-01-01' }), unit('丁', { parentId: '甲' })];
const fields = (more: Partial<UnitFields>): UnitFields => ({ ...own, ...more });

describe('a refusal says what it is about', () => {
  it.each<[readonly string[], object | null]>([
    [['新县', '新'], null],
    [['新县', '有关县市区'], { code: 'unit-name-open-list', data: { name: '有关县市区' } }],
    [['新县', '乙 县'], { code: 'unit-name-taken', data: { name: '乙 县', unit: '乙县' } }],
    [['甲县'], null],
  ])('names %j', (names, expected) => {
    const refused = refuseNames(units, { id: '甲', validFrom: null, validTo: null }, names, today);
    expect(refused && { code: refused.code, data: refused.data }).toEqual(expected);
  });

  it.each<[string, Partial<UnitFields>, UnitNode | null, object | null]>([
    ['below another', { parentId: '乙' }, own, null],
    ['below itself', { parentId: '甲' }, own, { code: 'unit-parent-invalid', data: { name: '甲县' } }],
    ['below what is below it', { parentId: '丁' }, own, { code: 'unit-parent-invalid', data: { name: '丁县' } }],
    ['below what ended', { parentId: '丙' }, own, { code: 'unit-parent-invalid', data: { name: '丙县' } }],
    ['below nothing known', { parentId: '戊' }, own, { code: 'unit-parent-invalid', data: { name: '' } }],
    ['below another, when it is new', { parentId: '乙' }, null, null],
    ['below nothing known, when it is new', { parentId: '戊' }, null, { code: 'unit-parent-invalid', data: { name: '' } }],
    ['at another', { housedAtId: '乙' }, own, null],
    ['at itself', { housedAtId: '甲' }, own, { code: 'unit-housed-invalid', data: {} }],
    ['at nothing known, when it is new', { housedAtId: '戊' }, null, { code: 'unit-housed-invalid', data: {} }],
  ])('a place %s', (_what, changed, before, expected) => {
    const refused = refusePlace(units, fields(changed), before, today);
    expect(refused && { code: refused.code, data: refused.data }).toEqual(expected);
  });

  it.each<[string, Partial<UnitFields>, UnitNode | null, object | null]>([
    ['of its own', {}, own, null],
    ['of its own as another kind', { kind: 'township' }, own, { code: 'unit-code-invalid', data: { code: '370911' } }],
    ['none', { code: null }, own, null],
    ['that is free', { code: '370923' }, own, null],
    ['that is free, when it is new', { code: '370923' }, null, null],
    ['of another', { code: '370902' }, own, { code: 'unit-code-taken', data: { code: '370902', unit: '乙县' } }],
    ['of another, when it is new', { code: '370911' }, null, { code: 'unit-code-taken', data: { code: '370911', unit: '甲县' } }],
    ['of one that ended', { code: '370921' }, own, null],
    ['that is malformed', { code: '3709' }, null, { code: 'unit-code-invalid', data: { code: '3709' } }],
  ])('a code %s', (_what, changed, before, expected) => {
    const refused = refuseCode(units, fields(changed), before, today);
    expect(refused && { code: refused.code, data: refused.data }).toEqual(expected);
  });
});

it('the names of a set stand one after the other', () => {
  expect(namesOf({ full: '甲局', short: '甲', aliases: ['甲办', '甲处'] })).toEqual(['甲局', '甲', '甲办', '甲处']);
  expect(namesOf({ full: '甲局', short: null, aliases: [] })).toEqual(['甲局']);
});
