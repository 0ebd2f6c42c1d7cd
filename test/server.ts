/** A real server on a free port over a database of its own: `await using server = await startTestServer()`. */
import { isDeepStrictEqual } from 'node:util';
import { join } from 'node:path';
import { inject } from 'vitest';
import { z } from 'zod';
import type { Endpoint, Problem } from '#contract/platform/endpoint.ts';
import type { Outcome } from '#core/failure.ts';
import type { Policy } from '#core/access/policy.ts';
import type { Role } from '#core/access/subject.ts';
import { createGate } from '#server/session/authenticate.ts';
import { systemActor } from '#server/platform/actor.ts';
import type { OidcConfig } from '#server/platform/config.ts';
import type { Clock } from '#server/platform/clock.ts';
import { openDatabase, type Database } from '#server/platform/database/connection.ts';
import { serveDatabase, type ServingDatabase, type ServingLimits } from '#server/platform/database/serve-database.ts';
import { buildApp } from '#server/platform/http/app.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { Route } from '#server/platform/http/route.ts';
import { appoint, type Appointed, type AppointDetails } from '#test/appoint.ts';
import { cloneDatabase, type ClonedDatabase } from '#test/clone-database.ts';
import { keptProof } from '#test/kept-proof.ts';
import { markFolder } from '#test/mark-folder.ts';
import { noteRecorded } from '#test/recorded-fields.ts';
import { noteRefusal } from '#test/refusal-ledger.ts';
import { testClock } from '#test/test-clock.ts';
import { openFolderStore } from '#server/platform/files/folder-store.ts';
import { runWrite, type ActSource } from '#server/platform/http/run-act.ts';
import type { Reachable } from '#server/platform/http/csrf.ts';
import { newId } from '#server/platform/id.ts';
import { homeJurisdiction } from '#server/platform/jurisdiction.ts';
import type { ScannerAddress } from '#server/platform/malware-scan.ts';
import type { Mailer } from '#server/platform/mail/mailer.ts';
import { createLog, type Log } from '#server/platform/log.ts';

/** Ways to call endpoints as somebody. */
export interface Calls {
  /** The Cookie header that brings the session; undefined for nobody. */
  readonly cookie: string | undefined;
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
}

/** Somebody in a post, logged in. */
export interface Person extends Calls, Appointed {
  readonly cookie: string;
}

export interface TestServer extends AsyncDisposable, Calls {
  /** http://127.0.0.1:port */
  readonly origin: string;
  /** As the owner: sees and changes everything. */
  readonly database: Database;
  /** As the application's role, behind row-level security. */
  readonly app: ServingDatabase;
  readonly source: ActSource;
  readonly jurisdictionId: string;
  /** Whose calls `call` and `ok` are. */
  readonly office: Person;
  /** Calls without a session. */
  readonly anonymous: Calls;
  /** Calls with a Cookie header of one's own. */
  with(cookie: string): Calls;
  /** A new person with a post, logged in. */
  as(role: Role, details?: AppointDetails): Promise<Person>;
  /** A handler-like function in a write transaction, for seeding what no endpoint makes. It must audit. */
  act<T>(work: (act: Act) => Promise<Outcome<T>>, jurisdictionId?: string): Promise<Outcome<T>>;
  /** Answers no request until `resume`; the database stays. */
  pause(): Promise<void>;
  /** Answers again, at the same address. */
  resume(): Promise<void>;
  stop(): Promise<void>;
  /** Stops, and leaves the database to be cloned: answers its name. */
  leave(): Promise<string>;
}

export interface CallRequest<Params, Query, Body> {
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  readonly headers?: Readonly<Record<string, string>>;
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
  /** Without one it is always the same moment. */
  readonly clock?: Clock;
  readonly webDir?: string;
  readonly requestsPerMinute?: number;
  readonly loginsPerMinute?: number;
  readonly headersMs?: number;
  readonly requestMs?: number;
  readonly lingerMs?: number;
  readonly answerMs?: number;
  readonly limits?: ServingLimits;
  readonly log?: Log;
  readonly oidc?: OidcConfig;
  /** Rows for endpoints that a test plants. */
  readonly policy?: Policy;
  readonly demo?: boolean;
  readonly scanner?: ScannerAddress | undefined;
  readonly mail?: Mailer;
  readonly reachable?: Partial<Reachable>;
  /** A folder for files of its own, instead of the one that all servers of a test run share. */
  readonly filesDir?: string;
  /** A migrated database instead of a clone of the template; it is dropped at the end all the same. */
  readonly over?: ClonedDatabase;
  /** Sends no statements of its own within acts, for who counts them (kept-proof.ts). */
  readonly plain?: boolean;
  /** The login name of the office, where somebody may have the usual one. */
  readonly officeName?: string;
  /** The database that its own is cloned from, instead of the migrated one. */
  readonly template?: string;
}

