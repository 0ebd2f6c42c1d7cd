/** The HTTP server: plugins, checks on every request, and the domains' routes. Knows no domain. */
import { constants } from 'node:zlib';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import fastify, { LogController, type FastifyBaseLogger, type FastifyError, type FastifyInstance } from 'fastify';
import { failure, success, type Failure } from '#core/failure.ts';
import { SenselessBody, senseless } from '#server/platform/http/body-shape.ts';
import { admit, admittedOf, largestOf } from '#server/platform/http/admit.ts';
import { countedAs } from '#server/platform/http/address.ts';
import { failureStatus } from '#contract/failures.ts';
import { databaseTrouble } from '#server/platform/database/database-trouble.ts';
import { serveDocs } from '#server/platform/http/docs.ts';
import { sendProblem } from '#server/platform/http/problem.ts';
import { knowTouches } from '#server/platform/http/kept-until-touched.ts';
import { readInput, uploadLimitMb } from '#server/platform/http/read-input.ts';
import { responseSchema } from '#server/platform/http/response-schema.ts';
import {
  serializedOf,
  type FileAnswer,
  type FileElsewhere,
  type Route,
  type RouteInput,
  type StoredFileAnswer,
} from '#server/platform/http/route.ts';
import { answerRoom, downloadRoom, openByteRoom, roomIn } from '#server/platform/http/byte-room.ts';
import { sendFile } from '#server/platform/http/send-file.ts';
import { CallerLeft } from '#server/platform/http/caller-left.ts';
import { watchLoop, type LoopWatch } from '#server/platform/http/loop-watch.ts';
import { FileTrouble } from '#server/platform/files/file-store.ts';
import { scanForMalware } from '#server/platform/malware-scan.ts';
import { runAuthorized } from '#server/platform/http/gate.ts';
import { readSessionCookie } from '#server/platform/http/session-cookie.ts';
import { refuseCrossOrigin, type Reachable } from '#server/platform/http/csrf.ts';
import { auditRefusal, type ActSource } from '#server/platform/http/run-act.ts';
import { refuseMarkedInput } from '#server/platform/http/secrecy-gate.ts';
import type { Gate } from '#server/platform/http/visit.ts';
import { createHttpServer, requestIdOf } from '#server/platform/http/http-server.ts';
import { serveWeb } from '#server/platform/http/web-client.ts';
import type { Log } from '#server/platform/log.ts';

/** One for all servers of this process: it has one memory. */
const answers = openByteRoom(answerRoom);
const downloads = openByteRoom(downloadRoom);

export interface AppOptions {
  readonly source: ActSource;
  readonly gate: Gate;
  readonly reachable: Reachable;
  readonly routes: readonly Route[];
  readonly log: Log;
  /** Folder of the built web client. */
  readonly webDir: string;
  /** Requests per minute and known device, or address of what is none; on this node, whose own work they are. */
  readonly requestsPerMinute?: number;
  /** Of them, attempts to log in. */
  readonly loginsPerMinute?: number;
  /** Whoever connects has so long to say what for. */
  readonly headersMs?: number;
  /** And to send all of it: a file of the largest size takes two minutes at 170 kB a second. */
  readonly requestMs?: number;
  /** To end a body that is refused already; then the connection is closed. */
  readonly lingerMs?: number;
  /** Whoever takes nothing of an answer for so long is gone: the answer is in memory until it is taken. */
  readonly answerMs?: number;
}

