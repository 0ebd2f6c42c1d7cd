import { beforeAll, expect, it } from 'vitest';
import { planHistoryWords } from '#web/plan/plan-history-words.ts';
import { words } from '#web/plan/words.ts';

beforeAll(() => words.load());

const said = (act: string, before: object | null, after: object | null, detail: string | null = null) =>
  planHistoryWords({ act, before: before && JSON.stringify(before), after: after && JSON.stringify(after), detail });
const steps = (...types: string[]) => ({ operations: types.map((type) => ({ type })) });

it.each<[string, string, object | null, object | null, string[]]>([
  ['an upload', 'uploadPlan', null, { number: 2, file: 'a.docx', tasks: 9 }, ['上传第 2 版《a.docx》，读出 9 个事项']],
  [
    'an upload that takes steps over',
    'uploadPlan',
    null,
    { number: 2, file: 'a.docx', tasks: 9, inherited: 3 },
    ['上传第 2 版《a.docx》，读出 9 个事项，沿用上一版的 3 步操作'],
  ],
  [
    'a label',
    'labelVersion',
    { versionLabel: 'internal' },
    { versionLabel: 'public', reason: '已审查' },
    ['将标识由“内部”改为“公开”', '理由：已审查'],
  ],
  ['a parse', 'parseAgain', { tasks: 8 }, { tasks: 9 }, ['重新解析，事项由 8 个变为 9 个']],
  ['a publication', 'publishDraft', null, { state: 'published', tasks: 9 }, ['发布到台账，9 个事项']],
  [
    'what was accepted with it',
    'publishDraft',
    null,
    { tasks: 9, accepted: [{ key: 'gap:1:2' }, { key: 'misprint:3:4' }, { key: 'open-list:5:6' }] },
    ['发布到台账，9 个事项，认可 1 处未对应、2 处存疑'],
  ],
  ['the version before it', 'publishDraft', null, { state: 'superseded', tasks: 9 }, ['被新版取代']],
  ['a download', 'downloadOriginal', null, { file: 'a.docx' }, ['下载原件《a.docx》']],
  ['an export', 'exportDraft', null, { tasks: 9 }, ['导出，9 个事项']],
  ['steps by kind', 'changeDraft', null, steps('set-lead', 'split-task', 'set-lead'), ['修改草稿：定牵头 2 处、拆分事项']],
  ['steps of a newer server', 'changeDraft', null, steps('fly'), ['修改草稿：fly']],
  ['no steps', 'changeDraft', null, steps(), []],
  ['a unit', 'decidePlanUnit', null, { unit: '甲', resolution: 'matched', units: ['市甲局'] }, ['将责任单位“甲”对应为市甲局']],
  [
    'a unit and what it was',
    'decidePlanUnit',
    { units: ['市乙局'] },
    { unit: '甲', resolution: 'named', units: ['市甲局', '市丙局'], reason: '会议' },
    ['将责任单位“甲”明确为市甲局、市丙局（原为市乙局）', '理由：会议'],
  ],
  [
    'the same unit again',
    'decidePlanUnit',
    { units: ['市甲局'] },
    { unit: '甲', resolution: 'matched', units: ['市甲局'] },
    ['将责任单位“甲”对应为市甲局'],
  ],
  [
    'a name that became a unit’s',
    'addUnits',
    null,
    { unit: '甲', resolution: 'matched', units: ['市甲局'] },
    ['将责任单位“甲”对应为市甲局'],
  ],
  [
    'what the review answered',
    'publishDraft',
    null,
    { unit: '等', resolution: 'as-printed' },
    ['责任单位“等”按原文保留，不明确到具体单位'],
  ],
  ['a decision without an outcome', 'decidePlanUnit', null, { unit: '甲' }, []],
  ['an act that is not known', 'plan.fly', null, { reason: 'x' }, []],
])('tells %s', (_case, act, before, after, expected) => expect(said(act, before, after)).toEqual(expected));

it('gives the reason of a discarding, but takes no file name for one', () => {
  expect(said('discardVersion', null, null, '重复')).toEqual(['理由：重复']);
  expect(said('discardVersion', null, null, null)).toEqual([]);
  expect(said('downloadOriginal', null, { file: 'a.docx' }, 'a.docx')).toEqual(['下载原件《a.docx》']);
});

it('leaves out what it cannot read', () => {
  expect(planHistoryWords({ act: 'changeDraft', before: 'no json', after: '7', detail: null })).toEqual([]);
});
