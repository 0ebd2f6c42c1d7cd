/** Messages of naming leads (牵头单位), in the review and in the ledger, Chinese. */
export const leadZh = {
  'lead.title': '定牵头单位 · {count, number} 项',
  'lead.led': '其中 {led, number} 项已有牵头单位：选定单位后会改由它牵头，原牵头单位仍为责任单位。',
  'lead.none': '取消牵头（{count, number} 项），原牵头单位仍为责任单位',
  'lead.first': '列第一位的为牵头单位',
  'lead.first.note': '{count, number} 项 · {units, number} 个单位',
  'lead.first.said': '文件写明“{rule}”。按各项列出单位的顺序，由列第一位的牵头；其余单位不变。',
  'lead.first.order': '按各项列出单位的顺序，由列第一位的牵头；其余单位不变。',
  'lead.first.unsaid': '按各项列出单位的顺序，由列第一位的牵头；其余单位不变。文件没有写明这条规则，请看过再定。',
  'lead.first.none': '{count, number} 项列第一位的不是具体单位，仍未定',
  'lead.first.kept': '另有 {count, number} 项已有牵头单位，不变',
  'lead.first.give': '这样定 {count, number} 项',
  'lead.propose': '文件写明“{rule}”，还有 {count, number} 项可照此定牵头',
  'lead.propose.look': '看怎么定',
} as const;
