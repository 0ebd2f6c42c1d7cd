import type { Problem } from '#contract/platform/endpoint.ts';
import { textOfCode } from '#web/ui/language.ts';

/** A request that was refused or did not arrive. An Error, because it is thrown through TanStack Query. */
export class RequestFailure extends Error {
  readonly code: string;
  readonly status: number;
  readonly data: Readonly<Record<string, string | number>>;
  readonly requestId: string | null;

  constructor(code: string, status: number, data: Readonly<Record<string, string | number>>, title: string, requestId: string | null) {
    super(textOfCode(code, requestId === null ? data : { requestId, ...data }, title));
    this.name = 'RequestFailure';
    this.code = code;
    this.status = status;
    this.data = data;
    this.requestId = requestId;
  }
}

/** From a problem document, or from whatever else a proxy may have sent. */
export function failureFrom(status: number, body: string): RequestFailure {
  const problem = parseProblem(body);
  return problem === null
    ? new RequestFailure('web.bad-answer', status, { status }, `HTTP ${status}`, null)
    : new RequestFailure(problem.code, status, problem.data, problem.title, problem.requestId);
}

/** The service did not answer at all. */
export function unreachable(): RequestFailure {
  return new RequestFailure('web.unreachable', 0, {}, 'unreachable', null);
}

/** Is it worth asking again, unchanged? */
export function isTransient(error: unknown): boolean {
  return error instanceof RequestFailure && (error.status === 0 || error.status === 502 || error.status === 503 || error.status === 504);
}

/** Was it refused for what it is, so that asking again unchanged gives the same answer? Too many at once (429) may ask later. */
export function isFinal(error: unknown): boolean {
  return error instanceof RequestFailure && error.status >= 400 && error.status < 500 && error.status !== 408 && error.status !== 429;
}

/** Was it refused because of the current state (409), or is the object gone (404)? Then somebody else may have changed it meanwhile. */
export function isOutdated(error: unknown): boolean {
  return error instanceof RequestFailure && (error.status === 404 || error.status === 409);
}

/** Does the address lead to nothing: no such thing (404), or not even the form of one (422)? */
export function isMissing(error: unknown): boolean {
  return error instanceof RequestFailure && (error.status === 404 || error.status === 422);
}

/** Was a file of the program not to be had: it was replaced by an update, or the network is away? */
export function isMissingPart(error: unknown): boolean {
  // Chromium's and Vite's words for it; they have no type of their own.
  return error instanceof Error && /dynamically imported module|Unable to preload CSS/.test(error.message);
}

/** What to tell a person about an error. */
export function explain(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Does the server not know (any more), or not fully, who asks? */
export function isSignedOut(error: unknown): boolean {
  return hasCode(error, 'not-signed-in') || hasCode(error, 'sign-in-unfinished');
}

/** Has the failure this code? */
export function hasCode(error: unknown, code: string): boolean {
  return error instanceof RequestFailure && error.code === code;
}

function parseProblem(body: string): Problem | null {
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value !== 'object' || value === null || !('code' in value) || typeof value.code !== 'string') return null;
    // The edge: the server sends Problem for every refusal.
    const problem = value as Partial<Problem> & { code: string };
    return { type: '', status: 0, title: problem.code, data: {}, requestId: '', ...problem };
  } catch {
    return null;
  }
}