/** A Fastify instance with everything registered, not yet listening. */
export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const { source, reachable, routes, log, webDir, requestsPerMinute = 3000 } = options;
  const { headersMs = 15_000, requestMs = 120_000, lingerMs = 2000, answerMs = 60_000 } = options;
  const loggerInstance: FastifyBaseLogger = log;
  const app = fastify({
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: requestIdOf,
    serverFactory: (listener) => createHttpServer(listener, { reachable, headersMs, requestMs, lingerMs }),
    // A machine that is short of time starts slowly, and starts all the same.
    pluginTimeout: 120_000,
    // A browser's idle connections do not hold up the end of the server.
    forceCloseConnections: true,
    // Refused by answerBeforeClosing, in our words.
    return503OnClosing: false,
    // Above every limit of the contract, so that a schema says what is wrong.
    routerOptions: { maxParamLength: 1000 },
    // What never reaches a route: an address that cannot be decoded, or is longer than that.
    frameworkErrors: ({ code }, _request, reply) => {
      sendProblem(reply, failure(code === 'FST_ERR_MAX_PARAM_LENGTH' ? 'request.address-too-long' : 'request.rejected'));
    },
    // From the right, past the proxies that are configured: what stands further left may be written by anybody.
    trustProxy: reachable.trustedProxies.length > 0 && [...reachable.trustedProxies],
  });
  // A form of a foreign page can post text/plain without asking first; nothing here reads it.
  app.removeContentTypeParser('text/plain');
  const parse = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    const refused = senseless(String(body));
    if (refused === undefined) void parse(request, String(body), done);
    else done(refused);
  });

  answerBeforeClosing(app);
  warnOfUnknownProxy(app, log);
  // Until then it may be worked on for as long as that takes; Node sets the time of kept connections anew when it is sent.
  app.addHook('onSend', async (_request, reply) => {
    reply.raw.socket?.setTimeout(answerMs);
  });
  await app.register(cookie);
  app.addHook('onRequest', async (request, reply) => {
    const refusal = refuseCrossOrigin(request, reachable, readSessionCookie(request, reachable) !== null);
    if (refusal) return sendProblem(reply, refusal);
  });
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    if (error instanceof SenselessBody) return sendProblem(reply, failure('request.invalid'), error.message);
    // A caller who left in the middle of a request hears nothing, and says nothing about us.
    const left = error instanceof CallerLeft || (request.raw.destroyed && !request.raw.complete);
    const refusal = left ? failure('request.rejected') : refusalOf(error);
    if (refusal && failureStatus(refusal.code) >= 500) request.log.warn({ err: error, requestId: request.id }, refusal.code);
    if (refusal) return sendProblem(reply, refusal);
    request.log.error({ err: error, requestId: request.id, method: request.method, url: request.url }, 'unexpected error');
    return sendProblem(reply, failure('server.unexpected'));
  });

  await app.register(rateLimit, {
    max: requestsPerMinute,
    timeWindow: '1 minute',
    keyGenerator: (request) => countedAs(request, reachable, source.installation.keys, source.clock.now()),
    errorResponseBuilder: (_request, { ttl }) =>
      Object.assign(new Error('rate limit'), { statusCode: 429, seconds: Math.ceil(ttl / 1000) }),
  });
  await app.register(compress, { ...compression, globalDecompression: false });
  await app.register(multipart, { limits: { fileSize: uploadLimitMb * 1024 * 1024, files: 1, fields: 20, fieldSize: 64 * 1024 } });

  const watch = watchLoop(log);
  app.addHook('onClose', async () => watch.end());
  knowTouches(source.installation, routes);
  for (const route of routes) register(app, options, route, watch);
  await serveDocs(app, routes);
  await serveWeb(app, webDir, routes);
  return app;
}

/** A proxy that is not named in TRUSTED_PROXIES makes all browsers seem to be one: said once in the log. */
function warnOfUnknownProxy(app: FastifyInstance, log: Log): void {
  let warned = false;
  app.addHook('onRequest', async ({ headers, ip, socket }) => {
    if (warned || headers['x-forwarded-for'] === undefined || ip !== socket.remoteAddress) return;
    warned = true;
    log.warn({ address: ip }, 'X-Forwarded-For is ignored: the address is not in TRUSTED_PROXIES');
  });
}

/** Requests that run when the server is to end are answered before connections are closed; new ones are refused meanwhile. */
function answerBeforeClosing(app: FastifyInstance): void {
  let running = 0;
  let closing = false;
  let ended = (): void => {};
  app.addHook('onRequest', async (_request, reply) => {
    if (closing) return sendProblem(reply, failure('server.stopping'));
    running += 1;
    // Comes also when the caller went away; the hook onResponse would not.
    reply.raw.once('close', () => {
      running -= 1;
      if (running === 0) ended();
    });
  });
  app.addHook('preClose', async () => {
    closing = true;
    if (running > 0) await new Promise<void>((resolve) => (ended = resolve));
  });
}

