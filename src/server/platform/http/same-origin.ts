/** The server has no logins yet: only a page that it served itself, under a local name, may talk to it. Stops DNS rebinding and foreign pages. */
import type { FastifyRequest } from 'fastify';
import { failure, type Failure } from '#core/failure.ts';

const localNames = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** The refusal of a request whose Host or Origin is not ours; undefined when it may pass. */
export function refuseForeign(request: FastifyRequest): Failure | undefined {
  const host = request.headers.host ?? '';
  // The port is not compared: it differs behind an SSH tunnel, and the name alone is what rebinding has to forge.
  if (!localNames.has(host.replace(/:\d+$/, '').toLowerCase())) return failure('request.forbidden-host');
  const { origin } = request.headers;
  if (origin !== undefined && origin.toLowerCase() !== `http://${host.toLowerCase()}`) return failure('request.forbidden-origin');
  // Browsers that send no Origin with a plain link or form still say where it came from.
  if (request.headers['sec-fetch-site'] === 'cross-site' && request.headers['sec-fetch-mode'] !== 'navigate') {
    return failure('request.forbidden-origin');
  }
  return undefined;
}
