/** Messages of the ledger (台账), Chinese: history tabs. */
export const historyZh = {
  'history.task.published': '随第 {number} 版发布到台账',
  'history.task.continued': '随第 {number} 版承接',
  'history.task.withdrawn': '随第 {number} 版撤下',
  'history.task.text': '原文改写，此前为“{text}”',
  'history.task.themes-added': '列入专题“{names}”',
  'history.task.themes-removed': '移出专题“{names}”',
  'history.task.shares-added': '共享给{names}',
  'history.task.shares-renewed': '重新共享给{names}',
  'history.task.shares-no-source': '不含原文出处',
  'history.task.shares-removed': '不再共享给{names}',
  'history.task.principles': '关联的基本原则由 {before, number} 条改为 {after, number} 条',
  'history.object.added': '从文件中列入监测对象',
  'history.object.merged-names': '将“{names}”并入此对象',
  'history.object.merged': '合并了同一对象的其他名称',
} as const;
