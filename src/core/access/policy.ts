/** The engine behind every policy: who may do what, and how far it reaches. Asked by the server before a handler runs and by the browser before a button shows. */
import { powerClassOf, type Role, type Subject } from '#core/access/subject.ts';

/**
 * How far a power reaches. jurisdiction: everything of the jurisdiction · published: issued documents, no drafts · scope: what concerns the
 * units of the post's scope · shared: what was shared with the post's unit · masked: everything, business values hidden.
 */
export const reaches = ['jurisdiction', 'published', 'scope', 'shared', 'masked'] as const;
export type Reach = (typeof reaches)[number];

/**
 * Who may use an endpoint. anyone: no login needed · session: also while the login is unfinished (second factor, first password) ·
 * person: every logged-in person, about their own account · business-person: the same, in a post of the business · otherwise by role.
 */
export type Who = 'anyone' | 'session' | 'person' | 'business-person' | Readonly<Partial<Record<Role, Reach>>>;

/**
 * One row of a policy. `scope` names the group of powers that an API token can be limited to; without one no token gets in. `freshProof`: the
 * person must have given a password or a factor shortly before, so that a stolen session is not enough (ASVS V7.5.1).
 */
export interface Power {
  readonly who: Who;
  readonly scope?: TokenScope;
  readonly freshProof?: true;
}

/** Rows by endpoint id. */
export type Policy = Readonly<Record<string, Power | undefined>>;

export const tokenScopes = ['plan.read', 'plan.write', 'ledger.read', 'ledger.write', 'units.read', 'units.write'] as const;
export type TokenScope = (typeof tokenScopes)[number];

/** How far the caller's login has come: not logged in · the stages of a session · full. */
export type CallerStage = 'anonymous' | 'password' | 'factor' | 'enroll' | 'full';

/** What the engine answers: the reach, or why not. `own`: an endpoint about one's own account or open to all. */
export type Decision = { readonly allowed: true; readonly reach: Reach | 'own' } | { readonly allowed: false; readonly code: RefusalCode };
export const refusalCodes = ['not-signed-in', 'sign-in-unfinished', 'not-allowed', 'token-not-allowed', 'proof-needed'] as const;
export type RefusalCode = (typeof refusalCodes)[number];

/**
 * May this subject, at this stage of the login, use the endpoint that the power is for? `proven`: the proof of the person is fresh. Logins that
 * are not complete need no other: they have just begun, and can do nothing else.
 */
export function decide(power: Power, stage: CallerStage, subject: Subject | null, proven: boolean): Decision {
  const decision = decideWho(power, stage, subject);
  return decision.allowed && power.freshProof === true && stage === 'full' && !proven ? refused('proof-needed') : decision;
}

function decideWho({ who, scope }: Power, stage: CallerStage, subject: Subject | null): Decision {
  if (who === 'anyone') return own;
  if (stage === 'anonymous') return refused('not-signed-in');
  const scopes = subject?.tokenScopes ?? null;
  if (scopes !== null && (scope === undefined || !scopes.includes(scope))) return refused('token-not-allowed');
  if (who === 'session') return own;
  if (stage !== 'full') return refused('sign-in-unfinished');
  if (who === 'person') return own;
  if (who === 'business-person') return subject !== null && powerClassOf(subject.role) === 'business' ? own : refused('not-allowed');
  const reach = subject === null ? undefined : who[subject.role];
  return reach === undefined ? refused('not-allowed') : { allowed: true, reach };
}

const own: Decision = { allowed: true, reach: 'own' };

function refused(code: RefusalCode): Decision {
  return { allowed: false, code };
}

/** Every role that works with the ledger, with its reach. */
export const ledgerReaders = {
  office: 'jurisdiction',
  contact: 'scope',
  'unit-leader': 'scope',
  supervisor: 'scope',
  reader: 'scope',
  counterpart: 'shared',
} as const satisfies Who;

/** The leading group's office alone: it coordinates, so only it may change what every unit answers for. */
export const officeOnly = { office: 'jurisdiction' } as const satisfies Who;
