/** What never reaches an endpoint is answered as everything else: with our headers, as a problem document, in words. */
import { connect } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { endpoint } from '#contract/platform/endpoint.ts';
import { message } from '#contract/platform/message.ts';
import { zh } from '#contract/catalogue.ts';
import { success } from '#core/failure.ts';
import { domain as access } from '#server/access/domain.ts';
import { buildApp } from '#server/platform/http/app.ts';
import { route } from '#server/platform/http/route.ts';
import { createLog } from '#server/platform/log.ts';
import { createGate } from '#server/session/authenticate.ts';
import { missingHeaders } from '#test/expected-headers.ts';
import { parsed, type Answered } from '#test/fuzz/send.ts';
import { startTestServer, type TestServer } from '#test/server.ts';

const none = z.object({});
const base = { tag: '试', summary: '试', params: none, query: none, body: none, response: none, failures: [] } as const;
const slow = endpoint({
  ...base,
  id: 'plantSlow',
  method: 'GET',
  path: '/api/planted/{name}',
  reads: [],
  params: z.object({ name: z.string() }),
});
const upload = endpoint({ ...base, id: 'plantFile', method: 'POST', path: '/api/planted-files', touches: [], upload: true });
const note = endpoint({ ...base, id: 'plantNote', method: 'POST', path: '/api/planted-notes', touches: [] });
const download = endpoint({ ...base, id: 'downloadPlanted', method: 'GET', path: '/api/planted-file', reads: [], download: true });
const secret = endpoint({ ...base, id: 'readSecret', method: 'GET', path: '/api/planted-secret', reads: [] });

/** Called once a request is in the middle of its work, with what ends it. */
let held = (_release: () => void): void => {};
const routes = [
  ...access.routes,
  route(slow, async () => {
    await new Promise<void>((release) => held(release));
    return success({});
  }),
  route(secret, async () => success({})),
  route(upload, async (_input, act) => {
    act.audit({ act: 'file.take', objects: [] });
    return success({});
  }),
  route(note, async (_input, act) => {
    act.audit({ act: 'note.take', objects: [] });
    return success({});
  }),
  route(download, async (_input, act) => {
    act.audit({ act: 'file.send', objects: [] });
    return success({ fileName: 'a.txt', mediaType: 'text/plain', bytes: Buffer.from('a') });
  }),
];
const anyPost = { who: 'person' } as const;
const policy = {
  plantSlow: anyPost,
  plantFile: anyPost,
  plantNote: anyPost,
  downloadPlanted: anyPost,
  readSecret: { who: { 'audit-admin': 'masked' } },
} as const;

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ routes, policy, headersMs: 700, requestMs: 1500 });
});
afterAll(() => server.stop());

/** What the server says to bytes, until it closes the connection. */
async function say(text: string | Buffer): Promise<Answered> {
  const { hostname, port } = new URL(server.origin);
  const socket = connect(Number(port), hostname);
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk)).on('error', () => {});
  socket.write(text);
  await new Promise((resolve) => socket.once('close', resolve));
  return parsed(Buffer.concat(chunks).toString('utf8'));
}

/** A whole request; without `host` it has none. */
function request(line: string, fields: readonly string[] = [], body = ''): string {
  const host = fields.some((field) => field.startsWith('host:')) || line.endsWith('1.0') ? [] : [`host: ${new URL(server.origin).host}`];
  return [line, ...host, 'connection: close', ...fields, '', body].join('\r\n');
}
const form = (type: string, body: string): string =>
  request(
    'POST /api/planted-files HTTP/1.1',
    [`cookie: ${server.office.cookie}`, `origin: ${server.origin}`, `content-type: ${type}`, `content-length: ${Buffer.byteLength(body)}`],
    body,
  );
/** To an endpoint that takes no file, by somebody who may. */
const mine = (fields: readonly string[], body = ''): string =>
  request('POST /api/planted-notes HTTP/1.1', [`cookie: ${server.office.cookie}`, `origin: ${server.origin}`, ...fields], body);
const part = '--x\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\ncontent-type: text/plain\r\n\r\n一、';

