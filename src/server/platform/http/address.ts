/** The address that a request comes from, and what is counted together when requests are too many. */
import { isIP } from 'node:net';
import type { FastifyRequest } from 'fastify';
import rateLimit from '@fastify/rate-limit';
import type { Reachable } from '#server/platform/http/csrf.ts';
import { browserOf } from '#server/platform/http/device-secret.ts';
import { readDeviceCookie } from '#server/platform/http/session-cookie.ts';
import type { InstallationKeys } from '#server/platform/keys.ts';

/** Of a caller who has left before anybody asked. */
const nowhere = '0.0.0.0';

/**
 * The browser's address as the trusted proxies say. Some write a port behind it, or a word (`unknown`, RFC 7239): then it is the nearest address
 * that is one, so that nothing else is ever counted or written into the trail.
 */
export function addressOf({
  ip,
  ips,
  socket,
}: Pick<FastifyRequest, 'ip' | 'ips'> & { readonly socket: { readonly remoteAddress?: string | undefined } }): string {
  const said = (ips ?? [ip]).map(plainAddress).findLast((each) => each !== null);
  return said ?? socket.remoteAddress ?? nowhere;
}

/** Without the port and brackets; null for what is no address. */
function plainAddress(text: string | undefined): string | null {
  if (text === undefined) return null;
  const bare = /^\[([\da-fA-F:.]{2,45})\](?::\d{1,5})?$/.exec(text)?.[1] ?? /^(\d{1,3}(?:\.\d{1,3}){3}):\d{1,5}$/.exec(text)?.[1] ?? text;
  return isIP(bare) === 0 ? null : bare;
}

/** A browser in which somebody has logged in is counted by itself: a whole authority may come from one address, and so may whoever attacks it. */
export function countedAs(request: FastifyRequest, reachable: Reachable, keys: InstallationKeys, now: string): string {
  for (const secret of readDeviceCookie(request, reachable)) {
    const browser = browserOf(keys, secret, now);
    if (browser !== null) return `browser ${browser}`;
  }
  return rateLimit.normalizeIP(addressOf(request));
}
