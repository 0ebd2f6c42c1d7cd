/** Messages of the trail (痕迹), Chinese: acts and kinds of objects, as the trail names them. */
export const actZh = {
  'act.beginChain': '启用校验链',
  'act.recordPrint': '打印页面',
  'act.searchAudit': '检索痕迹',
  'act.exportAudit': '导出痕迹',
  'act.verifyAudit': '校验痕迹',
  'act.acceptRestore': '认可备份恢复',
  'audit.type.audit_chain': '校验链',
  'audit.type.export': '导出',
} as const;
