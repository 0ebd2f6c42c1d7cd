import { describe, expect, it } from 'vitest';
import { changeUnits, leadAmong, sameUnits, type TaskUnit, type UnitsChange } from './correct-units.ts';

/** 甲局 lead *: the accountable one; 乙局 support 桥梁: with its own part. */
const of = (...rows: string[]): TaskUnit[] =>
  rows.map((row) => {
    const [unit = '', role = '', part] = row.split(' ');
    return {
      unit,
      role: role as TaskUnit['role'],
      ownPart: part === undefined || part === '*' ? null : part,
      accountable: part === '*',
    };
  });
const told = (units: readonly TaskUnit[]): string[] =>
  units.map(({ unit, role, ownPart, accountable }) =>
    [unit, role, ...(accountable ? ['*'] : []), ...(ownPart === null ? [] : [ownPart])].join(' '),
  );

describe('the units of a task', () => {
  it.each<[string, string[], UnitsChange, string[]]>([
    ['get one more', ['甲局 lead *'], { add: [{ unit: '乙局', role: 'support', ownPart: null }] }, ['甲局 lead *', '乙局 support']],
    ['lose one', ['甲局 lead *', '乙局 support'], { remove: ['乙局'] }, ['甲局 lead *']],
    [
      'have one in place of another, with its role and part',
      ['甲局 lead *', '乙局 support 桥'],
      { change: [{ unit: '乙局', to: { unit: '丙局' } }] },
      ['甲局 lead *', '丙局 support 桥'],
    ],
    ['have another lead in its place', ['甲局 lead *'], { change: [{ unit: '甲局', to: { unit: '丙局' } }] }, ['丙局 lead *']],
    [
      'change places at once',
      ['甲局 lead *', '乙局 support'],
      {
        change: [
          { unit: '甲局', to: { unit: '乙局' } },
          { unit: '乙局', to: { unit: '甲局' } },
        ],
      },
      ['乙局 lead *', '甲局 support'],
    ],
    [
      'stand once, in the weightier role and with both parts',
      ['甲局 support 桥', '乙局 responsible 路'],
      { change: [{ unit: '乙局', to: { unit: '甲局' } }] },
      ['甲局 responsible 桥；路'],
    ],
    [
      'are not given one that is there already in a lesser role',
      ['甲局 responsible 桥'],
      { add: [{ unit: '甲局', role: 'support', ownPart: '路' }] },
      ['甲局 responsible 桥'],
    ],
    [
      'are left alone where nobody is meant',
      ['甲局 responsible'],
      { remove: ['乙局'], change: [{ unit: '丙局', to: { role: 'lead' } }] },
      ['甲局 responsible'],
    ],
    ['lose a part', ['甲局 responsible 桥'], { change: [{ unit: '甲局', to: { ownPart: null } }] }, ['甲局 responsible']],
    ['can all be out of it', ['甲局 lead *'], { remove: ['甲局'] }, []],
  ])('%s', (_case, before, change, after) => {
    const changed = changeUnits(of(...before), change);
    expect(told(changed.ok ? changed.value : [])).toEqual(after);
  });

  it.each<[string, string[], UnitsChange, string | null, string[]]>([
    [
      'who is made 牵头 leads, and the former lead is responsible',
      ['甲局 lead *', '乙局 support'],
      { change: [{ unit: '乙局', to: { role: 'lead' } }] },
      '乙局',
      ['甲局 responsible', '乙局 lead *'],
    ],
    [
      'so who is added as 牵头',
      ['甲局 lead *'],
      { add: [{ unit: '乙局', role: 'lead', ownPart: null }] },
      '乙局',
      ['甲局 responsible', '乙局 lead *'],
    ],
    [
      'a lead in another role leads no more',
      ['甲局 lead *', '乙局 support'],
      { change: [{ unit: '甲局', to: { role: 'support' } }] },
      null,
      ['甲局 support', '乙局 support'],
    ],
    ['nor one who is out of it', ['甲局 lead *', '乙局 support'], { remove: ['甲局'] }, null, ['乙局 support']],
    ['of two printed leads the one that is left leads', ['甲局 lead', '乙局 lead'], { remove: ['甲局'] }, '乙局', ['乙局 lead *']],
    [
      'two printed leads are still none when a third unit changes',
      ['甲局 lead', '乙局 lead', '丙局 support'],
      { remove: ['丙局'] },
      null,
      ['甲局 lead', '乙局 lead'],
    ],
    ['an open list that is left does not lead', ['甲局 lead *', '有关部门 lead'], { remove: ['甲局'] }, null, ['有关部门 lead']],
  ])('%s', (_case, before, change, lead, after) => {
    const changed = changeUnits(of(...before), change);
    if (!changed.ok) expect.fail(changed.code);
    expect(told(changed.value)).toEqual(after);
    expect(leadAmong(changed.value)).toBe(lead);
  });

  it.each<[string, UnitsChange]>([
    ['made 牵头', { change: [{ unit: '有关部门', to: { role: 'lead' } }] }],
    ['put in the lead’s place', { change: [{ unit: '甲局', to: { unit: '各区县' } }] }],
    ['added as 牵头', { add: [{ unit: '市水利局等部门', role: 'lead', ownPart: null }] }],
  ])('cannot have nobody in particular %s', (_case, change) => {
    expect(changeUnits(of('甲局 lead *', '有关部门 responsible'), change)).toMatchObject({ ok: false, code: 'lead-is-open-list' });
  });

  it('go on with a lead that the print names though it leaves open who is meant', () => {
    const changed = changeUnits(of('各区属国企 lead *'), { add: [{ unit: '甲局', role: 'support', ownPart: null }] });
    expect(changed.ok && told(changed.value)).toEqual(['各区属国企 lead *', '甲局 support']);
  });

  it('are the same in whatever order', () => {
    expect(sameUnits(of('甲局 lead *', '乙局 support'), of('乙局 support', '甲局 lead *'))).toBe(true);
    expect(sameUnits(of('甲局 lead *'), of('甲局 lead'))).toBe(false);
    expect(sameUnits(of('甲局 lead'), of('甲局 lead', '乙局 lead'))).toBe(false);
    expect(sameUnits(of('甲局 lead 桥'), of('甲局 lead 路'))).toBe(false);
  });
});
