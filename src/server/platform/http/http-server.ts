/**
 * The server under Fastify: it gives every answer its number and its headers before anybody looks at the request, and answers what is no
 * request at all.
 */
import { createServer, STATUS_CODES, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { failure, type Failure } from '#core/failure.ts';
import type { Reachable } from '#server/platform/http/csrf.ts';
import { problemOf, problemType } from '#server/platform/http/problem.ts';
import { securityHeaders } from '#server/platform/http/security-headers.ts';
import { newId } from '#server/platform/id.ts';

export interface HttpServerOptions {
  readonly reachable: Reachable;
  /** Whoever connects has so long to say what for. */
  readonly headersMs: number;
  /** And to send all of it. */
  readonly requestMs: number;
  /** Whoever is answered, refused, before all was read has so long to end it: what still comes is thrown away, then the connection goes. */
  readonly lingerMs: number;
}

/** Requests of one connection that came before the answer to the one before them. */
interface Line {
  answering: ServerResponse | undefined;
  readonly waiting: (() => void)[];
}
/** So many of them at most. Browsers and proxies send none. */
const mostWaiting = 16;

const ids = new WeakMap<IncomingMessage, string>();

/** The number of a request, which stands in its answer, in the trail and in the log. */
export function requestIdOf(request: IncomingMessage): string {
  const known = ids.get(request) ?? newId();
  ids.set(request, known);
  return known;
}

/** An HTTP/1 server, not yet listening. Given to Fastify as its factory, it is the only one: also of `localhost`, which has two addresses. */
export function createHttpServer(listener: RequestListener, { reachable, headersMs, requestMs, lingerMs }: HttpServerOptions): Server {
  const lines = new WeakMap<Duplex, Line>();
  /** One request of a connection after the other: the next when the answer before it was taken. Node would begin them all at once. */
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const line = lines.get(request.socket) ?? { answering: undefined, waiting: [] };
    lines.set(request.socket, line);
    if (line.answering === undefined) return begin(line, request, response);
    // Nothing that reads its answers asks so far ahead.
    if (line.waiting.length >= mostWaiting) request.socket.destroy();
    else line.waiting.push(() => begin(line, request, response));
  };
  const begin = (line: Line, request: IncomingMessage, response: ServerResponse): void => {
    line.answering = response;
    // Everyone who waits for its end listens once: eleven where a file goes out.
    response.setMaxListeners(20);
    // A connection that is kept must not keep what its last request sent.
    response.once('close', () => {
      line.answering = undefined;
      const next = line.waiting.shift();
      // A connection that ends answers no more.
      if (request.socket.writable) next?.();
      else line.waiting.length = 0;
    });
    response.once('finish', () => {
      if (request.complete) return;
      // By then the connection may serve another request.
      const late = setTimeout(() => request.complete || request.socket.destroy(), lingerMs).unref();
      request.once('end', () => clearTimeout(late));
    });
    // There is nothing to change to, and Node reads no further request on a connection that asked.
    if (request.headers.upgrade !== undefined) response.setHeader('connection', 'close');
    response.setHeader('x-request-id', requestIdOf(request));
    for (const [name, value] of Object.entries(securityHeaders(reachable, response, request.url ?? ''))) response.setHeader(name, value);
    listener(request, response);
  };
  const server = createServer(
    {
      headersTimeout: headersMs,
      requestTimeout: requestMs,
      // Longer than the proxies in front of us keep theirs (60 s).
      keepAliveTimeout: 72_000,
      connectionsCheckingInterval: 500,
      // Refused in csrf.ts, with the words and headers of all refusals.
      requireHostHeader: false,
    },
    answer,
  );
  // An expectation that we do not know is no reason to refuse (RFC 9110, 10.1.1); Node would, without a word.
  server.on('checkExpectation', answer);
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    const begun = lines.get(socket)?.answering;
    // Into the middle of another answer nothing can be said.
    if (error.code !== 'ECONNRESET' && socket.writable && !(begun?.headersSent === true && !begun.writableFinished)) {
      socket.write(rawAnswer(refusalOf(error), reachable));
    }
    socket.destroy(error);
  });
  return server;
}

/** Of an error that the parser raised before there was a request. */
function refusalOf({ code }: NodeJS.ErrnoException): Failure {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return failure('request.too-slow');
  // The address counts as a header here.
  if (code === 'HPE_HEADER_OVERFLOW') return failure('request.headers-too-large');
  return failure('request.rejected');
}

/** A whole answer as bytes: whoever sent this has no request that could be answered. */
function rawAnswer(refusal: Failure, reachable: Reachable): string {
  const requestId = newId();
  const problem = problemOf(refusal, requestId);
  const body = JSON.stringify(problem);
  const headers = {
    ...securityHeaders(reachable, {}, ''),
    'x-request-id': requestId,
    'cache-control': 'no-store',
    'content-type': problemType,
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status] ?? ''}`, ...lines, '', body].join('\r\n');
}
