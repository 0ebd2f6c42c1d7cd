/** Whoever may not, or sends more than anybody needs, is refused before a byte of the body is read; of the others each has a share of the room. */
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { endpoint } from '#contract/platform/endpoint.ts';
import { success } from '#core/failure.ts';
import { route, visitRoute } from '#server/platform/http/route.ts';
import { parsed, type Answered } from '#test/fuzz/send.ts';
import { startTestServer, type TestServer } from '#test/server.ts';

const none = z.object({});
const base = { tag: '试', summary: '试', params: none, query: none, response: none, failures: [], touches: [], method: 'POST' } as const;
const note = endpoint({ ...base, id: 'plantNote', path: '/api/planted-notes', body: z.object({ note: z.string().optional() }) });
const list = endpoint({ ...base, id: 'plantList', path: '/api/planted-lists', body: z.unknown(), bodyKb: 2048 });
const guess = endpoint({ ...base, id: 'plantGuess', path: '/api/planted-guesses', body: z.unknown() });
const routes = [
  ...[note, list].map((each) =>
    route(each, async (_input, act) => {
      act.audit({ act: 'note.take', objects: [] });
      return success({});
    }),
  ),
  visitRoute(guess, async () => success({})),
];
const policy = { plantNote: { who: 'person' }, plantList: { who: 'person' }, plantGuess: { who: 'anyone' } } as const;

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ routes, policy, lingerMs: 50, headersMs: 5000, requestMs: 8000 });
});
afterAll(() => server.stop());

/** Sends the head of a request and `sent` of its body, and no more. */
function begin(path: string, length: number, cookie?: string, sent = '"'): Socket {
  const { host, hostname, port } = new URL(server.origin);
  const socket = connect(Number(port), hostname).on('error', () => {});
  const fields = [`host: ${host}`, `origin: ${server.origin}`, 'content-type: application/json', `content-length: ${length}`];
  socket.write([`POST ${path} HTTP/1.1`, ...fields, ...(cookie === undefined ? [] : [`cookie: ${cookie}`]), '', sent].join('\r\n'));
  return socket;
}

/** What the server says until it closes the connection. */
async function end(socket: Socket): Promise<Answered> {
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  await new Promise((resolve) => socket.once('close', resolve));
  return parsed(Buffer.concat(chunks).toString('utf8'));
}

/** Its requests have reached the server and were asked who they are, beside a hundred calls one after the other. */
async function arrived(): Promise<void> {
  for (let each = 0; each < 100; each++) await server.call(note, { body: {} });
}

describe('a body that never ends', () => {
  it.each(['/api/planted-notes', '/api/planted-lists', '/api/nothing'])(
    'of nobody, at %s, is not waited for, and its connection is closed',
    async (path) => {
      const answer = await end(begin(path, 1_900_000));
      expect(answer.status).toBe(path === '/api/nothing' ? 404 : 401);
    },
  );

  it('and is larger than the endpoint takes is refused by what it says of itself', async () => {
    expect((await end(begin('/api/planted-notes', 65 * 1024, server.office.cookie))).status).toBe(413);
    expect((await server.call(list, { body: 'x'.repeat(1_900_000) })).status).toBe(200);
    expect((await end(begin('/api/planted-lists', 2049 * 1024, server.office.cookie))).status).toBe(413);
  });

  it('takes of the room no more than the share of its account', async () => {
    const other = await server.as('office');
    const slow = Array.from({ length: 8 }, () => begin('/api/planted-lists', 2 * 1024 * 1024, other.cookie));
    await arrived();
    // Forty of them wait.
    const calls = Array.from({ length: 60 }, () => other.call(note, { body: {} }));
    expect((await Promise.race(calls)).problem?.code).toBe('server.busy');
    expect((await server.call(note, { body: {} })).status).toBe(200);
    for (const socket of slow) socket.destroy();
    expect(new Set((await Promise.all(calls)).map(({ status }) => status))).toEqual(new Set([503, 200]));
  });

  it('of whoever has no login leaves room for those who have', async () => {
    const slow = Array.from({ length: 64 }, () => begin('/api/planted-guesses', 64 * 1024));
    await arrived();
    const calls = Array.from({ length: 60 }, () => server.anonymous.call(guess, { body: 1 }));
    expect((await Promise.race(calls)).problem?.code).toBe('server.busy');
    expect((await server.call(note, { body: {} })).status).toBe(200);
    for (const socket of slow) socket.destroy();
    expect(new Set((await Promise.all(calls)).map(({ status }) => status))).toEqual(new Set([503, 200]));
  });
});

it.each(['gzip', 'br', 'deflate', 'gzip, br', 'x'])('a body in the form %s is refused, and nobody waits for it', async (encoding) => {
  const sender = { origin: server.origin, cookie: server.office.cookie, 'content-type': 'application/json' };
  const answer = await fetch(`${server.origin}/api/planted-notes`, {
    method: 'POST',
    headers: { ...sender, 'content-encoding': encoding },
    body: '{}',
  });
  expect([answer.status, await answer.json()]).toMatchObject([415, { code: 'request.unsupported-type' }]);
});

it('a connection that asks for another protocol is closed behind its answer, though its body came late', async () => {
  const { host, hostname, port } = new URL(server.origin);
  const socket = connect(Number(port), hostname).on('error', () => {});
  const fields = [`host: ${host}`, 'connection: Upgrade', 'upgrade: websocket', 'content-type: application/json', 'content-length: 66000'];
  socket.write(['POST /api/planted-notes HTTP/1.1', ...fields, '', 'x'].join('\r\n'));
  const answer = end(socket);
  socket.write('x'.repeat(65_999));
  const { status, headers } = await answer;
  expect([status, headers.get('connection')]).toEqual([401, 'close']);
});
