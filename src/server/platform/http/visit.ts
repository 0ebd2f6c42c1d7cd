/** A request that passes the gate: who sends it, and what its handler can do. */
import type { Outcome } from '#core/failure.ts';
import type { Policy, CallerStage } from '#core/access/policy.ts';
import type { Subject } from '#core/access/subject.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { Installation } from '#server/platform/installation.ts';
import type { Act } from '#server/platform/http/act.ts';

/** Who sends a request, as far as it is known. */
export interface Caller {
  readonly stage: CallerStage;
  /** The session that brought it, browser's or token's. */
  readonly sessionId: string | null;
  /** The person has proven who they are shortly before (core/session/fresh-proof.ts). */
  readonly proven: boolean;
  /** Where the login itself belongs, with its credentials and sessions. */
  readonly home: Identity;
  /** Where it acts: at home, or in a jurisdiction that the person joined. */
  readonly acting: Identity;
}

/** The credentials that a request carries. */
export interface Credentials {
  readonly address: string;
  readonly userAgent: string | null;
  /** The session's secret from the cookie. */
  readonly cookie: string | null;
  /** An API token's secret from the Authorization header. */
  readonly bearer: string | null;
  /** A request that pages send by themselves: it is no use of the session by the person. */
  readonly background: boolean;
}

/** What the gate asks, given by the domain session: who sends a request, and the policy of every endpoint. */
export interface Gate {
  authenticate(credentials: Credentials): Promise<Caller>;
  readonly policy: Policy;
}

/** The request of an endpoint that opens its own transactions, like those about the login. */
export interface Visit {
  readonly caller: Caller;
  /** The identity of the request: home for what is about the login itself, acting for what a role may do. */
  readonly as: Identity;
  readonly credentials: Credentials;
  readonly requestId: string;
  readonly installation: Installation;
  readonly now: string;
  /** The origin by which the browser reached us: https://taizhang.example.gov.cn. */
  readonly origin: string;
  /** A write transaction under an identity, which ends with its audit event. */
  write<T, Code extends string = never>(as: Identity, work: (act: Act) => Promise<Outcome<T, Code>>): Promise<Outcome<T, Code>>;
  /** A read-only transaction. */
  read<T>(as: Identity, work: (act: Act) => Promise<T>): Promise<T>;
  /** Sets the session's cookie, or takes it away. */
  setSession(secret: string | null): void;
  /** A short-lived cookie that binds a flow (OIDC, passkey) to this browser; null takes it away. */
  setFlow(secret: string | null): void;
  readonly flow: string | null;
  /** Secrets by which this browser is known to people who logged in here; it may hold anything. */
  readonly devices: readonly string[];
  setDevices(secrets: readonly string[]): void;
  /** Secrets by which second factors that were proven in this browser are remembered; it may hold anything. */
  readonly remembered: readonly string[];
  setRemembered(secrets: readonly string[], days: number): void;
}

/** Thrown in a transaction whose request came with a session that is over by now: the request is refused as one without a session. */
export class SessionOver extends Error {}

/** Under which identity an act runs. */
export interface Identity {
  /** The platform's own for an anonymous request. */
  readonly jurisdictionId: string;
  readonly by: Actor;
  readonly subject: Subject | null;
}
