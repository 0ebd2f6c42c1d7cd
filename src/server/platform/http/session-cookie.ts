/** The cookies of a session, of a browser in which somebody has logged in, of one in which a second factor is remembered, and of a flow that leaves for another page and comes back (identity provider, passkey). */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Reachable } from '#server/platform/http/csrf.ts';
import { deviceDays } from '#server/platform/http/device-secret.ts';

const sessionName = 'taizhang';
const flowName = 'taizhang-flow';
const deviceName = 'taizhang-device';
const rememberedName = 'taizhang-remembered';
/** Lifetime of the flow's cookie: the person is at the provider's page meanwhile. */
const flowSeconds = 600;
/** More secrets than one browser gets; what is longer is nothing of ours. */
const mostDevices = 10;

/** The session's secret; null without one. */
export function readSessionCookie(request: FastifyRequest, reachable: Reachable): string | null {
  return request.cookies[cookieName(sessionName, reachable)] ?? null;
}

/** Sets the session's secret; null takes the cookie away. */
export function setSessionCookie(reply: FastifyReply, reachable: Reachable, secret: string | null): void {
  setCookie(reply, reachable, sessionName, secret);
}

/** The flow's secret; null without one. */
export function readFlowCookie(request: FastifyRequest, reachable: Reachable): string | null {
  return request.cookies[cookieName(flowName, reachable)] ?? null;
}

/** Sets the flow's secret; null takes the cookie away. */
export function setFlowCookie(reply: FastifyReply, reachable: Reachable, secret: string | null): void {
  setCookie(reply, reachable, flowName, secret, flowSeconds);
}

/** The secrets by which this browser is known to people who logged in here. */
export function readDeviceCookie(request: FastifyRequest, reachable: Reachable): readonly string[] {
  return readSecrets(request, reachable, deviceName);
}

/** Sets them. */
export function setDeviceCookie(reply: FastifyReply, reachable: Reachable, secrets: readonly string[]): void {
  setCookie(reply, reachable, deviceName, secrets.join('.'), deviceDays * 86_400);
}

/** The secrets by which second factors that were proven in this browser are remembered. */
export function readRememberedCookie(request: FastifyRequest, reachable: Reachable): readonly string[] {
  return readSecrets(request, reachable, rememberedName);
}

/** Sets them for so many days. Only pages of our own send them back: no link from elsewhere logs anybody in. */
export function setRememberedCookie(reply: FastifyReply, reachable: Reachable, secrets: readonly string[], days: number): void {
  setCookie(reply, reachable, rememberedName, secrets.join('.'), days * 86_400, 'strict');
}

function readSecrets(request: FastifyRequest, reachable: Reachable, name: string): readonly string[] {
  const value = request.cookies[cookieName(name, reachable)] ?? '';
  return value
    .split('.')
    .filter((secret) => /^[\w-]{43}$/.test(secret))
    .slice(0, mostDevices);
}

function setCookie(
  reply: FastifyReply,
  reachable: Reachable,
  name: string,
  value: string | null,
  maxAge?: number,
  sameSite: 'lax' | 'strict' = 'lax',
): void {
  const full = cookieName(name, reachable);
  const options = { path: '/', httpOnly: true, secure: isSecure(reachable), sameSite } as const;
  if (value === null) reply.clearCookie(full, options);
  else reply.setCookie(full, value, { ...options, ...(maxAge === undefined ? {} : { maxAge }) });
}

function isSecure({ publicUrl }: Reachable): boolean {
  return publicUrl?.startsWith('https:') ?? false;
}

/** __Host-: a browser takes such a cookie only over TLS, for this host alone, so no sibling host can plant one. */
function cookieName(name: string, reachable: Reachable): string {
  return isSecure(reachable) ? `__Host-${name}` : name;
}
