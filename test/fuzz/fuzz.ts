/**
 * Hostile requests in thousands, by everybody, to every endpoint of a real server. What may never come of one: an error of ours (5xx), no
 * answer, an answer without our headers, a refusal that is no problem document or that its endpoint does not declare.
 */
import { Agent } from 'node:http';
import { pino } from 'pino';
import { failures, failureStatus } from '#contract/failures.ts';
import { refusalCodes, tokenScopes } from '#core/access/policy.ts';
import { missingHeaders } from '#test/expected-headers.ts';
import { randomOf, type Random } from '#test/fuzz/random.ts';
import { makeRequest } from '#test/fuzz/requests.ts';
import { send, type Reply, type Sent } from '#test/fuzz/send.ts';
import type { Known } from '#test/fuzz/values.ts';
import { openExtra } from '#test/powers/walk/account-kit.ts';
import { domains } from '#test/powers/walk/domains.ts';
import { offeredBy, type Offered } from '#test/powers/walk/offered.ts';
import { personasOf } from '#test/powers/walk/personas.ts';
import { readPowers } from '#test/powers/walk/table.ts';
import type { Persona, World } from '#test/powers/walk/target.ts';
import { cellOf } from '#test/powers/walk/walk.ts';
import { cloneWorld } from '#test/powers/walk/world.ts';

export interface FuzzOptions {
  readonly seed: number;
  readonly count: number;
  readonly progress?: (done: number, report: FuzzReport) => void;
}

export interface FuzzReport {
  /** How often each status came; `closed`: the connection was closed without an answer, in the middle of a body or of no HTTP. */
  readonly statuses: Record<string, number>;
  /** What is wrong, one line for each kind with its first example, and how often. */
  readonly findings: Map<string, { readonly example: string; times: number }>;
}

/** One line for each kind of finding: what is wrong, how often, and a request that leads to it. */
export function findingsOf({ findings }: FuzzReport): readonly string[] {
  return [...findings].map(([kind, { example, times }]) => `${kind} (${times}×) by ${example}`);
}

/** So many requests meet one world: what they did to it, and who was locked out, ends with it. */
const perWorld = 2500;
const atOnce = 8;
/** Each hashes a password. */
const slow = new Set(['logIn', 'choosePassword', 'acceptInvite', 'setUp']);

/** Sends `count` requests; a world and its chance follow from the seed and its number. */
export async function fuzz({ seed, count, progress = () => {} }: FuzzOptions): Promise<FuzzReport> {
  const report: FuzzReport = { statuses: {}, findings: new Map() };
  const offered = domains.flatMap(({ name }) => offeredBy(name, readPowers()));
  for (let done = 0; done < count; done += perWorld) {
    await fuzzWorld(offered, randomOf(seed + done), Math.min(perWorld, count - done), report);
    progress(Math.min(done + perWorld, count), report);
  }
  return report;
}

async function fuzzWorld(offered: readonly Offered[], random: Random, count: number, report: FuzzReport): Promise<void> {
  const errors = new Map<string, string>();
  const log = pino({ level: 'error', base: null }, { write: (line: string) => noteError(errors, line) });
  const oidc = { issuer: 'http://127.0.0.1:1', clientId: 'test', clientSecret: 'test', label: '测试' };
  await using world = await cloneWorld({ log, oidc });
  const personas = await personasOf(world);
  const cookies = new Map(personas.map((persona) => [persona, persona.calls.cookie]));
  const known = knownIn(world, personas);
  const { accountId, postId } = world.server.office;
  const token = await openExtra(world.server, { accountId, postId, scopes: tokenScopes });
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  let left = count;
  const worker = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const row = choose(offered, random);
      const may = personas.filter((persona) => cellOf(row, persona) !== '—');
      const persona = random.pick(may.length > 0 && random.chance(0.8) ? may : personas);
      const target = random.pick([
        ...world.atHome,
        world.abroad,
        world.nowhere,
        ...(persona.own === null ? [] : [persona.own, persona.own]),
      ]);
      const usual = random.pick([row.trial.request(target, world), ...row.trial.fuller(target, world)]);
      const cookie = row.trial.spendsSession ? (await persona.spare()).cookie : cookies.get(persona);
      const browser = cookie === undefined ? {} : { cookie };
      const credentials = random.chance(0.03) ? { authorization: `Bearer ${token.secret}` } : browser;
      const sent = makeRequest({ endpoint: row.endpoint, usual, known, credentials, origin: world.server.origin }, random);
      const reply = await send(world.server.origin, sent, agent);
      learn(known, reply);
      judge(report, row, sent, reply, errors);
      // Logged out, locked or disabled by a request: with another session, if there can be one.
      if (reply !== 'no answer' && reply.status === 401 && persona.role !== null) cookies.set(persona, (await persona.spare()).cookie);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  agent.destroy();
}

function choose(offered: readonly Offered[], random: Random): Offered {
  const row = random.pick(offered);
  return slow.has(row.id) && random.chance(0.8) ? choose(offered, random) : row;
}

