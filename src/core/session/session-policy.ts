/** Who may use the endpoints about logging in, the own account and the security settings. */
import type { Policy } from '#core/access/policy.ts';

const anyone = { who: 'anyone' } as const;
const session = { who: 'session' } as const;
const person = { who: 'person' } as const;
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
  beginTotp: session,
  confirmTotp: session,
  beginPasskey: session,
  addPasskey: session,
  getCredentials: session,

  acceptJoin: person,
  switchPost: person,
  listSessions: person,
  endSession: person,
  removeTotp: person,
  removePasskey: person,
  listTokens: person,
  addToken: person,
  endToken: person,

  getSecuritySettings: either,
  changeSecuritySettings: security,
  changeFeedback: either,
} as const satisfies Policy;
