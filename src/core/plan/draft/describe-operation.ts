/** Operations in words, for the history, the undo button and the doubt about one that no longer fits. */
import type { DoubtAnswer, Operation } from '#core/plan/draft/operation.ts';

/** What an operation did, as a Chinese phrase: 把“市财政局”定为牵头单位. */
export function describeOperation(operation: Operation): string {
  switch (operation.type) {
    case 'edit-task':
      return operation.set.title === undefined ? '修改事项栏目' : `把事项改为“${operation.set.title}”`;
    case 'set-lead':
      return operation.unit === null ? '取消牵头单位' : `把“${operation.unit}”定为牵头单位`;
    case 'lead-first':
      return `以列第一位的为牵头单位（${operation.tasks.length}项）`;
    case 'add-unit':
      return `增加责任单位“${operation.unit}”`;
    case 'drop-unit':
      return `去掉责任单位“${operation.unit}”`;
    case 'set-deadline':
      return operation.deadline === null ? '取消完成时限' : `把完成时限定为“${operation.deadline.text}”`;
    case 'set-objects':
      return operation.objects.length === 0 ? '清空监测对象' : `把监测对象定为“${operation.objects.map(({ name }) => name).join('、')}”`;
    case 'set-field':
      return operation.to === null ? '去掉要素' : `把要素改为“${operation.to.label}：${operation.to.values.join('、')}”`;
    case 'split-task':
      return `拆分事项为${operation.at.length + 1}项`;
    case 'merge-tasks':
      return `合并${operation.tasks.length}项事项`;
    case 'move-task':
      return operation.path === '' ? '移动事项' : `把事项移到“${operation.path}”`;
    case 'add-task':
      return `新增事项“${operation.title}”`;
    case 'remove-task':
      return operation.reason === '' ? '删除事项' : `删除事项（理由：${operation.reason}）`;
    case 'mark':
      return operation.as === 'none' ? '标记原文无需交办' : '标记原文类别';
    case 'mark-assignment':
      return `标记责任分工“${[...operation.lead, ...operation.responsible, ...operation.support, ...operation.local].join('、')}”`;
    case 'settle-doubt':
      return `回答存疑（${describeAnswer(operation.answer)}）`;
    case 'edit-plan':
      return operation.set.issuedOn === undefined || operation.set.issuedOn === null
        ? '修改文件信息'
        : `把成文日期定为${operation.set.issuedOn}`;
    case 'accept-gap':
      return '认可未对应的原文';
    case 'undo':
      break;
  }
  return '撤销';
}

function describeAnswer(answer: DoubtAnswer): string {
  switch (answer.kind) {
    case 'dated':
      return `成文日期为${answer.day}`;
    case 'corrected':
      return `更正为“${answer.text}”`;
    case 'named':
      return `明确为“${answer.units.join('、')}”`;
    case 'as-printed':
      break;
  }
  return '以原文为准';
}
