import { beforeAll, expect, it } from 'vitest';
import { objectHistoryWords } from '#web/ledger/object/object-history-words.ts';
import { words } from '#web/ledger/words.ts';

beforeAll(() => words.load());

const said = (act: string, before: object | null, after: object | null) =>
  objectHistoryWords({ act, before: before && JSON.stringify(before), after: after && JSON.stringify(after) });

it.each<[string, string, object | null, object | null, string[]]>([
  ['where it came from', 'publishDraft', null, { name: 'a' }, ['从文件中列入监测对象']],
  ['a merge', 'mergeObjects', null, {}, ['合并了同一对象的其他名称']],
  ['a merge by names', 'mergeObjects', null, { merged: ['甲线', '甲铁路'] }, ['将“甲线、甲铁路”并入此对象']],
  ['a fact that is new', 'editObject', { stage: null }, { stage: '开工' }, ['将阶段定为“开工”']],
  ['a fact that changed', 'editObject', { stage: '开工' }, { stage: '完工' }, ['将阶段由“开工”改为“完工”']],
  ['a fact that went', 'editObject', { stage: '开工' }, { stage: '' }, ['取消阶段“开工”']],
  ['nothing for what stayed', 'editObject', { stage: '开工' }, { stage: '开工' }, []],
  ['a kind in words', 'editObject', { kind: 'policy' }, { kind: 'project' }, ['由“重大政策”改为“重大项目”']],
  ['a number', 'editObject', null, { note: 7 }, ['定为“7”']],
])('tells %s', (_case, act, before, after, expected) => {
  const told = said(act, before, after);
  expect(told).toHaveLength(expected.length);
  expected.forEach((words, at) => expect(told[at]).toContain(words));
});

it('leaves out what it cannot read', () => {
  expect(objectHistoryWords({ act: 'editObject', before: 'no json', after: '7' })).toEqual([]);
});
