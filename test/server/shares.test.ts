/** One account, however many connections it opens and however little it reads, leaves the server to others. */
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { endpoint } from '#contract/platform/endpoint.ts';
import { success } from '#core/failure.ts';
import { usualLimits } from '#server/platform/database/serve-database.ts';
import { route } from '#server/platform/http/route.ts';
import { startTestServer, type TestServer } from '#test/server.ts';

const none = z.object({});
const base = { tag: '试', summary: '试', params: none, query: none, body: none, failures: [], reads: [], method: 'GET' } as const;
const held = endpoint({ ...base, id: 'readHeld', path: '/api/planted-held', response: none });
const quick = endpoint({ ...base, id: 'readQuick', path: '/api/planted-quick', response: none });
const long = endpoint({ ...base, id: 'readLong', path: '/api/planted-long', response: z.object({ text: z.string() }) });

/** Requests that are in the middle of their reading, by what ends each. */
const running = new Set<() => void>();
let mostRunning = 0;
const routes = [
  route(held, async () => {
    await new Promise<void>((end) => {
      running.add(end);
      mostRunning = Math.max(mostRunning, running.size);
    });
    return success({});
  }),
  route(quick, async () => success({})),
  route(long, async () => success({ text: 'x'.repeat(10_000_000) })),
];
const person = { who: 'person' } as const;
const policy = { readHeld: person, readQuick: person, readLong: person } as const;

let server: TestServer;
beforeAll(async () => {
  const limits = { ...usualLimits, reading: { ...usualLimits.reading, connectionMs: 2000 } };
  server = await startTestServer({ routes, policy, limits });
});
afterAll(async () => {
  release();
  await server.stop();
});

function release(): void {
  for (const end of running) {
    running.delete(end);
    end();
  }
}

/** Asks so often on one connection, and reads nothing. */
function ask(path: string, times: number, cookie: string): Socket {
  const { host, hostname, port } = new URL(server.origin);
  const socket = connect(Number(port), hostname).on('error', () => {});
  socket.pause();
  socket.write(`GET ${path} HTTP/1.1\r\nhost: ${host}\r\ncookie: ${cookie}\r\n\r\n`.repeat(times));
  return socket;
}

it('requests that follow each other on a connection are begun one after the other', async () => {
  mostRunning = 0;
  const socket = ask('/api/planted-held', 3, server.office.cookie);
  for (let each = 0; each < 3; each++) {
    await expect.poll(() => running.size, { timeout: 10_000 }).toBe(1);
    // Whatever else came with it has been begun by now, if it is.
    await server.ok(quick);
    release();
  }
  await server.ok(quick);
  expect(mostRunning).toBe(1);
  socket.destroy();
});

it('a connection that asks further ahead than anybody reads is closed', async () => {
  const socket = ask('/api/planted-quick', 100, server.office.cookie);
  await new Promise((resolve) => socket.resume().once('close', resolve));
});

it('an account has half of the connections that read', async () => {
  mostRunning = 0;
  const calls = Array.from({ length: 20 }, () => server.call(held));
  await expect.poll(() => running.size, { timeout: 10_000 }).toBe(4);
  const other = await server.as('office');
  expect((await other.call(quick)).status).toBe(200);
  expect(mostRunning).toBe(4);
  const over = Promise.all(calls);
  const ending = setInterval(release, 20);
  const statuses = (await over).map(({ status }) => status);
  clearInterval(ending);
  expect(statuses).toContain(200);
});

it('answers that are not taken leave room for those of others', async () => {
  const sockets: Socket[] = [];
  // Whoever is refused a connection of the database in a busy moment asks again.
  const another = async () => {
    // Several at once: a busy machine answers slowly what is read in between.
    for (let each = 0; each < 5; each += 1) sockets.push(ask('/api/planted-long', 1, server.office.cookie));
    return (await server.call(long)).problem?.code;
  };
  await expect.poll(another, { timeout: 20_000 }).toBe('server.busy');
  const other = await server.as('office');
  expect((await other.call(long)).status).toBe(200);
  for (const socket of sockets) socket.destroy();
  await expect.poll(async () => (await server.call(long)).status, { timeout: 20_000 }).toBe(200);
});
