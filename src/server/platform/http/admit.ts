/**
 * Who asks, may they, and is there room for what they send: all of it before a byte of the body is read, so that whoever may not, or sends more
 * than anybody needs, takes no memory.
 */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Endpoint } from '#contract/platform/endpoint.ts';
import { failure, success, type Outcome } from '#core/failure.ts';
import { bodyRoom, openByteRoom, ownerOf, roomIn, strangerRoom, uploadRoom } from '#server/platform/http/byte-room.ts';
import { leavingOf } from '#server/platform/http/caller-left.ts';
import { refuseForeignLink, type Reachable } from '#server/platform/http/csrf.ts';
import { authorize, credentialsOf } from '#server/platform/http/gate.ts';
import { uploadLimitMb } from '#server/platform/http/read-input.ts';
import type { Route } from '#server/platform/http/route.ts';
import type { ActContext, ActSource } from '#server/platform/http/run-act.ts';
import type { Caller, Gate } from '#server/platform/http/visit.ts';

/** One for all servers of this process: it has one memory. */
const uploads = openByteRoom(uploadRoom);
const bodies = openByteRoom(bodyRoom);
const strangers = openByteRoom(strangerRoom);

/** What the handler gets of it. */
export interface Admitted {
  readonly caller: Caller;
  readonly context: ActContext;
  /** Whose share of the rooms it takes. */
  readonly owner: string;
  readonly leaving: AbortSignal;
}

const admitted = new WeakMap<FastifyRequest, Admitted>();

/** Of a request that `admit` has let in. */
export function admittedOf(request: FastifyRequest): Admitted {
  const known = admitted.get(request);
  if (known === undefined) throw new Error('a request that nobody has let in');
  return known;
}

/** Lets a request in, or says why not. What it takes of the rooms is given back when its answer is sent. */
export async function admit(
  { source, gate, reachable }: { readonly source: ActSource; readonly gate: Gate; readonly reachable: Reachable },
  route: Route,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Outcome<void>> {
  const { endpoint } = route;
  const credentials = credentialsOf(request, reachable, endpoint.background);
  const foreign = credentials.cookie === null ? undefined : refuseForeignLink(request, reachable, endpoint);
  if (foreign) return foreign;
  const caller = await gate.authenticate(credentials);
  const passed = await authorize(source, gate, route, caller, request.id);
  if (!passed.ok) return passed;
  // Nobody sends such, and a kilobyte may become a gigabyte.
  if ((request.headers['content-encoding'] ?? 'identity') !== 'identity') return failure('request.unsupported-type');
  const owner = ownerOf(caller.home);
  const leaving = leavingOf(reply);
  const length = lengthOf(request, endpoint);
  if (length > largestOf(endpoint)) {
    return endpoint.upload ? failure('request.file-too-large', { limit: uploadLimitMb }) : failure('request.too-large');
  }
  if (length > 0) {
    const room = endpoint.upload ? uploads : caller.stage === 'anonymous' ? strangers : bodies;
    const taken = await roomIn(room, length, reply, owner, leaving);
    if (!taken.ok) return taken;
  }
  admitted.set(request, { caller, context: passed.value, owner, leaving });
  return success(undefined);
}

/** What an endpoint takes at most where its contract says nothing: three times the longest text that people write. */
const usualKb = 64;

/** Bytes of the largest body that an endpoint takes; of an upload with its fields. */
export function largestOf({ upload, bodyKb = usualKb }: Pick<Endpoint, 'upload' | 'bodyKb'>): number {
  return upload ? (uploadLimitMb + 1) * 1024 * 1024 : bodyKb * 1024;
}

/** Bytes of a body as its sender says; one that is sent in pieces may have all that it can have. */
function lengthOf({ headers }: FastifyRequest, endpoint: Endpoint): number {
  if (headers['transfer-encoding'] !== undefined) return largestOf(endpoint);
  // Where nothing is said there is no body.
  return Number(headers['content-length'] ?? 0);
}
