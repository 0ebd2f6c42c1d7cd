/** Only pages of this service may send requests with a session: stops cross-site request forgery, and DNS rebinding on loopback. */
import type { FastifyRequest } from 'fastify';
import { failure, type Failure } from '#core/failure.ts';
import type { Endpoint } from '#contract/platform/endpoint.ts';

const loopbackNames = new Set(['127.0.0.1', 'localhost', '[::1]']);
const proxyHeaders = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip'];

export interface Reachable {
  /** Listens on loopback without a proxy: no other host name is legitimate. */
  readonly localOnly: boolean;
  /** The origin that browsers use when a proxy stands before. */
  readonly publicUrl: string | undefined;
  /** Addresses and networks whose X-Forwarded-For is believed. */
  readonly trustedProxies: readonly string[];
}

/** The refusal of a request whose Host or Origin is not ours; undefined when it may pass. `session`: it carries a session's cookie. */
export function refuseCrossOrigin(request: FastifyRequest, reachable: Reachable, session: boolean): Failure | undefined {
  // HTTP/1.1 has no request without one (RFC 9112, 3.2).
  if (request.headers.host === undefined && request.raw.httpVersion === '1.1') return failure('request.rejected');
  // Nor one with two: whoever stands before us may have looked at the other.
  const hosts = request.raw.rawHeaders.filter((name, at) => at % 2 === 0 && name.toLowerCase() === 'host');
  if (hosts.length > 1) return failure('request.rejected');
  const host = request.headers.host ?? '';
  // The port is not compared: it differs behind an SSH tunnel, and the name alone is what rebinding has to forge.
  if (reachable.localOnly && !loopbackNames.has(host.replace(/:\d+$/, '').toLowerCase())) return failure('request.forbidden-host');
  // A proxy that forwards requests of others without being configured (PUBLIC_URL).
  if (reachable.localOnly && proxyHeaders.some((name) => request.headers[name] !== undefined)) return failure('request.forbidden-host');
  const { origin } = request.headers;
  const site = request.headers['sec-fetch-site'];
  if (origin !== undefined && origin.toLowerCase() !== originOf(request, reachable)) return failure('request.forbidden-origin');
  // Browsers that send no Origin with a plain link or form still say where it came from.
  if (site === 'cross-site' && request.headers['sec-fetch-mode'] !== 'navigate') return failure('request.forbidden-origin');
  // Every browser sends Origin or Sec-Fetch-Site with a change. A request with a cookie and neither of them is not from our pages.
  const changes = request.method !== 'GET' && request.method !== 'HEAD';
  if (changes && session && origin === undefined && site !== 'same-origin') return failure('request.forbidden-origin');
  return undefined;
}

/**
 * The refusal of an endpoint's address that a foreign page led to with the session's cookie: a download, like a refusal by the policy, is
 * written into the trail under the person's name, who only clicked on a link. A download must come from our pages (or, with a token, from a
 * program): also a link in a mail is foreign, of which browsers say `none`. Browsers that say nothing of the site (old ones, and all over
 * plain HTTP) send Origin, or the address of our page as Referer, which our Referrer-Policy asks them for. A browser that takes up a download again by itself says `none`, too: it
 * has the tag of the file, which no link can bring.
 */
export function refuseForeignLink(
  request: FastifyRequest,
  reachable: Reachable,
  { download = false, resumable = false }: Pick<Endpoint, 'download' | 'resumable'>,
): Failure | undefined {
  const { origin, referer, 'sec-fetch-site': site } = request.headers;
  const own = originOf(request, reachable);
  const from = origin?.toLowerCase() ?? (referer !== undefined && URL.canParse(referer) ? new URL(referer).origin : undefined);
  const ours = site === undefined ? from === own : site === 'same-origin';
  if (download && resumable && site === 'none' && request.headers['if-range'] !== undefined) return undefined;
  if (download) return ours ? undefined : failure('request.foreign-download');
  const foreign = site === undefined ? from !== undefined && !ours : site !== 'same-origin' && site !== 'none';
  return foreign ? failure('request.forbidden-origin') : undefined;
}

/** The origin by which the browser reached us, in small letters. */
export function originOf(request: FastifyRequest, { publicUrl }: Reachable): string {
  return (publicUrl ?? `http://${request.headers.host ?? ''}`).toLowerCase();
}
