/** Who may read the trail (痕迹): the audit administrator alone, business values masked; whoever prints a page leaves a trace. */
import type { Policy } from '#core/access/policy.ts';

const auditor = { who: { 'audit-admin': 'masked' } } as const;
const person = { who: 'person' } as const;

export const auditPolicy = {
  searchAudit: auditor,
  exportAudit: auditor,
  verifyAudit: auditor,

  recordPrint: person,
} as const satisfies Policy;
