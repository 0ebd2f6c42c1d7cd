/** Messages of units (单位), Chinese: many that are checked, or were made by mistake. */
export const checkZh = {
  'unit.check.many.title': '核对单位名称',
  'unit.check.many.note': '名称照文件印出或据常识补写，尚未与官方名录核对。勾选的一并记为核对无误；建错而还没有用到的可以删除。',
  'unit.check.many.all': '全选 {count, number} 个',
  'unit.check.many.choose': '选择“{name}”',
  'unit.check.many.open': '打开',
  'unit.check.many.chosen': '已选 {count, number} 个',
  'unit.check.many.go': '核对无误 {count, number} 个',
  'unit.check.many.done': '{count, number} 个单位已记为核对无误',
  'unit.check.many.undone': '已改回未核对',
  'unit.remove': '删除…',
  'unit.remove.title': '删除 {count, number} 个单位？',
  'unit.remove.text': '只能删除还没有人员、下级单位和事项用到的单位。按名称对应到它们的责任单位改回待定；删除记入操作记录。',
  'unit.remove.go': '删除',
  'unit.removed': '已删除 {count, number} 个单位',
} as const;
