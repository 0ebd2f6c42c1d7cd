import { expect, it } from 'vitest';
import { newUnitProblems, type NewUnit } from '#core/unit/check-new-units.ts';
import type { UnitNode } from '#core/unit/unit.ts';

const today = '2026-11-22';
const there = (id: string, full: string, validTo: string | null = null): UnitNode => ({
  id,
  kind: 'department',
  parentId: null,
  housedAtId: null,
  position: 0,
  code: null,
  validFrom: null,
  validTo,
  example: false,
  note: null,
  names: [{ name: full, form: 'full', validFrom: null, validTo, checked: true, source: null }],
});
const tree = [there('a', '市财政局'), there('gone', '市旧局', '2020-01-01')];
const wanted = (
  full: string,
  more: Partial<NewUnit> & { readonly short?: string; readonly aliases?: readonly string[] } = {},
): NewUnit => ({
  names: { full, short: more.short ?? null, aliases: more.aliases ?? [] },
  kind: 'department',
  parentId: more.parentId ?? null,
  parentAt: more.parentAt ?? null,
});
const told = (list: readonly NewUnit[]): string[] =>
  newUnitProblems(tree, list, today).map(({ at, refusal }) => `${at} ${refusal.code} ${Object.values(refusal.data).join(',')}`);

it.each<[string, readonly NewUnit[], readonly string[]]>([
  ['nothing', [], []],
  ['two that are new, one below the other', [wanted('市教育局', { parentId: 'a' }), wanted('市教育局考试中心', { parentAt: 0 })], []],
  ['a name of a unit that ended', [wanted('市旧局')], []],
  [
    'a name that a unit has, however written',
    [wanted('市教育局'), wanted('某局', { aliases: ['市 财政局'] })],
    ['1 unit-name-taken 市 财政局,市财政局'],
  ],
  ['a name twice', [wanted('市教育局'), wanted('市教育局（甲）', { short: '市教育局' })], ['1 unit-name-taken 市教育局,市教育局']],
  ['a name twice in one unit', [wanted('市教育局', { aliases: ['市教育局'] })], []],
  ['an open list', [wanted('有关部门')], ['0 unit-name-open-list 有关部门']],
  ['a parent that is not there', [wanted('市教育局', { parentId: 'x' })], ['0 unit-parent-invalid ']],
  ['a parent that ended', [wanted('市教育局', { parentId: 'gone' })], ['0 unit-parent-invalid 市旧局']],
  ['a place beyond the list', [wanted('市教育局', { parentAt: 1 })], ['0 unit-parent-invalid ']],
  ['two parents', [wanted('市教育局'), wanted('市科技局', { parentAt: 0, parentId: 'a' })], ['1 unit-parent-invalid 市教育局']],
  ['itself above', [wanted('市教育局', { parentAt: 0 })], ['0 unit-parent-invalid 市教育局']],
  [
    'a circle, and one below it',
    [wanted('甲局', { parentAt: 1 }), wanted('乙局', { parentAt: 0 }), wanted('丙局', { parentAt: 0 })],
    ['0 unit-parent-invalid 乙局', '1 unit-parent-invalid 甲局'],
  ],
])('%s', (_what, list, expected) => expect(told(list)).toEqual(expected));

it('reads each name of the tree once, however many units are to be', () => {
  const names = (at: number) =>
    Array.from({ length: 4 }, (_, one) => ({ ...there('', `市第${at}局${one}处`).names[0]!, form: 'alias' as const }));
  const many = Array.from({ length: 1000 }, (_, at) => ({ ...there(`u${at}`, ''), names: names(at) }));
  const list = Array.from({ length: 1000 }, (_, at) => wanted(`市新${at}局`, { short: at === 999 ? '市第7局3处' : `新${at}局` }));
  // To fold them all for each took longer than a test may.
  expect(newUnitProblems(many, list, today).map(({ at, refusal }) => [at, refusal.code])).toEqual([[999, 'unit-name-taken']]);
});
