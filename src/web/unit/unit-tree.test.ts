import { describe, expect, it } from 'vitest';
import { filterUnits, isUnchecked, sectionsOf } from '#web/unit/unit-tree.ts';
import { unitName, unitOf } from '#test/sample-unit.ts';

const day = '2026-11-28';

describe('a unit is unchecked', () => {
  it.each([
    ['never with checked names', unitOf('a'), false],
    ['with a name in force that nobody compared', unitOf('a', { names: [unitName('a', { checked: false })] }), true],
    ['not for a former name', unitOf('a', { names: [unitName('a'), unitName('b', { checked: false, validTo: '2020-01-01' })] }), false],
    [
      'for the name that it ended with',
      unitOf('a', { validTo: '2020-01-01', names: [unitName('a', { checked: false, validTo: '2020-01-01' })] }),
      true,
    ],
  ])('%s', (_case, unit, unchecked) => expect(isUnchecked(unit)).toBe(unchecked));
});

describe('filterUnits', () => {
  const units = [
    unitOf('alive'),
    unitOf('ended', { validTo: '2020-01-01' }),
    unitOf('unchecked', { names: [unitName('unchecked', { checked: false })] }),
    unitOf('ends today', { validTo: day }),
  ];
  it.each([
    [false, false, ['alive', 'unchecked']],
    [true, false, ['alive', 'ended', 'unchecked', 'ends today']],
    [false, true, ['unchecked']],
  ])('ended %s, unchecked %s', (ended, unchecked, ids) => {
    expect(filterUnits(units, { ended, unchecked }, day).map(({ id }) => id)).toEqual(ids);
  });
});

describe('sectionsOf', () => {
  const units = [
    unitOf('b', { position: 2 }),
    unitOf('a', { position: 1 }),
    unitOf('a1', { position: 3, parentId: 'a' }),
    unitOf('a11', { position: 4, parentId: 'a1' }),
    unitOf('county', { kind: 'county', position: 5, parentId: 'a' }),
  ];
  const drawn = (folded: string[]) =>
    sectionsOf(units, new Set(folded)).map(({ section, count, rows }) => [
      section,
      count,
      rows.map(({ unit, depth, children, parentId }) => [unit.id, depth, children, parentId]),
    ]);

  it('draws the tree within each kind, in official order; a parent of another kind is none', () => {
    expect(drawn([])).toEqual([
      [
        'departments',
        4,
        [
          ['a', 0, 1, null],
          ['a1', 1, 1, 'a'],
          ['a11', 2, 0, 'a1'],
          ['b', 0, 0, null],
        ],
      ],
      ['counties', 1, [['county', 0, 0, null]]],
    ]);
  });

  it('folds a section and a branch, and still counts all', () => {
    expect(drawn(['departments'])[0]).toEqual(['departments', 4, []]);
    expect(drawn(['a'])[0]).toEqual([
      'departments',
      4,
      [
        ['a', 0, 1, null],
        ['b', 0, 0, null],
      ],
    ]);
  });
});
