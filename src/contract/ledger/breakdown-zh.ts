/** Messages of the ledger (台账), Chinese: 分解 of an item, its refusals and how the trail names it. */
export const breakdownZh = {
  'breakdown-changed': '事项 {code} 的分解刚刚被他人改过，次序没有保存。请刷新后重新调整',
  'breakdown-closed':
    '事项 {code} 所在的清单{state, select, closed {已办结，分解不能再改} other {还没有下发，不能分解。请在清单下发后再办理}}',
  'breakdown-of-child': '{code} 本身是分解事项，不再往下分解。需要细分的，请由下达单位另列分解事项',
  'breakdown-without-part': '“{unit}”现在不承担事项 {code}，不能分解。已下达的分解事项可以收回',
  'child-changed': '分解事项“{title}”刚刚被他人改过。请刷新、核对后重新操作',
  'child-not-found': '没有这个分解事项，可能已被删除。请刷新后再看',
  'child-reason-missing': '分解事项“{title}”已经下达，修改或收回须写明理由',
  'child-state-wrong':
    '分解事项“{title}”{state, select, drafted {还在草拟} given {已经下达} other {已经收回}}，不能{act, select, change {修改} remove {删除} give {下达} other {收回}}。请刷新后再看',
  'child-unit-given': '分解事项“{title}”已经下达，不能改派。请先收回，再另列一项下达给其他单位',
  'children-late': '“{title}”{count, plural, =1 {的节点} other {等 # 项的节点}}晚于上级事项的时限 {day}。确需如此的，请写明理由',
  'children-too-many': '一个单位对一个事项最多列 {limit, number} 个分解事项。请合并',
  'children-without-weight': '权重全部为 0，无法折算进度。请至少给一项填写大于 0 的权重',
  'unit-not-below': '“{unit}”不是本单位或本单位的下级单位，不能分解给它。请另选单位',
  'act.getBreakdown': '查看事项分解',
  'act.addChildren': '草拟分解事项',
  'act.changeChild': '修改分解事项',
  'act.orderChildren': '调整分解事项次序',
  'act.giveChildren': '下达分解事项',
  'act.takeBackChildren': '收回分解事项',
  'audit.field.handledBy': '承办',
  'audit.field.weight': '权重',
  'audit.field.lateReason': '晚于上级事项时限的理由',
} as const;