const refused: readonly (readonly [name: string, bytes: () => string, status: number, code: string])[] = [
  ['an address that cannot be decoded', () => request('GET /api/planted/%E0%A4%A HTTP/1.1'), 400, 'request.rejected'],
  [
    'an address with a part that is too long',
    () => request(`GET /api/planted/${'a'.repeat(1001)} HTTP/1.1`),
    414,
    'request.address-too-long',
  ],
  ['an address that leads nowhere', () => request('GET /api/nothing HTTP/1.1'), 404, 'request.not-found'],
  ['a method that an address does not take', () => request('DELETE /api/planted/a HTTP/1.1'), 405, 'request.wrong-method'],
  ['a method of other protocols', () => request('PROPFIND /api/system HTTP/1.1'), 405, 'request.wrong-method'],
  ['no HTTP', () => 'SSH-2.0-OpenSSH_9.2\r\n\r\n', 400, 'request.rejected'],
  ['a request without Host', () => 'GET /api/system HTTP/1.1\r\nconnection: close\r\n\r\n', 400, 'request.rejected'],
  ['a foreign Host', () => request('GET /api/system HTTP/1.1', ['host: evil.example']), 403, 'request.forbidden-host'],
  ['headers beyond 16 kB', () => request('GET /api/system HTTP/1.1', [`x-long: ${'a'.repeat(20_000)}`]), 431, 'request.headers-too-large'],
  ['an address beyond 16 kB', () => request(`GET /api/system?${'a'.repeat(20_000)} HTTP/1.1`), 431, 'request.headers-too-large'],
  [
    'two lengths',
    () => request('POST /api/planted-files HTTP/1.1', ['content-length: 1', 'content-length: 2'], 'aa'),
    400,
    'request.rejected',
  ],
  ['a head that does not end', () => 'GET /api/system HTTP/1.1\r\nx: ', 408, 'request.too-slow'],
  ['a body that does not end', () => `${mine(['content-type: application/json', 'content-length: 100'])}{`, 408, 'request.too-slow'],
  ['a body that is too large', () => mine(['content-type: application/json', 'content-length: 3000000']), 413, 'request.too-large'],
  ['a body of another kind', () => mine(['content-type: text/plain', 'content-length: 2'], 'ab'), 415, 'request.unsupported-type'],
  ['broken JSON', () => mine(['content-type: application/json', 'content-length: 1'], '{'), 400, 'request.rejected'],
  ['a form without boundary', () => form('multipart/form-data', part), 400, 'request.form-broken'],
  ['a form that is cut off', () => form('multipart/form-data; boundary=x', part), 400, 'request.form-broken'],
  ['a form that never began', () => form('multipart/form-data; boundary=x', 'nothing of the kind'), 400, 'request.form-broken'],
  [
    'a field that is too long',
    () =>
      form(
        'multipart/form-data; boundary=x',
        `--x\r\ncontent-disposition: form-data; name="a"\r\n\r\n${'a'.repeat(70_000)}\r\n${part}\r\n--x--\r\n`,
      ),
    413,
    'request.too-large',
  ],
];

describe('a refusal of', () => {
  it.each(refused)('%s is ours', async (_name, bytes, status, code) => {
    const answer = await say(bytes());
    expect(answer.status).toBe(status);
    expect(missingHeaders(answer.headers)).toEqual([]);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/problem+json; charset=utf-8',
      'cache-control': 'no-store',
    });
    const problem: unknown = JSON.parse(answer.text);
    expect(problem).toMatchObject({
      type: `/api/docs#${code}`,
      status,
      code,
      title: message(zh, code),
      requestId: answer.headers.get('x-request-id'),
    });
    if (status === 405) expect(answer.headers.get('allow')).toBe('GET, HEAD');
  });

  it('nothing that is right: an expectation, HTTP/1.0, a page', async () => {
    for (const fields of [[], ['expect: 100-continue'], ['expect: the-best']]) {
      const answer = await say(request('GET /api/system HTTP/1.1', fields));
      expect(answer.text).toContain('today');
    }
    expect((await say(request('GET /api/system HTTP/1.0', [`host: ${new URL(server.origin).host}`]))).status).toBe(200);
    const page = await say(request('GET / HTTP/1.1'));
    expect(missingHeaders(page.headers)).toEqual([]);
  });

  it('what comes while the server stops is one too', async () => {
    const stopping = await startTestServer({ routes, policy });
    const running = new Promise<() => void>((resolve) => (held = resolve));
    const first = stopping.call(slow, { params: { name: 'a' } });
    const release = await running;
    // A connection that is open already: new ones are not taken any more.
    const { hostname, port, host } = new URL(stopping.origin);
    const socket = connect(Number(port), hostname);
    const chunks: Buffer[] = [];
    const heard = async (text: string): Promise<void> => {
      while (!Buffer.concat(chunks).toString().includes(text)) await new Promise((resolve) => socket.once('data', resolve));
    };
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    socket.write(`GET /api/planted/b HTTP/1.1\r\nhost: ${host}\r\ncookie: ${stopping.office.cookie}\r\n\r\n`);
    const other = await new Promise<() => void>((resolve) => (held = resolve));
    socket.write(`GET /api/system HTTP/1.1\r\nhost: ${host}\r\n\r\n`);
    const stopped = stopping.stop();
    other();
    await heard('server.stopping');
    const [, answer = ''] = Buffer.concat(chunks)
      .toString()
      .split(/(?=HTTP\/1\.1 503)/);
    expect(answer).toMatch(/^content-type: application\/problem\+json/im);
    expect(answer).toMatch(/^retry-after: 5/im);
    expect(answer).toMatch(/^content-security-policy: /im);
    release();
    expect((await first).status).toBe(200);
    await stopped;
  });
});

