/** Who may use the endpoints about logging in, the own account and the security settings. */
import type { Policy } from '#core/access/policy.ts';

const anyone = { who: 'anyone' } as const;
const session = { who: 'session' } as const;
const person = { who: 'person' } as const;
/** About the login itself: a stolen session must not be enough to keep it. */
const proven = { who: 'person', freshProof: true } as const;
const security = { who: { 'security-admin': 'jurisdiction' } } as const;
const either = { who: { 'system-admin': 'jurisdiction', 'security-admin': 'jurisdiction' } } as const;

export const sessionPolicy = {
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
  beginTotp: { ...session, freshProof: true },
  confirmTotp: { ...session, freshProof: true },
  beginPasskey: { ...session, freshProof: true },
  addPasskey: { ...session, freshProof: true },
  getCredentials: session,

  acceptJoin: proven,
  proveAgain: person,
  readNotices: person,
  switchPost: person,
  listSessions: person,
  endSession: proven,
  listRememberedDevices: person,
  endRememberedDevice: proven,
  removeTotp: proven,
  removePasskey: proven,
  listTokens: person,
  addToken: proven,
  endToken: proven,

  getSecuritySettings: either,
  changeSecuritySettings: { ...security, freshProof: true },
  changeFeedback: { ...either, freshProof: true },
} as const satisfies Policy;
