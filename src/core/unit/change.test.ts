import { describe, expect, it } from 'vitest';
import { canBeHousedAt, canHaveParent, childrenOn, currentNames, nameChange, nameOwner, type NameSet } from '#core/unit/change.ts';
import type { NameForm, UnitName, UnitNode } from '#core/unit/unit.ts';

const today = '2026-11-22';
const name = (form: NameForm, text: string, validFrom: string | null = null, validTo: string | null = null): UnitName => ({
  name: text,
  form,
  validFrom,
  validTo,
  checked: false,
  source: null,
});
const unit = (id: string, names: UnitName[], more: Partial<UnitNode> = {}): UnitNode => ({
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
  names,
  ...more,
});
const told = (changed: Partial<UnitNode>, names: UnitName[], wanted: NameSet, on: string | null): string => {
  const change = nameChange(unit('u', names, changed), wanted, on, today);
  const days = ({ validFrom, validTo }: { validFrom: string | null; validTo: string | null }) => `${validFrom ?? ''}~${validTo ?? ''}`;
  return [
    ...change.ended.map((one) => `end ${one.name}`),
    ...change.removed.map((one) => `remove ${one.name}`),
    ...change.added.map((one) => `add ${one.form} ${one.name} ${days(one)}`),
  ].join(', ');
};

describe('other names', () => {
  const names = [name('full', '旧局'), name('short', '旧'), name('alias', '旧别名')];
  it.each<[string, NameSet, string | null, string]>([
    ['nothing', { full: '旧局', short: '旧', aliases: ['旧别名'] }, today, ''],
    ['a new full name', { full: '新局', short: '旧', aliases: ['旧别名'] }, '2024-03-01', 'end 旧局, add full 新局 2024-03-01~'],
    ['a short name less', { full: '旧局', short: null, aliases: ['旧别名'] }, today, 'end 旧'],
    ['another alias', { full: '旧局', short: '旧', aliases: ['别名'] }, '2024-03-01', 'end 旧别名, add alias 别名 ~'],
    ['a short name that says the same', { full: '旧局', short: '旧局', aliases: ['旧别名', '旧局'] }, today, 'end 旧'],
    ['a correction', { full: '正局', short: '旧', aliases: [] }, null, 'remove 旧局, remove 旧别名, add full 正局 ~'],
  ])('%s', (_what, wanted, on, expected) => expect(told({}, names, wanted, on)).toBe(expected));

  it('what was written today is corrected today', () => {
    const written = [name('full', '错局', today)];
    expect(told({ validFrom: '2020-01-01' }, written, { full: '对局', short: null, aliases: [] }, today)).toBe(
      'remove 错局, add full 对局 2020-01-01~',
    );
  });

  it('those of a unit that ended stay within its life', () => {
    const ended = { validFrom: '2010-01-01', validTo: '2020-01-01' };
    expect(told(ended, [name('full', '甲局', null, '2020-01-01')], { full: '甲局', short: '甲', aliases: [] }, today)).toBe(
      'add short 甲 2010-01-01~2020-01-01',
    );
  });

  it.each<[string, readonly UnitName[], NameSet, string | null, string]>([
    [
      'a name that goes the day it came held for no day',
      [name('full', '错局', '2024-03-01')],
      { full: '对局', short: null, aliases: [] },
      '2024-03-01',
      'remove 错局, add full 对局 ~',
    ],
    [
      'one that came the day before did',
      [name('full', '旧局', '2024-02-29')],
      { full: '新局', short: null, aliases: [] },
      '2024-03-01',
      'end 旧局, add full 新局 2024-03-01~',
    ],
    [
      'an alias goes today, whatever day is given',
      [name('full', '甲局'), name('alias', '别名', '2024-06-01')],
      { full: '甲局', short: null, aliases: [] },
      '2024-03-01',
      'end 别名',
    ],
    [
      'a short name that takes no other’s place begins with the unit',
      [name('full', '旧局')],
      { full: '新局', short: '新', aliases: [] },
      '2024-03-01',
      'end 旧局, add full 新局 2024-03-01~, add short 新 ~',
    ],
    [
      'an alias that becomes the short name is another name',
      [name('full', '甲局'), name('alias', '甲')],
      { full: '甲局', short: '甲', aliases: ['甲'] },
      today,
      'end 甲, add short 甲 ~',
    ],
    [
      'what was a name once may be one again',
      [name('full', '甲局', '2020-01-01'), name('full', '旧局', null, '2020-01-01')],
      { full: '甲局', short: null, aliases: ['旧局'] },
      today,
      'add alias 旧局 ~',
    ],
    [
      'an alias that equals the full name is none',
      [name('full', '甲局')],
      { full: '甲局', short: '甲', aliases: ['甲局', '甲', '乙', '乙'] },
      today,
      'add short 甲 ~, add alias 乙 ~',
    ],
  ])('%s', (_what, names, wanted, on, expected) => expect(told({}, [...names], wanted, on)).toBe(expected));

  it.each<[string, readonly UnitName[], NameSet]>([
    ['one name', [name('full', '甲局')], { full: '甲局', short: null, aliases: [] }],
    [
      'all forms, in whatever order',
      [name('alias', '甲办'), name('short', '甲'), name('full', '甲局'), name('alias', '甲处')],
      { full: '甲局', short: '甲', aliases: ['甲办', '甲处'] },
    ],
    ['a short name that says the same', [name('full', '甲局'), name('short', '甲局')], { full: '甲局', short: null, aliases: [] }],
    ['an alias twice', [name('full', '甲局'), name('alias', '乙'), name('alias', '乙')], { full: '甲局', short: null, aliases: ['乙'] }],
    ['no full name', [name('short', '甲')], { full: '甲', short: null, aliases: [] }],
    ['none', [], { full: '', short: null, aliases: [] }],
  ])('in force: %s', (_what, names, expected) => expect(currentNames(unit('u', [...names]), today)).toEqual(expected));

  it('former names of a living unit are none that it goes by', () => {
    const renamed = unit('u', [name('full', '旧局', null, '2024-01-01'), name('full', '新局', '2024-01-01')]);
    expect(currentNames(renamed, today)).toEqual({ full: '新局', short: null, aliases: [] });
  });
});