const compression = { threshold: 1024, encodings: ['br' as const, 'gzip' as const] };
/** A draft of 66 kB: 10.3 kB in 2.1 ms of another thread, instead of 11.9 in 1.5. */
const denser = {
  ...compression,
  brotliOptions: { params: { [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT, [constants.BROTLI_PARAM_QUALITY]: 5 } },
};

function register(
  app: FastifyInstance,
  { source, gate, reachable, loginsPerMinute = 60 }: AppOptions,
  route: Route,
  watch: LoopWatch,
): void {
  const { endpoint } = route;
  if (!gate.policy[endpoint.id]) throw new Error(`${endpoint.id} has no row in any policy: say who may use it`);
  app.route({
    method: endpoint.method,
    url: endpoint.path.replaceAll(/\{(\w+)\}/g, ':$1'),
    ...(endpoint.resumable ? { compress: false as const } : {}),
    ...(endpoint.denser ? { compress: denser } : {}),
    ...(endpoint.download ? {} : { schema: { response: { 200: responseSchema(endpoint.response) } } }),
    ...(endpoint.throttled ? { config: { rateLimit: { max: loginsPerMinute, timeWindow: '1 minute' } } } : {}),
    bodyLimit: largestOf(endpoint),
    // After what is counted by address and before anything of the body is read.
    preParsing: async (request, reply) => {
      const passed = await admit({ source, gate, reachable }, route, request, reply);
      if (!passed.ok) return sendProblem(reply, passed);
    },
    handler: async (request, reply) => {
      const end = watch.began(endpoint.id);
      // Who has left already closes nothing any more.
      if (reply.raw.closed) end();
      else reply.raw.once('close', end);
      const { caller, context, owner, leaving } = admittedOf(request);
      const read = await readInput(endpoint, request);
      if (!read.ok) return sendProblem(reply, read.failure, read.detail);
      const refused = refuseMarkedInput(route, read.input) ?? (await scanUpload(source, read.input));
      if (refused) {
        // The trail keeps the fact: who, when, what kind of mark, what was found.
        await auditRefusal(source, context, refused);
        return sendProblem(reply, refused);
      }
      const outcome = await runAuthorized(source, reachable, route, caller, context, read.input, request, reply, leaving);
      if (!outcome.ok) return sendProblem(reply, outcome);
      reply.header('cache-control', 'no-store');
      const json = serializedOf(outcome.value) ?? (endpoint.download ? undefined : reply.serialize(outcome.value));
      if (json !== undefined) {
        if (endpoint.method === 'GET') {
          // In memory until it is taken. What is done already is never told to be refused.
          const room = await roomIn(answers, Buffer.byteLength(json), reply, owner, leaving);
          if (!room.ok) return sendProblem(reply, room);
        }
        return reply
          .type('application/json; charset=utf-8')
          .serializer((text: string) => text)
          .send(json);
      }
      const file = outcome.value as FileAnswer | StoredFileAnswer | FileElsewhere;
      const room = 'bytes' in file ? await roomIn(downloads, file.bytes.byteLength, reply, owner, leaving) : success(undefined);
      return room.ok ? sendFile(request, reply, file) : sendProblem(reply, room);
    },
  });
}

/** Every file that comes in passes the operator's scanner, where there is one. */
async function scanUpload({ installation }: ActSource, { file }: RouteInput<unknown, unknown, unknown>): Promise<Failure | null> {
  if (file === undefined || installation.scanner === undefined) return null;
  const scanned = await scanForMalware(file.bytes, installation.scanner);
  return scanned.ok ? null : scanned;
}

/** The refusal for an error that Fastify or its plugins raise on purpose; undefined for an unexpected error. */
function refusalOf(error: FastifyError & { readonly seconds?: number }): Failure | undefined {
  const trouble = databaseTrouble(error);
  if (trouble) return failure(trouble);
  if (error instanceof FileTrouble) return failure(error.code, error.data);
  if (error.statusCode === 429) return failure('request.too-many', { seconds: error.seconds ?? 60 });
  if (error.code === 'FST_REQ_FILE_TOO_LARGE') return failure('request.file-too-large', { limit: uploadLimitMb });
  if (error.statusCode === 413) return failure('request.too-large');
  if (error.statusCode === 415) return failure('request.unsupported-type');
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) return failure('request.rejected');
  return undefined;
}
