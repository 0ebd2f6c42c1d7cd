import { beforeAll, describe, expect, it } from 'vitest';
import { batchChange, batchPreview, editedLines, lineProblems, linesChange, type UnitLine } from '#web/ledger/units-form.ts';
import { unitChanges, unitsShown } from '#web/ledger/unit-changes.ts';
import { words } from '#web/ledger/words.ts';

beforeAll(() => words.load());

const line = (unit: string, role: UnitLine['role'] = 'responsible', ownPart = ''): UnitLine => ({ from: unit, unit, role, ownPart });
const before = [line('甲局', 'lead'), line('乙局', 'support', '桥梁')];

describe('the units of one task, line by line', () => {
  it('ask for nothing while they say what was said', () => {
    expect(linesChange(before, before)).toEqual({});
    expect(linesChange(before, editedLines(before, 1, { ownPart: ' 桥梁 ' }))).toEqual({});
  });

  it('ask for what was edited, added and taken out', () => {
    const lines = [...editedLines(before, 1, { unit: ' 丙局 ', ownPart: '' }).slice(1), { ...line('丁局'), from: null }];
    expect(linesChange(before, lines)).toEqual({
      change: [{ unit: '乙局', to: { unit: '丙局', ownPart: null } }],
      remove: ['甲局'],
      add: [{ unit: '丁局', role: 'responsible', ownPart: null }],
    });
  });

  it('have one 牵头', () => {
    const lines = editedLines(before, 1, { role: 'lead' });
    expect(lines.map(({ role }) => role)).toEqual(['responsible', 'lead']);
  });

  it.each([[editedLines(before, 0, { unit: ' ' })], [editedLines(before, 0, { unit: '乙局 ' })]])(
    'ask for nothing while %o stands',
    (lines) => {
      expect(linesChange(before, lines)).toBeNull();
    },
  );

  it('say which of them is wrong', () => {
    const lines = [...before, { ...line(' 甲局 '), from: null }, { ...line(' '), from: null }, { ...line(''), from: null }];
    expect(lineProblems(lines)).toEqual(['twice', null, 'twice', 'empty', 'empty']);
    expect(lineProblems(before)).toEqual([null, null]);
  });
});

describe('one act over many tasks', () => {
  const batch = { act: 'replace', unit: '甲局', to: '', role: 'responsible' } as const;
  const row = (unit: string, role: UnitLine['role']) => ({ unit, role, openList: false });
  const tasks = [
    { lead: '甲局', responsibilities: [row('甲局', 'lead'), row('乙局', 'support')] },
    { lead: null, responsibilities: [row('甲局', 'responsible')] },
    { lead: null, responsibilities: [row('乙局', 'responsible')] },
  ];

  it.each([
    [{ ...batch, to: ' 丙局 ' }, { change: [{ unit: '甲局', to: { unit: '丙局' } }] }],
    [batch, null],
    [{ ...batch, to: '甲局' }, null],
    [{ ...batch, act: 'extend' as const }, { add: [{ unit: '甲局', role: 'responsible', ownPart: null }] }],
    [{ ...batch, act: 'take-out' as const }, { remove: ['甲局'] }],
    [{ ...batch, act: 'take-out' as const, unit: '' }, null],
  ])('%o', (form, change) => expect(batchChange(form)).toEqual(change));

  it('says beforehand what it does', () => {
    expect(batchPreview(tasks, { remove: ['甲局'] })).toEqual({ changed: 2, leaderless: 1, unitless: 1 });
    expect(batchPreview(tasks, { change: [{ unit: '甲局', to: { unit: '丙局' } }] })).toEqual({ changed: 2, leaderless: 0, unitless: 0 });
    expect(batchPreview(tasks, { remove: ['丁局'] })).toEqual({ changed: 0, leaderless: 0, unitless: 0 });
  });
});

describe('units in words', () => {
  const was = [
    { unit: '甲局', role: 'lead', ownPart: null },
    { unit: '乙局', role: 'support', ownPart: '桥梁' },
  ] as const;

  it('say role and part', () => {
    expect(unitsShown(was)).toBe('甲局（牵头）；乙局（配合：桥梁）');
    expect(unitsShown([])).toBe('没有责任单位');
  });

  it('say what changed', () => {
    expect(
      unitChanges(was, [
        { unit: '乙局', role: 'lead', ownPart: null },
        { unit: '丙局', role: 'responsible', ownPart: '道路' },
      ]),
    ).toEqual([
      '去掉牵头单位“甲局”',
      '将“乙局”由配合单位改为牵头单位',
      '取消“乙局”的分工“桥梁”',
      '增加责任单位“丙局”',
      '将“丙局”的分工定为“道路”',
    ]);
    expect(unitChanges(was, was)).toEqual([]);
  });
});
