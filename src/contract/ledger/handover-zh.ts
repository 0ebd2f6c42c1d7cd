/** What 交接单 calls what the ledger puts there, Chinese. */
export const handoverZh = {
  'handover.signed-part': '责任分工',
  'handover.signed-part.note': '{role, select, lead {牵头} responsible {责任} support {配合} local {属地} other {督导}}',
  'handover.milestone': '节点',
  'handover.milestone-past': '节点日期已过',
  'handover.waiting': '等待外部批复',
  'handover.waiting.note': '{body}，{submitted, select, none {尚未报送} other {{submitted}报送，已催办 {pressings, number} 次}}',
  'handover.objection': '异议待答复',
  'handover.task-withdrawn': '规划中已撤下',
} as const;
