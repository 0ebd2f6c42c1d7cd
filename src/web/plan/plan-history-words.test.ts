import { beforeAll, expect, it } from 'vitest';
import '#test/browser-globals.ts';
import { planHistoryWords } from '#web/plan/plan-history-words.ts';
import { words } from '#web/plan/words.ts';

beforeAll(() => words.load());

const said = (act: string, after: unknown, before: unknown = {}, detail: string | null = null): string[] =>
  planHistoryWords({ act, detail, before: JSON.stringify(before), after: JSON.stringify(after) });

it('tells of an upload what was read, and what went over from the version before', () => {
  expect(said('plan.upload', { number: 2, file: '方案.docx', tasks: 12 }, {}, '方案.docx')).toEqual([
    '上传第 2 版《方案.docx》，读出 12 个事项',
  ]);
  expect(said('plan.upload', { number: 2, file: '方案.docx', tasks: 12, inherited: 3 })).toEqual([
    '上传第 2 版《方案.docx》，读出 12 个事项，沿用上一版的 3 步操作',
  ]);
  expect(said('plan.parse', { tasks: 12 }, { tasks: 10 })).toEqual(['重新解析，事项由 10 个变为 12 个']);
});

it('tells of a publication what was accepted', () => {
  expect(said('plan.publish', { tasks: 12 })).toEqual(['发布到台账，12 个事项']);
  const accepted = [{ key: 'gap:1:2' }, { key: 'misprint:3' }, { key: 'gap:5:6' }];
  expect(said('plan.publish', { tasks: 12, accepted })).toEqual(['发布到台账，12 个事项，认可 2 处未交代、1 处存疑']);
  expect(said('plan.publish', { state: 'superseded' })).toEqual(['被新版取代']);
});

it('counts the steps of a change by kind', () => {
  const of = (...types: string[]) => said('draft.change', { operations: types.map((type) => ({ type })) });
  expect(of('set-lead', 'split-task', 'set-lead')).toEqual(['修改草稿：定牵头 2 处、拆分事项']);
  expect(of('undo')).toEqual(['修改草稿：撤销']);
  expect(of()).toEqual([]);
});

it('tells which units a printed name means, and meant before', () => {
  const unit = '有关县市区';
  expect(said('unit-text.decide', { unit, resolution: 'named', units: ['泰山区', '肥城市'] })).toEqual([
    '将责任单位“有关县市区”点名为泰山区、肥城市',
  ]);
  expect(said('unit-text.decide', { unit, resolution: 'named', units: ['泰山区'], reason: '纪要' }, { units: ['肥城市'] })).toEqual([
    '将责任单位“有关县市区”点名为泰山区（原为肥城市）',
    '理由：纪要',
  ]);
  expect(said('unit-text.decide', { unit, resolution: 'named', units: ['泰山区'] }, { units: ['泰山区'] })).toEqual([
    '将责任单位“有关县市区”点名为泰山区',
  ]);
  expect(said('unit-text.decide', { unit, resolution: 'unheard-of' })).toEqual([]);
});

it('gives the reason of a discarding alone', () => {
  expect(said('plan.discard', {}, {}, '传错了')).toEqual(['理由：传错了']);
  expect(said('plan.discard', { reason: '重复' }, {}, '传错了')).toEqual(['理由：重复']);
  expect(said('plan.download', { file: '方案.docx' }, {}, '方案.docx')).toEqual(['下载原件《方案.docx》']);
  expect(said('plan.export', { tasks: 3 }, {}, 'x')).toEqual(['导出，3 个事项']);
});

it('leaves out what it does not know', () => {
  expect(said('plan.unheard-of', { tasks: 3 })).toEqual([]);
  expect(planHistoryWords({ act: 'plan.parse', detail: null, before: '{', after: null })).toEqual(['重新解析，事项由 0 个变为 0 个']);
});