describe('whose name it is', () => {
  const units = [
    unit('a', [name('full', '市财政局'), name('full', '市旧财政局', null, '2020-01-01')]),
    unit('b', [name('full', '市金融办', null, '2024-01-01')], { validTo: '2024-01-01' }),
  ];
  const owner = (text: string, validFrom: string | null, id: string | null = null) =>
    nameOwner(units, { id, validFrom, validTo: null }, [text], today)?.owner.id ?? null;
  it.each([
    ['市财政局', null, null, 'a'],
    ['市 财政局', null, null, 'a'],
    ['市财政局', null, 'a', null],
    ['市旧财政局', null, null, null],
    ['市金融办', '2024-01-01', null, null],
    ['市金融办', '2023-01-01', null, 'b'],
    ['市教育局', null, null, null],
  ])('%s from %s for %s: %s', (text, from, id, expected) => expect(owner(text, from, id)).toBe(expected));
});

it.each([
  ['a', null, true],
  ['a', 'b', false],
  ['b', 'a', true],
  ['a', 'a', false],
  ['a', 'gone', false],
  ['a', 'nobody', false],
  [null, 'a', true],
])('%s below %s: %s', (id, parentId, expected) => {
  const units = [unit('a', []), unit('b', [], { parentId: 'a' }), unit('gone', [], { validTo: '2020-01-01' })];
  expect(canHaveParent(units, id, parentId, today)).toBe(expected);
});

it.each([
  ['a', null, true],
  ['a', 'b', true],
  ['a', 'a', false],
  ['a', 'nobody', false],
  [null, 'a', true],
  [null, 'nobody', false],
])('%s housed at %s: %s', (id, housedAtId, expected) =>
  expect(canBeHousedAt([unit('a', []), unit('b', [])], id, housedAtId)).toBe(expected),
);

it('below a unit on a day is what is there then or goes on later', () => {
  const below = (id: string, validFrom: string | null, validTo: string | null) => unit(id, [], { parentId: 'top', validFrom, validTo });
  const units = [
    unit('top', []),
    unit('aside', []),
    below('always', null, null),
    below('later', '2027-01-01', null),
    below('ends then', null, '2026-11-22'),
    below('ends after', null, '2026-11-23'),
  ];
  expect(childrenOn(units, 'top', today).map(({ id }) => id)).toEqual(['always', 'later', 'ends after']);
});
