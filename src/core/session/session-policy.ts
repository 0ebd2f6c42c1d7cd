/**
 * Who may do what with units, people, powers and the trail. Separation of powers (三员分立, GB/T 22239-2019 8.1.5.2–8.1.5.4): the system
 * administrator makes accounts and units, the security administrator gives powers and sets the rules of logins, the audit administrator
 * reads the trail; none reads business data, and no one of them alone can act as somebody else.
 */
import type { Policy } from '#core/access/policy.ts';

const anyone = { who: 'anyone' } as const;
const session = { who: 'session' } as const;
const person = { who: 'person' } as const;
const system = { who: { 'system-admin': 'jurisdiction' } } as const;
const security = { who: { 'security-admin': 'jurisdiction' } } as const;
const either = { who: { 'system-admin': 'jurisdiction', 'security-admin': 'jurisdiction' } } as const;
const auditor = { who: { 'audit-admin': 'masked' } } as const;

/** The names of units are no business data: everybody of the house works with them, tokens too. Counterparts are guests. */
const unitReaders = {
  who: {
    office: 'jurisdiction',
    contact: 'jurisdiction',
    'unit-leader': 'jurisdiction',
    supervisor: 'jurisdiction',
    reader: 'jurisdiction',
    'system-admin': 'jurisdiction',
    'security-admin': 'jurisdiction',
    'audit-admin': 'jurisdiction',
  },
  scope: 'units.read',
} as const;
const unitKeepers = { who: { office: 'jurisdiction', 'system-admin': 'jurisdiction' }, scope: 'units.read' } as const;
const unitEditors = { who: unitKeepers.who, scope: 'units.write' } as const;

export const identityPolicy = {
  getSystem: anyone,
  getSession: anyone,
  logIn: anyone,
  askPasskey: anyone,
  provePasskey: anyone,
  beginOidc: anyone,
  finishOidc: anyone,
  checkLink: anyone,
  setUp: anyone,
  acceptInvite: anyone,
  listDemoPeople: anyone,
  enterDemo: anyone,

  proveTotp: session,
  logOut: session,
  choosePassword: session,
  beginTotp: session,
  confirmTotp: session,
  beginPasskey: session,
  addPasskey: session,
  getCredentials: session,

  switchPost: person,
  listSessions: person,
  endSession: person,
  removeTotp: person,
  removePasskey: person,
  listTokens: person,
  addToken: person,
  endToken: person,
  recordPrint: person,

  listAccounts: either,
  getAccount: either,
  getAccountHistory: either,
  addAccount: system,
  editAccount: system,
  disableAccount: either,
  enableAccount: system,
  giveAccess: system,
  resetFactors: security,
  unlockAccount: security,
  linkSubject: system,
  unlinkSubjects: security,
  grantPost: security,
  endPost: security,
  listAccountSessions: security,
  endAccountSessions: security,
  getSecuritySettings: either,
  changeSecuritySettings: security,

  listUnits: unitReaders,
  getUnit: unitReaders,
  getUnitHistory: unitKeepers,
  addUnit: unitEditors,
  editUnit: unitEditors,
  addUnitAlias: unitEditors,
  endUnit: unitEditors,
  mergeUnits: unitEditors,
  setMembers: unitEditors,
  downloadUnitTemplate: unitEditors,
  exportUnits: unitKeepers,
  importUnits: unitEditors,

  searchAudit: auditor,
  exportAudit: auditor,
  verifyAudit: auditor,
} as const satisfies Policy;
