/** Who may read the trail (操作记录): only the audit administrator, with business values masked. Every logged-in person records the pages they print. */
import type { Policy } from '#core/access/policy.ts';

const auditor = { who: { 'audit-admin': 'masked' } } as const;
const person = { who: 'person' } as const;

export const auditPolicy = {
  searchAudit: auditor,
  exportAudit: auditor,
  verifyAudit: auditor,

  recordPrint: person,
} as const satisfies Policy;
