/**
 * Who may do what with accounts (人员) and posts (岗位). Separation of powers (三员分立, GB/T 22239-2019 8.1.5.2–8.1.5.4): the system
 * administrator makes accounts and units, the security administrator gives powers and sets the rules of logins, the audit administrator
 * reads the trail; none reads business data, and none of them alone can act as another person.
 */
import type { Policy } from '#core/access/policy.ts';

const system = { who: { 'system-admin': 'jurisdiction' } } as const;
const security = { who: { 'security-admin': 'jurisdiction' } } as const;
/** Who may come in, and with which powers: a stolen session of an administrator must not be enough. */
const systemProven = { ...system, freshProof: true } as const;
const securityProven = { ...security, freshProof: true } as const;
/** About one's own posts. Administrators' have no deputies (core/account/deputy.ts). */
const holder = { who: 'business-person' } as const;
const either = { who: { 'system-admin': 'jurisdiction', 'security-admin': 'jurisdiction' } } as const;

export const accountPolicy = {
  listAccounts: either,
  getAccount: either,
  getAccountHistory: either,
  addAccount: systemProven,
  editAccount: system,
  disableAccount: { ...either, freshProof: true },
  enableAccount: systemProven,
  giveAccess: systemProven,
  resetFactors: securityProven,
  unlockAccount: securityProven,
  linkSubject: systemProven,
  unlinkSubjects: securityProven,
  grantPost: securityProven,
  endPost: securityProven,
  grantDeputy: securityProven,
  listDeputies: holder,
  listDeputyCandidates: holder,
  nameDeputy: { ...holder, freshProof: true },
  endDeputy: holder,
  listAccountSessions: security,
  endAccountSessions: securityProven,
} as const satisfies Policy;
