import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  unitsInCycles,
  inOrder,
  isGroup,
  isOutside,
  isOverlapping,
  isValidOn,
  nameOn,
  subtreeOf,
  unitKinds,
  wouldCreateCycle,
  type NameForm,
  type UnitName,
} from '#core/unit/unit.ts';

const span = (validFrom: string | null, validTo: string | null) => ({ validFrom, validTo });

it.each([
  [null, null, true],
  ['2024-03-01', null, true],
  ['2024-03-02', null, false],
  [null, '2024-03-01', false],
  [null, '2024-03-02', true],
  ['2024-03-01', '2024-03-02', true],
])('from %s to %s holds on 2024-03-01: %s', (from, to, expected) => expect(isValidOn(span(from, to), '2024-03-01')).toBe(expected));

it.each([
  [span(null, '2024-01-01'), span('2024-01-01', null), false],
  [span(null, '2024-01-02'), span('2024-01-01', null), true],
  [span(null, null), span('2024-01-01', '2024-01-02'), true],
  [span('2020-01-01', '2021-01-01'), span('2022-01-01', '2023-01-01'), false],
])('%o and %o have a day in common: %s', (one, other, expected) => {
  expect(isOverlapping(one, other)).toBe(expected);
  expect(isOverlapping(other, one)).toBe(expected);
});

it('groups have members apart from the tree, also of the province', () => {
  expect(unitKinds.filter(isGroup)).toEqual(['leading-group', 'working-group', 'provincial-group']);
});

it('the outside is of the province, other cities and the joint conference', () => {
  expect(unitKinds.filter(isOutside)).toEqual([
    'national-department',
    'provincial-department',
    'provincial-group',
    'other-city',
    'joint-conference-office',
  ]);
});

describe('what a unit is called on a day', () => {
  const name = (text: string, form: NameForm, from: string | null, to: string | null): UnitName => ({
    name: text,
    form,
    ...span(from, to),
    checked: true,
    source: null,
  });
  const names = [
    name('市甲局', 'short', '2019-01-01', null),
    name('泰安市老局', 'full', '2015-01-01', '2019-01-01'),
    name('泰安市甲局', 'full', '2019-01-01', '2024-01-01'),
    name('泰安市新局', 'full', '2025-01-01', null),
  ];
  it.each([
    ['2018-12-31', '泰安市老局', '泰安市老局'],
    ['2019-01-01', '泰安市甲局', '市甲局'],
    ['2024-06-01', '泰安市甲局', '市甲局'],
    ['2025-01-01', '泰安市新局', '市甲局'],
    ['2010-01-01', '泰安市老局', '泰安市老局'],
  ])('%s: %s, %s', (day, full, short) => expect(nameOn({ names }, day)).toEqual({ full, short }));

  it.each<[string, readonly UnitName[], string, string]>([
    ['the short name where there is no full one', [name('市甲', 'alias', null, null), name('甲', 'short', null, null)], '甲', '甲'],
    ['of names that ended the last', [name('一', 'full', null, '2001-01-01'), name('二', 'full', null, '2002-01-01')], '二', '二'],
    ['also the other way round', [name('二', 'full', null, '2002-01-01'), name('一', 'full', null, '2001-01-01')], '二', '二'],
    ['what ends that day has ended', [name('一', 'full', null, '2024-01-01'), name('二', 'full', '2025-01-01', null)], '一', '一'],
    ['of names to come the first', [name('二', 'full', '2026-01-01', null), name('一', 'full', '2025-01-01', null)], '一', '一'],
    ['also the other way round', [name('一', 'full', '2025-01-01', null), name('二', 'full', '2026-01-01', null)], '一', '一'],
    ['an alias for no short name', [name('甲局', 'full', null, null), name('甲', 'alias', null, null)], '甲局', '甲局'],
  ])('%s', (_what, known, full, short) => expect(nameOn({ names: known }, '2024-01-01')).toEqual({ full, short }));

  it('falls back to whatever name there is', () => {
    expect(nameOn({ names: [name('甲办', 'alias', null, null)] }, '2024-01-01')).toEqual({ full: '甲办', short: '甲办' });
    expect(nameOn({ names: [] }, '2024-01-01')).toEqual({ full: '', short: '' });
  });
});

describe('the tree', () => {
  const linked = (id: string, parentId: string | null) => ({ id, parentId });
  const tree = [
    linked('city', null),
    linked('county', 'city'),
    linked('town', 'county'),
    linked('bureau', 'city'),
    linked('outside', null),
  ];

  it('a subtree is its head with all below', () => {
    expect(subtreeOf(tree, 'city').map(({ id }) => id)).toEqual(['city', 'county', 'bureau', 'town']);
    expect(subtreeOf(tree, 'town')).toHaveLength(1);
    expect(subtreeOf(tree, 'nowhere')).toEqual([]);
  });

  it.each([
    ['city', 'town', true],
    ['city', 'city', true],
    ['town', 'bureau', false],
    ['county', null, false],
    ['new', 'town', false],
  ])('%s under %s would circle: %s', (id, parent, expected) => expect(wouldCreateCycle(tree, id, parent)).toBe(expected));

  it('finds circles without those that hang below them, and never runs for ever', () => {
    const circle = [linked('a', 'b'), linked('b', 'c'), linked('c', 'a'), linked('d', 'a'), linked('e', 'e'), linked('f', 'gone')];
    expect([...unitsInCycles(circle)]).toEqual(['a', 'b', 'c', 'e']);
    expect(subtreeOf(circle, 'a')).toHaveLength(4);
    expect(wouldCreateCycle(circle, 'x', 'a')).toBe(false);
  });

  it('moving a unit makes a circle exactly where the new parent is in its subtree', () => {
    const forest = fc
      .array(fc.nat(), { minLength: 1, maxLength: 12 })
      .map((picks) => picks.map((pick, at) => linked(`u${at}`, at === 0 || pick % 4 === 0 ? null : `u${pick % at}`)));
    fc.assert(
      fc.property(forest, fc.nat(), fc.nat(), (units, one, other) => {
        const id = `u${one % units.length}`;
        const parent = `u${other % units.length}`;
        expect(wouldCreateCycle(units, id, parent)).toBe(subtreeOf(units, id).some((unit) => unit.id === parent));
        const moved = units.map((unit) => (unit.id === id ? linked(id, parent) : unit));
        expect(unitsInCycles(moved).size > 0).toBe(wouldCreateCycle(units, id, parent));
      }),
    );
  });

  it('lists are in official order, then by id', () => {
    const units = [
      { id: 'b', position: 1 },
      { id: 'c', position: 0 },
      { id: 'a', position: 1 },
    ];
    expect(units.sort(inOrder).map(({ id }) => id)).toEqual(['c', 'a', 'b']);
  });
});