/** Clones the migrated template, listens on a free port. Calls are the office's unless `as` says otherwise. */
export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const { name, owner: ownerConnection, app: appConnection, keys, drop } = options.over ?? (await cloneDatabase(options.template));
  const owner = openDatabase(ownerConnection, () => {});
  const database = serveDatabase(appConnection, () => {}, options.limits);
  const clock = options.clock ?? testClock();
  const filesDir = options.filesDir ?? inject('filesDir');
  await markFolder(filesDir);
  const files = openFolderStore(filesDir);
  const installation = {
    keys,
    files,
    oidc: options.oidc,
    demo: options.demo ?? false,
    scanner: options.scanner,
    mail: options.mail,
    ...(options.plain !== true && { keptProof }),
  };
  const source: ActSource = { database, clock, installation };
  const gate = createGate(source);
  // Only when all are wanted, so that a test of one domain does not load the others.
  const routes = options.routes ?? (await wholeServer());
  const appOptions = {
    source,
    gate: { ...gate, policy: { ...gate.policy, ...options.policy } },
    reachable: { localOnly: true, publicUrl: undefined, trustedProxies: [], ...options.reachable },
    routes,
    log: options.log ?? createLog(process.env['TEST_LOG'] ? 'warn' : 'silent'),
    webDir: options.webDir ?? join(import.meta.dirname, '../dist/web'),
    requestsPerMinute: options.requestsPerMinute ?? 1_000_000,
    loginsPerMinute: options.loginsPerMinute ?? 1_000_000,
    ...(options.headersMs === undefined ? {} : { headersMs: options.headersMs }),
    ...(options.requestMs === undefined ? {} : { requestMs: options.requestMs }),
    ...(options.lingerMs === undefined ? {} : { lingerMs: options.lingerMs }),
    ...(options.answerMs === undefined ? {} : { answerMs: options.answerMs }),
  };
  let app = await buildApp(appOptions);
  const origin = await app.listen({ host: '127.0.0.1', port: 0 });
  const leave = async (): Promise<string> => {
    await app.close();
    await database.close();
    // As with refusals: outside of a test run nobody looks.
    if (process.env['VITEST'] !== undefined) await noteRecorded(inject('recorded'), owner);
    await owner.close();
    return name;
  };
  const stop = async (): Promise<void> => {
    await leave();
    await drop();
  };
  const act: TestServer['act'] = (work, jurisdictionId = homeJurisdiction.id) =>
    runWrite(source, { jurisdictionId, by: systemActor, subject: null, reach: 'jurisdiction', requestId: newId() }, work);
  const as: TestServer['as'] = async (role, details) => {
    const appointed = await appoint(act, role, details);
    return { ...callsAs(origin, appointed.cookie), ...appointed };
  };
  const office = await as('office', { displayName: '王敏', ...(options.officeName !== undefined && { loginName: options.officeName }) });
  return {
    origin,
    database: owner,
    app: database,
    source,
    jurisdictionId: homeJurisdiction.id,
    office,
    cookie: office.cookie,
    call: office.call,
    ok: office.ok,
    anonymous: callsAs(origin, undefined),
    with: (cookie) => callsAs(origin, cookie),
    as,
    act,
    pause: () => app.close(),
    resume: async () => {
      app = await buildApp(appOptions);
      await app.listen({ host: '127.0.0.1', port: Number(new URL(origin).port) });
    },
    stop,
    leave,
    [Symbol.asyncDispose]: stop,
  };
}

/** Every route, with the domains joined as main.ts joins them. */
async function wholeServer(): Promise<readonly Route[]> {
  const { joinDomains, routes } = await import('#server/domains.ts');
  joinDomains();
  return routes;
}

/** Calls with a session's cookie, like a page of our own. */
function callsAs(origin: string, cookie: string | undefined): Calls {
  const call: Calls['call'] = (endpoint, request) => send(origin, cookie, endpoint, request);
  return {
    cookie,
    call,
    ok: async (endpoint, request) => {
      const answer = await call(endpoint, request);
      if (answer.problem) throw new Error(`${endpoint.id}: ${JSON.stringify(answer.problem)}`);
      return answer.body as z.output<typeof endpoint.response>;
    },
  };
}

async function send<P extends z.ZodType, Q extends z.ZodType, I extends z.ZodType, O extends z.ZodType>(
  origin: string,
  cookie: string | undefined,
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
  const { headers: sent, ...init } = payload(request);
  const response = await fetch(url, {
    method: endpoint.method,
    ...init,
    headers: { ...sent, origin, ...(cookie === undefined ? {} : { cookie }), ...request.headers },
  });
  const bytes = Buffer.from(await response.arrayBuffer());
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  const parsed: unknown = isJson ? JSON.parse(bytes.toString('utf8')) : undefined;
  const { status, headers } = response;
  if (status === 200) {
    if (isJson && bytes.length <= mostChecked) checkAnswer(endpoint, parsed);
    return { status, headers, body: parsed as z.output<O> | undefined, problem: undefined, bytes };
  }
  const problem = parsed as Problem | undefined;
  // Outside of a test run (test/states) nobody counts.
  if (problem !== undefined && process.env['VITEST'] !== undefined) noteRefusal(inject('refusals'), endpoint, problem.code);
  return { status, headers, body: undefined, problem, bytes };
}

/** Longer answers say the same as short ones, and their check would keep the thread whose turns some tests measure. */
const mostChecked = 500_000;

/** Answers that the database writes pass the server as they are: here they say what the contract describes, no less and no more. */
function checkAnswer({ id, response, download }: Endpoint, answer: unknown): void {
  if (download) return;
  const read = response.safeParse(answer);
  if (!read.success) throw new Error(`${id} answers what its contract does not describe: ${z.prettifyError(read.error)}`);
  if (!isDeepStrictEqual(read.data, answer)) throw new Error(`${id} answers more than its contract describes`);
}

function payload({
  body,
  file,
}: CallRequest<unknown, unknown, unknown>): Omit<RequestInit, 'headers'> & { headers?: Record<string, string> } {
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
