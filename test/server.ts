/** A real server on a free port over a database of its own: `await using server = await startTestServer()`. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { inject } from 'vitest';
import { z } from 'zod';
import type { Endpoint, Problem } from '#contract/endpoint.ts';
import type { Outcome } from '#core/failure.ts';
import { systemClock, type Clock } from '#server/platform/clock.ts';
import { openDatabase, type Connection, type Database } from '#server/platform/database/connection.ts';
import { buildApp } from '#server/platform/http/app.ts';
import type { Act, Route } from '#server/platform/http/route.ts';
import { runWrite } from '#server/platform/http/run-act.ts';
import { newId } from '#server/platform/id.ts';
import { homeJurisdiction, localActor } from '#server/platform/jurisdiction.ts';
import { createLog } from '#server/platform/log.ts';

export interface TestServer extends AsyncDisposable {
  /** http://127.0.0.1:port */
  readonly origin: string;
  readonly database: Database;
  readonly jurisdictionId: string;
  /** Calls an endpoint through HTTP. The status says whether `body` is the answer or a problem; see `ok()`. */
  call<P extends z.ZodType, Q extends z.ZodType, I extends z.ZodType, O extends z.ZodType>(
    endpoint: Endpoint<P, Q, I, O>,
    request?: CallRequest<z.input<P>, z.input<Q>, z.input<I>>,
  ): Promise<CallAnswer<z.output<O>>>;
  /** The same, for calls that must succeed: answers the body, throws the problem otherwise. */
  ok<P extends z.ZodType, Q extends z.ZodType, I extends z.ZodType, O extends z.ZodType>(
    endpoint: Endpoint<P, Q, I, O>,
    request?: CallRequest<z.input<P>, z.input<Q>, z.input<I>>,
  ): Promise<z.output<O>>;
  /** A handler-like function in a write transaction, for seeding what no endpoint makes. It must audit. */
  act<T>(work: (act: Act) => Promise<Outcome<T>>): Promise<Outcome<T>>;
  /** Answers nobody until `resume`; the database stays. */
  pause(): Promise<void>;
  /** Answers again, at the same address. */
  resume(): Promise<void>;
  stop(): Promise<void>;
}

export interface CallRequest<Params, Query, Body> {
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  readonly file?: { readonly name: string; readonly bytes: Uint8Array | string; readonly type?: string };
}

export interface CallAnswer<T> {
  readonly status: number;
  readonly headers: Headers;
  /** Of a JSON answer with status 200. */
  readonly body: T | undefined;
  /** Of any other status. */
  readonly problem: Problem | undefined;
  /** The raw answer: a downloaded file. */
  readonly bytes: Buffer;
}

export interface TestServerOptions {
  readonly routes?: readonly Route[];
  readonly clock?: Clock;
  readonly webDir?: string;
  readonly requestsPerMinute?: number;
}

/** Clones the migrated template, listens on a free port. */
export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const { connection, drop } = await cloneDatabase();
  const database = openDatabase(connection, () => {});
  const source = { database, clock: options.clock ?? systemClock, jurisdictionId: homeJurisdiction.id, actor: localActor };
  const appOptions = {
    source,
    // Only when all are wanted, so that a test of one domain does not load the others.
    routes: options.routes ?? (await import('#server/routes.ts')).routes,
    log: createLog(process.env['TEST_LOG'] ? 'warn' : 'silent'),
    webDir: options.webDir ?? join(import.meta.dirname, '../dist/web'),
    requestsPerMinute: options.requestsPerMinute ?? 1_000_000,
  };
  let app = await buildApp(appOptions);
  const origin = await app.listen({ host: '127.0.0.1', port: 0 });
  const stop = async (): Promise<void> => {
    await app.close();
    await database.close();
    await drop();
  };
  const call: TestServer['call'] = (endpoint, request) => send(origin, endpoint, request);
  return {
    origin,
    database,
    jurisdictionId: homeJurisdiction.id,
    call,
    ok: async (endpoint, request) => {
      const answer = await call(endpoint, request);
      if (answer.problem) throw new Error(`${endpoint.id}: ${JSON.stringify(answer.problem)}`);
      return answer.body as z.output<typeof endpoint.response>;
    },
    act: (work) =>
      runWrite(source, { jurisdictionId: homeJurisdiction.id, actor: localActor, requestId: newId(), newId: () => newId() }, work),
    pause: () => app.close(),
    resume: async () => {
      app = await buildApp(appOptions);
      await app.listen({ host: '127.0.0.1', port: Number(new URL(origin).port) });
    },
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

/** A database of one's own, made from the template. */
export async function cloneDatabase(): Promise<{ readonly connection: Connection; drop(): Promise<void> }> {
  const cluster = inject('cluster');
  const name = `test_${randomBytes(8).toString('hex')}`;
  const administer = async (statement: string): Promise<void> => {
    const admin = openDatabase({ ...cluster, database: 'postgres' }, () => {}, 1);
    await admin.pool.query(statement);
    await admin.close();
  };
  await administer(`create database ${name} template template`);
  return { connection: { ...cluster, database: name }, drop: () => administer(`drop database if exists ${name} with (force)`) };
}

async function send<P extends z.ZodType, Q extends z.ZodType, I extends z.ZodType, O extends z.ZodType>(
  origin: string,
  endpoint: Endpoint<P, Q, I, O>,
  request: CallRequest<z.input<P>, z.input<Q>, z.input<I>> = {},
): Promise<CallAnswer<z.output<O>>> {
  const params = (request.params ?? {}) as Record<string, string>;
  const url = new URL(
    endpoint.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name]))),
    origin,
  );
  for (const [name, value] of Object.entries<unknown>(request.query ?? {})) {
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined) url.searchParams.append(name, String(one));
  }
  const response = await fetch(url, { method: endpoint.method, ...payload(request) });
  const bytes = Buffer.from(await response.arrayBuffer());
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  const parsed: unknown = isJson ? JSON.parse(bytes.toString('utf8')) : undefined;
  const { status, headers } = response;
  return status === 200
    ? { status, headers, body: parsed as z.output<O> | undefined, problem: undefined, bytes }
    : { status, headers, body: undefined, problem: parsed as Problem | undefined, bytes };
}

function payload({ body, file }: CallRequest<unknown, unknown, unknown>): RequestInit {
  if (file) {
    const form = new FormData();
    for (const [name, value] of Object.entries(z.record(z.string(), z.unknown()).parse(body ?? {}))) {
      if (value !== undefined) form.append(name, typeof value === 'string' ? value : JSON.stringify(value));
    }
    // A copy: the type of a Blob's part excludes views of shared memory.
    const content = typeof file.bytes === 'string' ? file.bytes : new Uint8Array(file.bytes);
    form.append('file', new Blob([content], { type: file.type ?? 'application/octet-stream' }), file.name);
    return { body: form };
  }
  if (body === undefined) return {};
  return { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
}
