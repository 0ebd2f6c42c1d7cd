/** Messages of the trail (操作记录), English: acts and kinds of objects, as the trail names them. */
import type { actZh } from '#contract/audit/act-zh.ts';

export const actEn: Readonly<Record<keyof typeof actZh, string>> = {
  'act.beginChain': 'Begin chain',
  'act.recordPrint': 'Print page',
  'act.searchAudit': 'Search the trail',
  'act.exportAudit': 'Export trail',
  'act.verifyAudit': 'Check chain',
  'act.acceptRestore': 'Accept restore',
  'audit.type.audit_chain': 'Chain',
  'audit.type.export': 'Export',
};
