/** Messages of the trail (操作记录), Chinese: acts and kinds of objects, as the trail names them. */
export const actZh = {
  'act.beginChain': '启用校验链',
  'act.recordPrint': '打印页面',
  'act.searchAudit': '检索操作记录',
  'act.exportAudit': '导出操作记录',
  'act.verifyAudit': '校验操作记录',
  'act.acceptRestore': '认可备份恢复',
  'audit.type.audit_chain': '校验链',
  'audit.type.export': '导出',
} as const;
