/** 更正已发布的事项. */
export const correctionZh = {
  'audit.field.cityLeader': '市级责任领导',
  'audit.field.commitment': '承诺',
  'audit.field.nature': '性质',
  'audit.field.due': '时限',
  'task-asked-twice': '同一次更正里事项 {code} 出现了两次。请合并成一条后重试',
  'correction-not-found': '没有找到这次更正。请刷新后再看',
  'correction-overtaken': '事项 {code} 此后又被更正过，或新版规划改了这一项，不能直接撤销。请按现在的内容另作更正',
  'corrections-undecided': '新版规划与已有的 {count, number} 处更正不一致，例如事项 {code}。请逐处选定以哪个为准，再发布',
} as const;
