/** Messages of the ledger (台账), Chinese: which lists of the years have a task. */

export const listedZh = {
  'list.state.drafting': '草拟',
  'list.state.consulting': '征求意见',
  'list.state.approved': '已审定',
  'list.state.issued': '已下发',
  'list.state.closed': '已办结',
  'ledger.filter.listed': '年度清单',
  'ledger.column.lists': '年度清单',
  'ledger.listed.none': '{year} 年未列入',
  'ledger.listed.none.note': '没有列入该年任何清单，也没有注明“不列”的事项；总领不计',
  'ledger.listed.omitted': '{year} 年不列',
  'ledger.listed.composed': '{name}（{state}）',
  'ledger.mark.listed': '已列入 {code}',
  'ledger.mark.composed': '{year}年清单（{state}）',
  'ledger.mark.title': '{year} 年“{name}”，{state}',
  'ledger.list.add': '列入清单',
  'ledger.list.add.all': '把筛选出的 {count, number} 项列入年度清单',
  'ledger.list.omit': '不列',
} as const;
