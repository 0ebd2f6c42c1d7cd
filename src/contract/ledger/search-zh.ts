/** Messages of the ledger (台账), Chinese: the one search. */
export const searchZh = {
  'search-too-short': '请至少输入两个字',
  'search.unread': '搜索“{text}”（每个词至少两个字）',
  'search.proposals': '名称相符的',
  'search.found-by': '又名 {name}',
  'search.to-tasks': '其事项',
  'search.draft': '草稿',
  'search.enter': '按回车，在事项中搜索“{text}”',
  'search.failed': '没有取到相符的名称。按回车仍可搜索事项',
  'search.called': '“{text}”是{names}的名称，由其承担的事项也列在内。',
  'search.only-unit': '只看该单位的事项',
  'search.unit': '单位情况',
} as const;
