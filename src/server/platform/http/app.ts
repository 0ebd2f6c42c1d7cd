/** The HTTP server: plugins, checks on every request, and the domains' routes. Knows no domain. */
import compress from '@fastify/compress';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import fastify, { LogController, type FastifyBaseLogger, type FastifyError, type FastifyInstance, type FastifyReply } from 'fastify';
import { failure, type Failure } from '#core/failure.ts';
import { serveDocs } from '#server/platform/http/docs.ts';
import { sendProblem } from '#server/platform/http/problem.ts';
import { readInput, uploadLimitMb } from '#server/platform/http/read-input.ts';
import { responseSchema } from '#server/platform/http/response-schema.ts';
import type { FileAnswer, Route } from '#server/platform/http/route.ts';
import { runRoute, type ActSource } from '#server/platform/http/run-act.ts';
import { refuseForeign } from '#server/platform/http/same-origin.ts';
import { serveWeb } from '#server/platform/http/web-client.ts';
import { newId } from '#server/platform/id.ts';
import type { Log } from '#server/platform/log.ts';

export interface AppOptions {
  readonly source: ActSource;
  readonly routes: readonly Route[];
  readonly log: Log;
  /** Folder of the built web client. */
  readonly webDir: string;
  /** Requests per minute and address. */
  readonly requestsPerMinute?: number;
}

/** A Fastify instance with everything registered, not yet listening. */
export async function buildApp({ source, routes, log, webDir, requestsPerMinute = 3000 }: AppOptions): Promise<FastifyInstance> {
  const loggerInstance: FastifyBaseLogger = log;
  const app = fastify({
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => newId(),
    bodyLimit: 2 * 1024 * 1024,
    // A browser's idle connections do not hold up the end of the server.
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 500 },
  });
  // A form of a foreign page can post text/plain without asking first; nothing here reads it.
  app.removeContentTypeParser('text/plain');

  app.addHook('onRequest', async (request, reply) => {
    const refusal = refuseForeign(request);
    if (refusal) return sendProblem(reply, refusal);
    reply.header('x-request-id', request.id);
  });
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const refusal = refusalOf(error);
    if (refusal) return sendProblem(reply, refusal);
    request.log.error({ err: error, requestId: request.id, method: request.method, url: request.url }, 'unexpected error');
    return sendProblem(reply, failure('server.unexpected'));
  });

  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        // antd writes its styles into the page as it runs.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        workerSrc: ["'self'", 'blob:'],
        manifestSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    // Plain HTTP on loopback: a browser that learnt HSTS for localhost would refuse every other local program.
    strictTransportSecurity: false,
    referrerPolicy: { policy: 'same-origin' },
  });
  await app.register(rateLimit, {
    max: requestsPerMinute,
    timeWindow: '1 minute',
    errorResponseBuilder: (_request, { ttl }) =>
      Object.assign(new Error('rate limit'), { statusCode: 429, seconds: Math.ceil(ttl / 1000) }),
  });
  await app.register(compress, { threshold: 1024, encodings: ['br', 'gzip'] });
  await app.register(multipart, { limits: { fileSize: uploadLimitMb * 1024 * 1024, files: 1, fields: 20, fieldSize: 64 * 1024 } });

  for (const route of routes) register(app, source, route);
  await serveDocs(app, routes);
  await serveWeb(app, webDir);
  return app;
}

function register(app: FastifyInstance, source: ActSource, route: Route): void {
  const { endpoint } = route;
  app.route({
    method: endpoint.method,
    url: endpoint.path.replaceAll(/\{(\w+)\}/g, ':$1'),
    ...(endpoint.download ? {} : { schema: { response: { 200: responseSchema(endpoint.response) } } }),
    handler: async (request, reply) => {
      const read = await readInput(endpoint, request);
      if (!read.ok) return sendProblem(reply, read.failure, read.detail);
      const outcome = await runRoute(source, route, read.input, request.id);
      if (!outcome.ok) return sendProblem(reply, outcome);
      reply.header('cache-control', 'no-store');
      return endpoint.download ? sendFile(reply, outcome.value as FileAnswer) : reply.send(outcome.value);
    },
  });
}

function sendFile(reply: FastifyReply, file: FileAnswer): FastifyReply {
  return reply
    .type(file.mediaType)
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.fileName).replaceAll("'", '%27')}`)
    .send(Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength));
}

/** What Fastify and its plugins refuse by themselves, in our words; undefined for what nobody expected. */
function refusalOf(error: FastifyError & { readonly seconds?: number }): Failure | undefined {
  if (error.statusCode === 429) return failure('request.too-many', { seconds: error.seconds ?? 60 });
  if (error.code === 'FST_REQ_FILE_TOO_LARGE') return failure('request.file-too-large', { limit: uploadLimitMb });
  if (error.statusCode === 413) return failure('request.too-large');
  if (error.statusCode === 415) return failure('request.unsupported-type');
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) return failure('request.rejected');
  return undefined;
}
