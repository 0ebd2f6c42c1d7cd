import { beforeAll, expect, it } from 'vitest';
import '#test/browser-globals.ts';
import { objectHistoryWords } from '#web/ledger/object/object-history-words.ts';
import { words } from '#web/ledger/words.ts';

beforeAll(() => words.load());

const said = (before: unknown, after: unknown, act = 'object.edit'): string[] =>
  objectHistoryWords({ act, before: JSON.stringify(before), after: JSON.stringify(after) });

it('tells each field that changed, kinds in words', () => {
  expect(said({ name: '甲线', kind: 'project' }, { name: '乙线', kind: 'platform' })).toEqual([
    '将名称由“甲线”改为“乙线”',
    expect.stringMatching(/^将类别由“.*项目”改为“.*平台”$/),
  ]);
  expect(said({ place: '' }, { place: '岱岳区' })).toEqual([expect.stringMatching(/定为“岱岳区”$/)]);
  expect(said({ investment: 3 }, { investment: null })).toEqual([expect.stringMatching(/^取消.*“3”$/)]);
  expect(said({ name: '甲线', unheardOf: 1 }, { name: '甲线', unheardOf: 2 })).toEqual([]);
});

it('tells where it came from and what was merged into it', () => {
  expect(said({}, { name: '甲线' }, 'plan.publish')).toEqual(['从文件中列入监测对象']);
  expect(said({}, { merged: ['乙线', '丙线'] }, 'object.merge')).toEqual(['将“乙线、丙线”并入此对象']);
  expect(said({}, { merged: 3 }, 'object.merge')).toEqual(['合并了同一对象的其他名称']);
});

it('leaves out what it does not know', () => {
  expect(objectHistoryWords({ act: 'object.edit', before: '{', after: null })).toEqual([]);
});