describe('a link of a foreign page', () => {
  const sent = async (path: string, headers: Record<string, string>): Promise<Answered> =>
    say(
      request(`GET ${path} HTTP/1.1`, [
        `cookie: ${server.office.cookie}`,
        ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
      ]),
    );
  const events = async (): Promise<number> => (await server.database.kysely.selectFrom('audit_event').select('id').execute()).length;
  const navigate = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };

  it.each([
    ['from another site', { 'sec-fetch-site': 'cross-site', ...navigate }],
    ['from a neighbour of the same domain', { 'sec-fetch-site': 'same-site', ...navigate }],
    ['in a mail', { 'sec-fetch-site': 'none', ...navigate }],
    ['by a browser that says nothing of it', { referer: 'http://evil.example/page' }],
    ['that hides where it is', {}],
    ['of a garbled address', { referer: 'http://' }],
  ])('%s downloads nothing and leaves no trace in the trail', async (_name, headers) => {
    const before = await events();
    const answer = await sent('/api/planted-file', headers);
    expect(answer.status).toBe(403);
    expect(answer.text).toContain(message(zh, 'request.foreign-download'));
    expect(await events()).toBe(before);
  });

  it.each([
    ['by a page of ours', (): Record<string, string> => ({ 'sec-fetch-site': 'same-origin' })],
    ['by a page of ours in an old browser, or over plain HTTP', () => ({ referer: `${server.origin}/plans` })],
  ])('is not what is begun %s', async (_name, headers) => {
    expect((await sent('/api/planted-file', headers())).text).toBe('a');
  });

  it('cannot make somebody refused either, which the trail would tell', async () => {
    const before = await events();
    const foreign: Record<string, string>[] = [{ 'sec-fetch-site': 'cross-site', ...navigate }, { referer: 'http://evil.example/' }];
    for (const headers of foreign) {
      const answer = await sent('/api/planted-secret', headers);
      expect([answer.status, JSON.parse(answer.text)]).toEqual([403, expect.objectContaining({ code: 'request.forbidden-origin' })]);
    }
    expect(await events()).toBe(before);
    expect(JSON.parse((await sent('/api/planted-secret', { 'sec-fetch-site': 'same-origin' })).text)).toMatchObject({
      code: 'not-allowed',
    });
    expect(await events()).toBe(before + 1);
  });
});

it('a name that has several addresses is listened on at one of them, whose connections are limited', async () => {
  const { app, stop } = await appOn('localhost');
  expect(app.addresses()).toHaveLength(1);
  await stop();
});

/** A second server over the same database. */
async function appOn(host: string): Promise<{ readonly app: FastifyInstance; readonly stop: () => Promise<void> }> {
  const app = await buildApp({
    source: server.source,
    gate: createGate(server.source),
    reachable: { localOnly: true, publicUrl: undefined, trustedProxies: [] },
    routes: access.routes,
    log: createLog('silent'),
    webDir: '/nowhere',
  });
  await app.listen({ host, port: 0 });
  return { app, stop: () => app.close() };
}
