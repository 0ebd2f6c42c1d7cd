/** Every request of the API passes here: it is authenticated, authorized by the policy, and then handled. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { databaseTrouble, OutcomeUnknown } from '#server/platform/database/database-trouble.ts';
import { failure, type Outcome } from '#core/failure.ts';
import { decide } from '#core/access/policy.ts';
import { addressOf } from '#server/platform/http/address.ts';
import { originOf, type Reachable } from '#server/platform/http/csrf.ts';
import { auditThrown, auditRefusal, runRead, runRoute, runWrite, type ActContext, type ActSource } from '#server/platform/http/run-act.ts';
import {
  readDeviceCookie,
  readRememberedCookie,
  readFlowCookie,
  readSessionCookie,
  setDeviceCookie,
  setRememberedCookie,
  setFlowCookie,
  setSessionCookie,
} from '#server/platform/http/session-cookie.ts';
import type { Route, RouteInput } from '#server/platform/http/route.ts';
import { SessionOver, type Caller, type Credentials, type Gate, type Identity, type Visit } from '#server/platform/http/visit.ts';

/** What the request brings to prove who sends it. A token in the header counts before a cookie. */
export function credentialsOf(request: FastifyRequest, reachable: Reachable, background = false): Credentials {
  const bearer = /^Bearer ([\w-]{20,200})$/i.exec(request.headers.authorization ?? '')?.[1] ?? null;
  return {
    address: addressOf(request),
    userAgent: request.headers['user-agent']?.slice(0, 300) ?? null,
    cookie: bearer === null ? readSessionCookie(request, reachable) : null,
    bearer,
    background,
  };
}

/** Asks the policy. Its refusal of a logged-in caller is recorded in the trail. */
export async function authorize(
  source: ActSource,
  gate: Gate,
  route: Route,
  caller: Caller,
  requestId: string,
): Promise<Outcome<ActContext>> {
  const power = gate.policy[route.endpoint.id];
  if (!power) throw new Error(`${route.endpoint.id} has no row in any policy`);
  const { home, acting } = caller;
  const decision = decide(power, caller.stage, acting.subject, caller.proven);
  // What is about the login itself happens where it belongs.
  if (decision.allowed)
    return {
      ok: true,
      value: { endpointId: route.endpoint.id, ...(decision.reach === 'own' ? home : acting), reach: decision.reach, requestId },
    };
  const refusal = failure(decision.code);
  // A proof that is asked for again is no attempt at anything: the page asks, and goes on.
  if (caller.stage === 'full' && refusal.code !== 'proof-needed') {
    await auditRefusal(source, { endpointId: route.endpoint.id, ...acting, reach: 'own', requestId }, refusal);
  }
  return refusal;
}

/** Runs the handler of a route after the policy allowed it. */
export async function runAuthorized(
  source: ActSource,
  reachable: Reachable,
  route: Route,
  caller: Caller,
  context: ActContext,
  input: RouteInput<unknown, unknown, unknown>,
  request: FastifyRequest,
  reply: FastifyReply,
  leaving: AbortSignal,
): Promise<Outcome<unknown>> {
  if (route.kind === 'act') return runRoute(source, context, route, input, leaving);
  const { endpoint } = route;
  const noted = { refusal: false, written: false };
  const visit = visitOf(source, reachable, context, caller, request, reply, noted);
  const outcome = await auditThrown(source, context, async () => {
    try {
      return await route.handle(input, visit);
    } catch (error) {
      if (error instanceof SessionOver) return failure('not-signed-in');
      // A login is several transactions: the ones before have taken effect.
      if (noted.written && databaseTrouble(error)) throw new OutcomeUnknown('the database failed between two writes', { cause: error });
      throw error;
    }
  });
  // A refusal that the handler has recorded itself is more precise.
  if (!outcome.ok && !noted.refusal && endpoint.method !== 'GET') await auditRefusal(source, context, outcome);
  return outcome;
}

function visitOf(
  source: ActSource,
  reachable: Reachable,
  { endpointId, jurisdictionId, by, subject }: ActContext,
  caller: Caller,
  request: FastifyRequest,
  reply: FastifyReply,
  noted: { refusal: boolean; written: boolean },
): Visit {
  const requestId = request.id;
  const context = (as: Identity): ActContext => ({
    ...(endpointId === undefined ? {} : { endpointId }),
    jurisdictionId: as.jurisdictionId,
    by: as.by,
    subject: as.subject,
    reach: 'own',
    requestId,
  });
  return {
    caller,
    as: { jurisdictionId, by, subject },
    credentials: credentialsOf(request, reachable),
    requestId,
    installation: source.installation,
    now: source.clock.now(),
    origin: originOf(request, reachable),
    write: async (as, work) => {
      const outcome = await runWrite(source, context(as), (act) =>
        work({
          ...act,
          audit: (event) => {
            noted.refusal ||= event.outcome === 'refused';
            act.audit(event);
          },
        }),
      );
      noted.written ||= outcome.ok;
      return outcome;
    },
    read: (as, work) => runRead(source, context(as), work),
    setSession: (secret) => setSessionCookie(reply, reachable, secret),
    setFlow: (secret) => setFlowCookie(reply, reachable, secret),
    flow: readFlowCookie(request, reachable),
    devices: readDeviceCookie(request, reachable),
    setDevices: (secrets) => setDeviceCookie(reply, reachable, secrets),
    remembered: readRememberedCookie(request, reachable),
    setRemembered: (secrets, days) => setRememberedCookie(reply, reachable, secrets, days),
  };
}
