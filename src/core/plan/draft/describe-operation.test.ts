import { expect, it } from 'vitest';
import { describeOperation } from '#core/plan/draft/describe-operation.ts';
import type { DoubtAnswer, Operation } from '#core/plan/draft/operation.ts';

const range = { start: 0, end: 1 };
const task = { ranges: [range] };
const answered = (answer: DoubtAnswer): Operation => ({ type: 'settle-doubt', doubt: { code: 'open-list', ...range }, answer, note: '' });
const assigned = { lead: ['甲局'], responsible: ['乙局', '丙局'], support: ['丁局'], local: ['各县'] };

it.each<[Operation, string]>([
  [{ type: 'edit-task', task, set: { kind: 'policy' } }, '修改事项栏目'],
  [{ type: 'edit-task', task, set: { title: '建路', kind: 'policy' } }, '把事项改为“建路”'],
  [{ type: 'set-lead', tasks: [task], unit: null }, '取消牵头单位'],
  [{ type: 'set-lead', tasks: [task], unit: '甲局' }, '把“甲局”定为牵头单位'],
  [{ type: 'lead-first', tasks: [task, task] }, '以列第一位的为牵头单位（2项）'],
  [{ type: 'add-unit', tasks: [task], unit: '甲局', role: 'support', ownPart: null }, '增加责任单位“甲局”'],
  [{ type: 'drop-unit', tasks: [task], unit: '甲局' }, '去掉责任单位“甲局”'],
  [{ type: 'set-deadline', task, deadline: null }, '取消完成时限'],
  [{ type: 'set-deadline', task, deadline: { text: '年底前', from: null, to: null } }, '把完成时限定为“年底前”'],
  [{ type: 'set-objects', task, objects: [] }, '清空监测对象'],
  [
    {
      type: 'set-objects',
      task,
      objects: [
        { name: '甲路', kind: 'project' },
        { name: '乙路', kind: 'project' },
      ],
    },
    '把监测对象定为“甲路、乙路”',
  ],
  [{ type: 'split-task', task, at: [1, 2] }, '拆分事项为3项'],
  [{ type: 'merge-tasks', tasks: [task, task] }, '合并2项事项'],
  [{ type: 'move-task', task, path: '', before: null }, '移动事项'],
  [{ type: 'move-task', task, path: '一/（二）', before: null }, '把事项移到“一/（二）”'],
  [{ type: 'add-task', ranges: [range], path: '', title: '建路' }, '新增事项“建路”'],
  [{ type: 'remove-task', task, reason: '' }, '删除事项'],
  [{ type: 'remove-task', task, reason: '重复' }, '删除事项（理由：重复）'],
  [{ type: 'mark', range, as: 'none', reason: '' }, '标记原文无需交办'],
  [{ type: 'mark', range, as: 'goal', reason: '' }, '标记原文类别'],
  [{ type: 'mark-assignment', range, ...assigned }, '标记责任分工“甲局、乙局、丙局、丁局、各县”'],
  [answered({ kind: 'as-printed' }), '回答存疑（以原文为准）'],
  [answered({ kind: 'dated', day: '2020-08-01' }), '回答存疑（成文日期为2020-08-01）'],
  [answered({ kind: 'corrected', text: 'R1线' }), '回答存疑（更正为“R1线”）'],
  [answered({ kind: 'named', units: ['甲局', '乙局'] }), '回答存疑（明确为“甲局、乙局”）'],
  [{ type: 'edit-plan', set: { title: '方案' } }, '修改文件信息'],
  [{ type: 'edit-plan', set: { issuedOn: null } }, '修改文件信息'],
  [{ type: 'edit-plan', set: { issuedOn: '2020-08-01' } }, '把成文日期定为2020-08-01'],
  [{ type: 'accept-gap', range, reason: '' }, '认可未对应的原文'],
  [{ type: 'undo', seq: 1 }, '撤销'],
])('%j is called %s', (operation, expected) => expect(describeOperation(operation)).toBe(expected));