/** What the requests may refer to: everything of everybody. */
function knownIn({ atHome, abroad, nowhere }: World, personas: readonly Persona[]): { ids: string[]; numbers: number[]; words: string[] } {
  const text = JSON.stringify([atHome, abroad, nowhere, personas.map(({ own }) => own)]);
  const words = [...atHome, abroad].flatMap(({ unit, sharedWith }) => [unit, sharedWith ?? '济南市']);
  return { ids: [...idsIn(text), 'ffffffff-ffff-ffff-ffff-ffffffffffff'], numbers: [0, 1, 2], words };
}

function idsIn(text: string): Set<string> {
  return new Set(text.match(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g));
}

/** Ids, revisions and words of what was answered, some of them. */
function learn(known: Known & { readonly ids: string[]; readonly numbers: number[]; readonly words: string[] }, reply: Reply): void {
  if (reply === 'no answer' || reply.status !== 200 || known.ids.length > 2000) return;
  const text = reply.text.slice(0, 20_000);
  known.ids.push(...[...idsIn(text)].slice(0, 5));
  known.numbers.push(
    ...[...text.matchAll(/"(?:revision|draftRevision|start|end|seq)":(\d{1,9})/g)].slice(0, 5).map(([, digits]) => Number(digits)),
  );
  known.words.push(
    ...[...text.matchAll(/"(?:name|title|code|nextCursor|text)":"([^"\\]{1,100})"/g)].slice(0, 5).map(([, word]) => word ?? ''),
  );
}

/** Only the first line of each error's stack that is ours, by the request's number. */
function noteError(errors: Map<string, string>, line: string): void {
  const { requestId, err } = JSON.parse(line) as { requestId?: string; err?: { message?: string; stack?: string } };
  const ours = /\n\s+at (.*src\/.*)/.exec(err?.stack ?? '')?.[1] ?? '';
  if (requestId !== undefined) errors.set(requestId, `${err?.message ?? ''} ${ours.replace(/\(?file:.*\/src\//, '(src/')}`);
}

function judge(report: FuzzReport, { id, endpoint }: Offered, sent: Sent, reply: Reply, errors: ReadonlyMap<string, string>): void {
  const status = reply === 'no answer' ? 'none' : reply.status === 0 ? 'closed' : String(reply.status);
  report.statuses[status] = (report.statuses[status] ?? 0) + 1;
  // By another method it was another endpoint's request, if there is one.
  const declared = sent.method === endpoint.method ? endpoint.failures : Object.keys(failures).filter((code) => failureStatus(code) < 500);
  for (const wrong of wrongIn(declared, sent, reply, errors)) {
    const kind = `${id} ${wrong}`;
    const found = report.findings.get(kind) ?? { example: exampleOf(sent), times: 0 };
    report.findings.set(kind, { ...found, times: found.times + 1 });
  }
}

function wrongIn(declared: readonly string[], sent: Sent, reply: Reply, errors: ReadonlyMap<string, string>): readonly string[] {
  if (reply === 'no answer') return ['no answer'];
  const { status, headers, text } = reply;
  // Nothing but bytes that are no request, or a body that goes on after its refusal, ends without a word.
  if (status === 0) return sent.raw !== undefined || (sent.body?.length ?? 0) > 60_000 ? [] : ['closed without an answer'];
  const missing = missingHeaders(headers);
  const wrong = missing.length > 0 ? [`${status} without ${missing.join(', ')}`] : [];
  if (status < 400) return wrong;
  const code = codeIn(headers, text, sent);
  if (code === null) return [...wrong, `${status} is no problem document: ${text.slice(0, 100)}`];
  // What the platform refuses of any request, before a handler sees it.
  const platforms = code.startsWith('request.') || code === 'secrecy-mark' || refusalCodes.some((one) => one === code);
  if (status >= 500 && !declared.includes(code)) wrong.push(`${status} ${code}: ${errors.get(headers.get('x-request-id') ?? '') ?? ''}`);
  else if (!platforms && !declared.includes(code)) wrong.push(`${status} ${code} is not declared`);
  return wrong;
}

function codeIn(headers: Headers, text: string, { method }: Sent): string | null {
  if (headers.get('content-type') !== 'application/problem+json; charset=utf-8') return null;
  if (method === 'HEAD') return 'request.rejected';
  try {
    const problem: unknown = JSON.parse(text);
    return typeof problem === 'object' && problem !== null && 'code' in problem ? String(problem.code) : null;
  } catch {
    return null;
  }
}

function exampleOf({ method, path, headers, body, raw }: Sent): string {
  if (raw !== undefined) return JSON.stringify(raw.slice(0, 200));
  const { cookie: _cookie, authorization: _token, origin: _origin, ...others } = headers;
  return `${method} ${path.slice(0, 400)} ${JSON.stringify(others).slice(0, 200)} ${JSON.stringify(String(body ?? '')).slice(0, 600)}`;
}
