/** Requests made from the contract: somebody, an endpoint, values for it, and something that is wrong with it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Endpoint } from '#contract/platform/endpoint.ts';
import { brokenBodies, mediaTypes, oddHeaders, queries, rawRequests, segments, texts } from '#test/fuzz/hostile.ts';
import type { Random } from '#test/fuzz/random.ts';
import type { Sent } from '#test/fuzz/send.ts';
import { fieldsOf, nodeOf, valueFor, type Known } from '#test/fuzz/values.ts';
import { smallPlan } from '#test/small-plan.ts';
import type { AnyRequest } from '#test/powers/walk/trial.ts';

interface Nodes {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

const nodes = new Map<string, Nodes>();
const fixtures = join(import.meta.dirname, '../fixtures');
const files: readonly Buffer[] = [
  Buffer.from(smallPlan),
  Buffer.from(''),
  Buffer.from('\ufeff名称,简称\n市甲局,甲局\n"半个引号,'),
  Buffer.from('<html><body><ol><li>建设甲路。</ol>'),
  Buffer.from('# 方案\n\n---\n1. 建设甲路。（责任单位：市甲局）\n'),
  Buffer.from('PK\u0003\u0004 no archive'),
  Buffer.from('%PDF-1.7 no document'),
  Buffer.alloc(3000, 0xff),
  ...['plan-table.pdf', 'encrypted.docx', 'plan-gb18030.txt', 'word-97.doc'].map((name) => readFileSync(join(fixtures, name))),
];
const otherMethods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND', 'QUERY'];

function nodesOf({ id, params, query, body }: Endpoint): Nodes {
  const found = nodes.get(id) ?? { params: nodeOf(params), query: nodeOf(query), body: nodeOf(body) };
  nodes.set(id, found);
  return found;
}

/** What a request is made of, before something is wrong with it. */
export interface Draft {
  readonly endpoint: Endpoint;
  /** One that gets far: right ids, a body that fits. */
  readonly usual: AnyRequest;
  readonly known: Known;
  /** What brings the session: a cookie, or a token. */
  readonly credentials: Readonly<Record<string, string>>;
  readonly origin: string;
}

/** One request. Half of them fit the schemas in all but their contents. */
export function makeRequest(draft: Draft, random: Random): Sent {
  if (random.chance(0.01)) return { method: 'GET', path: '/', headers: {}, body: undefined, raw: random.pick(rawRequests) };
  const { endpoint, usual, known, credentials, origin } = draft;
  const all = nodesOf(endpoint);
  const wrong = random.chance(0.5) ? 0 : 0.15;
  const part = (of: keyof Nodes): Record<string, unknown> => mixed(usual[of], all[of], random, known, wrong);
  const path = pathOf(endpoint, part('params'), part('query'), random);
  const sent = {
    method: random.chance(0.02) ? random.pick(otherMethods) : endpoint.method,
    path,
    headers: {
      origin,
      ...credentials,
      ...(random.chance(0.05) ? random.pick(oddHeaders) : {}),
    },
  };
  if (endpoint.upload === true) return withForm(sent, part('body'), random);
  if (endpoint.method === 'GET' && !random.chance(0.03)) return { ...sent, body: undefined };
  return withJson(sent, random.chance(0.02) ? valueFor(all.body, random, known, 0.5) : part('body'), random);
}

type Head = Omit<Sent, 'body' | 'raw'>;

/** The usual value with some of its fields made anew, or all of them. */
function mixed(usual: unknown, node: unknown, random: Random, known: Known, wrong: number): Record<string, unknown> {
  const made = record(valueFor(node, random, known, wrong));
  if (random.chance(0.35)) return made;
  const kept: Record<string, unknown> = { ...record(usual) };
  for (const [name, inner] of Object.entries(fieldsOf(node))) {
    if (random.chance(0.3)) kept[name] = valueFor(inner, random, known, wrong);
  }
  return kept;
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

function pathOf(endpoint: Endpoint, params: Record<string, unknown>, query: Record<string, unknown>, random: Random): string {
  const path = endpoint.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    random.chance(0.02) ? random.pick(segments) : encoded(wordOf(params[name])),
  );
  const pairs = Object.entries(query).flatMap(([name, value]) => {
    const values = Array.isArray(value) ? value : [value];
    const all = random.chance(0.03) ? [...values, ...values] : values;
    return all.filter((one) => one !== undefined).map((one) => `${encoded(name)}=${encoded(wordOf(one))}`);
  });
  if (random.chance(0.03)) pairs.push(random.pick(queries));
  const odd = random.chance(0.01) ? random.pick(['/', '//', '/..', '%20', ';a']) : '';
  return `${path}${odd}${pairs.length > 0 ? `?${pairs.join('&')}` : ''}`;
}

function wordOf(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}

/** Percent-encoded, half characters too. */
function encoded(text: string): string {
  return Array.from(text, (letter) => (letter.isWellFormed() ? encodeURIComponent(letter) : '%ED%A0%80')).join('');
}

function withJson({ method, path, headers }: Head, value: unknown, random: Random): Sent {
  const text = JSON.stringify(value);
  const type = { 'content-type': random.chance(0.03) ? random.pick(mediaTypes) : 'application/json' };
  const all = { method, path, headers: { ...headers, ...(random.chance(0.01) ? {} : type) } };
  if (random.chance(0.04)) return { ...all, body: random.pick(brokenBodies) };
  if (random.chance(0.01)) return { ...all, body: text.slice(0, random.int(0, text.length)) };
  return { ...all, body: text };
}

const line = '\r\n';

function withForm({ method, path, headers }: Head, fields: Record<string, unknown>, random: Random): Sent {
  const boundary = random.chance(0.03) ? '' : 'x'.repeat(random.pick([1, 30, 70]));
  const parts: Buffer[] = [];
  const part = (disposition: string, type: string | null, content: Buffer): void => {
    const head = [`--${boundary}`, `content-disposition: form-data; ${disposition}`, ...(type === null ? [] : [`content-type: ${type}`])];
    parts.push(Buffer.from(`${head.join(line)}${line}${line}`), content, Buffer.from(line));
  };
  const name = random.chance(0.7) ? '方案.txt' : random.pick(texts).replaceAll(/["\r\n]/g, '');
  const file = (): void => part(`name="file"; filename="${name}"`, random.chance(0.1) ? null : 'text/plain', random.pick(files));
  for (const [field, value] of Object.entries(fields)) {
    part(`name="${field.replaceAll(/["\r\n]/g, '')}"`, null, Buffer.from(wordOf(value)));
  }
  if (!random.chance(0.05)) file();
  if (random.chance(0.03)) file();
  if (random.chance(0.02)) part('name="__proto__"', null, Buffer.from('1'));
  if (random.chance(0.02)) part(`name="${'n'.repeat(300)}"`, null, Buffer.alloc(70_000, 0x61));
  if (random.chance(0.02)) for (let each = 0; each < 30; each++) part(`name="f${each}"`, null, Buffer.from('1'));
  if (random.chance(0.02)) part("name=file; filename*=UTF-8''%E0%A4%A", 'a/b; charset=utf-16', Buffer.from('a'));
  const whole = Buffer.concat([...parts, Buffer.from(`--${boundary}--${line}`)]);
  const body = random.chance(0.05) ? whole.subarray(0, random.int(0, whole.length)) : whole;
  const type = random.chance(0.03) ? random.pick(mediaTypes) : `multipart/form-data${boundary === '' ? '' : `; boundary=${boundary}`}`;
  return { method, path, headers: { ...headers, 'content-type': type }, body };
}
